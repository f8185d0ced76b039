"""Who else sees to a request, and which one comes first."""

from typing import Any

from django import forms
from django.utils.html import format_html

from core import phones
from help_requests import services
from help_requests.desk.forms.fields import ChosenField, DeskForm, PersonField, ReasonField, missing
from help_requests.desk.scene import Scene
from help_requests.statuses import SCHEDULED
from teams_directory.models import Team


class ReassignForm(DeskForm):
    """To which team; inside the own team, if wanted, to whom. Another team shares its work out by itself."""

    team = forms.ModelChoiceField(
        label="Tổ nào", queryset=Team.objects.none(), empty_label="Chọn một tổ",
        error_messages=missing("Anh chị chọn một tổ."),
    )  # fmt: skip
    member = PersonField(label="Giao cho ai (không bắt buộc)", empty_label="Tổ tự chia việc")
    reason = ReasonField(label="Vì sao", required=False)

    service = staticmethod(services.reassign_request)

    def __init__(self, *args: Any, scene: Scene, **kwargs: Any) -> None:
        super().__init__(*args, initial={"team": scene.row.team_id}, scene=scene, **kwargs)
        self.fields["team"].queryset = Team.objects.working().filter(commune=scene.row.commune_id)
        if scene.row.team_id:
            self.fields["member"].offer(scene.people(without=scene.row.assigned_to_id))
            self.fields["member"].label = f"Giao cho ai trong {scene.row.team} (không bắt buộc)"
        else:
            del self.fields["member"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        row, member, team = self.scene.row, data.get("member"), data.get("team")
        if member and team and member.team_id != team.pk:
            self.add_error("member", "Người này không ở tổ đã chọn.")
        elif team and member is None and team.pk == row.team_id and not row.assigned_to_id and row.office_id is None:
            self.add_error("team", "Việc này đang ở tổ này. Anh chị chọn tổ khác, hoặc chọn một người.")
        elif row.state in SCHEDULED and row.assigned_to_id and not data.get("reason") and "reason" in data:
            self.add_error("reason", f"{row.assigned_to} đã hẹn với bà con. Lấy việc này lại thì ghi vì sao.")
        return data

    def arguments(self) -> dict[str, Any]:
        return {"member": None} | super().arguments()

    def too_many(self, most: int) -> tuple[str | None, str]:
        return "reason", f"Người này đang giữ {most} việc, đủ mức xã định. Vẫn giao thì ghi vì sao."


class TriageForm(DeskForm):
    """Why the commune should find somebody else."""

    reason = ReasonField(label="Vì sao tổ chưa giúp được")

    service = staticmethod(services.hand_to_triage)


class OfficeField(ChosenField):
    """An office with how it is reached, so that one can ring before handing over."""

    def label_from_instance(self, office: Any) -> str:
        number = phones.display(office.phone) if office.phone else ""
        more = " · ".join(filter(None, [number, office.address, office.handles]))
        return format_html("<span><strong>{}</strong><br>{}</span>", office.name, more)


class HandOverForm(DeskForm):
    """Which office sees to it."""

    office = OfficeField(
        label="Cơ quan nào", widget=forms.RadioSelect, empty_label=None,
        error_messages=missing("Anh chị chọn một cơ quan."),
    )  # fmt: skip
    reason = ReasonField(label="Vì sao (không bắt buộc)", required=False)

    service = staticmethod(services.hand_over)

    def __init__(self, *args: Any, scene: Scene, **kwargs: Any) -> None:
        super().__init__(*args, scene=scene, **kwargs)
        self.fields["office"].offer(scene.offices)


class PutFirstForm(DeskForm):
    """Why this one comes before others that waited longer."""

    reason = ReasonField(label="Vì sao việc này cần trước")

    service = staticmethod(services.put_first)
