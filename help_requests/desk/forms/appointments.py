"""When somebody comes, with whom, and what the resident said about it."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from help_requests import services
from help_requests.desk.forms.fields import DeskForm, PersonField, missing
from help_requests.desk.scene import Scene
from help_requests.models import HelpRequest
from help_requests.times import default_visit

FARTHEST = timedelta(days=180)
LONGEST_VISIT = timedelta(hours=6)


def suggested_time(row: HelpRequest) -> tuple[datetime, datetime]:
    """What stands already, else the time the resident chose, else the beginning of the half-day they wish for."""
    if row.visit_start and row.visit_end:
        return row.visit_start, row.visit_end
    if row.slot_start and row.slot_end and row.slot_end > timezone.now():
        return row.slot_start, row.slot_end
    return default_visit(row.wished_day, row.wished_part)


class AppointmentForm(DeskForm):
    """When the team comes or calls; who goes along, where two people go."""

    day = forms.DateField(
        label="Ngày", error_messages=missing("Anh chị chọn ngày."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip
    start = forms.TimeField(
        label="Từ", error_messages=missing("Anh chị ghi giờ bắt đầu."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )  # fmt: skip
    end = forms.TimeField(
        label="Đến", error_messages=missing("Anh chị ghi giờ kết thúc."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )  # fmt: skip
    companion = PersonField(label="Ai đi cùng", empty_label="Chọn một người")

    def __init__(self, *args: Any, scene: Scene, **kwargs: Any) -> None:
        start, end = (timezone.localtime(moment) for moment in suggested_time(scene.row))
        initial = {
            "day": start.date(), "start": start.time(), "end": end.time(), "companion": scene.row.companion_id,
        }  # fmt: skip
        super().__init__(*args, initial=initial, scene=scene, **kwargs)
        if scene.needs_two or scene.row.companion_id:
            self.fields["companion"].offer(scene.people(without=getattr(scene.who.membership, "pk", None)))
        else:
            del self.fields["companion"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not {"day", "start", "end"} <= data.keys():
            return data
        zone = timezone.get_current_timezone()
        data["visit_start"] = datetime.combine(data["day"], data["start"], zone)
        data["visit_end"] = datetime.combine(data["day"], data["end"], zone)
        if data["visit_end"] <= data["visit_start"]:
            self.add_error("end", "Giờ kết thúc phải sau giờ bắt đầu.")
        elif data["visit_end"] - data["visit_start"] > LONGEST_VISIT:
            self.add_error("end", "Một lần giúp không quá 6 giờ.")
        elif data["visit_end"] < timezone.now():
            self.add_error("day", "Giờ này đã qua. Anh chị chọn giờ khác.")
        elif data["visit_start"] > timezone.now() + FARTHEST:
            self.add_error("day", "Ngày này còn xa quá. Anh chị chọn trong nửa năm tới.")
        return data

    def arguments(self) -> dict[str, Any]:
        return {
            "member": self.scene.who.membership, "companion": self.cleaned_data.get("companion"),
            "start": self.cleaned_data["visit_start"], "end": self.cleaned_data["visit_end"],
        }  # fmt: skip


class AcceptForm(AppointmentForm):
    service = staticmethod(services.accept_request)


class ProposeForm(AppointmentForm):
    service = staticmethod(services.propose_time)


class AgreeForm(DeskForm):
    """The resident said yes on the telephone."""

    service = staticmethod(services.agree_to_time)


class RefuseForm(DeskForm):
    """The resident said on the telephone that the time does not suit."""

    service = staticmethod(services.refuse_time)


class PairForm(DeskForm):
    """Whether two people go, and who goes along."""

    needed = forms.BooleanField(label="Lần này cần đi hai người", required=False)
    companion = PersonField(label="Ai đi cùng", empty_label="Chưa có ai")

    service = staticmethod(services.pair_up)

    def __init__(self, *args: Any, scene: Scene, **kwargs: Any) -> None:
        initial = {"companion": scene.row.companion_id, "needed": True}
        super().__init__(*args, initial=initial, scene=scene, **kwargs)
        self.fields["companion"].offer(scene.people(without=scene.row.assigned_to_id))
