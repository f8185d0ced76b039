"""What staff fill in when they move a request along."""

import re
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from core.personal_data import find_secrets, reason
from core.text import clean_line
from help_requests.models import HelpRequest
from help_requests.statuses import Result, Verb
from help_requests.times import default_visit
from teams_directory.models import Member, Team

PHONE = re.compile(r"(?:\+?84|0)(?:[ .-]?\d){9}")
FARTHEST = timedelta(days=180)
LONGEST_VISIT = timedelta(hours=6)


class ReasonField(forms.CharField):
    """A short reason that every reader of the history may see, so no numbers that name somebody."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=300, widget=forms.Textarea(attrs={"rows": 2}), **kwargs)

    def clean(self, value: Any) -> str:
        text = clean_line(super().clean(value))
        if secrets := find_secrets(text):
            raise forms.ValidationError(reason(secrets[0].kind))
        if PHONE.search(text):
            raise forms.ValidationError("Đừng ghi số điện thoại ở đây: ai xem lịch sử cũng đọc được.")
        return text


class AppointmentForm(forms.Form):
    """When the team comes or calls."""

    day = forms.DateField(label="Ngày", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    start = forms.TimeField(label="Từ", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    end = forms.TimeField(label="Đến", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))

    def __init__(self, *args: Any, request: HelpRequest, **kwargs: Any) -> None:
        start, end = request.visit_start, request.visit_end
        if start is None or end is None:
            start, end = default_visit(request.wished_day, request.wished_part)
        first, last = timezone.localtime(start), timezone.localtime(end)
        super().__init__(*args, initial={"day": first.date(), "start": first.time(), "end": last.time()}, **kwargs)

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
        return {"start": self.cleaned_data["visit_start"], "end": self.cleaned_data["visit_end"]}


class ReassignForm(forms.Form):
    """To which team, and if wanted to whom."""

    team = forms.ModelChoiceField(label="Tổ nào", queryset=Team.objects.none(), empty_label="Chọn một tổ")
    member = forms.ModelChoiceField(
        label="Giao cho ai (không bắt buộc)", queryset=Member.objects.none(), required=False
    )
    reason = ReasonField(label="Vì sao (không bắt buộc)", required=False)

    def __init__(self, *args: Any, request: HelpRequest, **kwargs: Any) -> None:
        super().__init__(*args, initial={"team": request.team_id}, **kwargs)
        teams = Team.objects.working().filter(commune=request.commune_id)
        self.fields["team"].queryset = teams
        self.fields["member"].queryset = Member.objects.active().filter(team__in=teams).select_related("team")
        self.fields["member"].choices = self._people_by_team(request.team_id)

    def _people_by_team(self, own_team: int | None) -> list[Any]:
        """Nobody in particular, then the people of each team under its name, the request's own team first."""
        by_team: dict[Team, list[tuple[int, str]]] = {}
        for member in self.fields["member"].queryset:
            by_team.setdefault(member.team, []).append((member.pk, member.full_name))
        own_first = sorted(by_team.items(), key=lambda item: item[0].pk != own_team)
        return [("", "Tổ tự chia việc"), *((team.name, people) for team, people in own_first)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        member = data.get("member")
        if member and data.get("team") and member.team_id != data["team"].pk:
            self.add_error("member", "Người này không ở tổ đã chọn.")
        return data

    def arguments(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("team", "member", "reason")}


class TriageForm(forms.Form):
    """Why the commune should find somebody else."""

    reason = ReasonField(label="Vì sao tổ chưa giúp được")

    def __init__(self, *args: Any, request: HelpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    def arguments(self) -> dict[str, Any]:
        return {"reason": self.cleaned_data["reason"]}


class CloseForm(forms.Form):
    """What the person can do now."""

    result = forms.ChoiceField(label="Bà con làm được tới đâu?", choices=Result.choices, widget=forms.RadioSelect)
    reason = ReasonField(label="Ghi thêm (không ghi tên, số của bà con)", required=False)

    def __init__(self, *args: Any, request: HelpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    def arguments(self) -> dict[str, Any]:
        return {"result": self.cleaned_data["result"], "reason": self.cleaned_data["reason"]}


FORMS: dict[Verb, type[forms.Form]] = {
    Verb.ACCEPT: AppointmentForm,
    Verb.PROPOSE: AppointmentForm,
    Verb.REASSIGN: ReassignForm,
    Verb.TRIAGE: TriageForm,
    Verb.CLOSE: CloseForm,
}
