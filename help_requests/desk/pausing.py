"""Handing over what somebody holds who pauses: to a colleague, or back to the team."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from help_requests.desk.cards import topic_words, visit_words
from help_requests.desk.forms.fields import PersonField, ReasonField
from help_requests.desk.keys import row_key
from help_requests.desk.scene import people_of
from help_requests.desk.screens import DeskScreen
from help_requests.engine import MoveRefused
from help_requests.models import HelpRequest
from help_requests.permissions import members_handed_over_by, members_led_by, visible_to
from help_requests.services import TooManyToHold, policy_of
from help_requests.services.care import held_by, pause_member
from help_requests.statuses import AT_A_TEAM
from teams_directory.models import Member

LONGEST = timedelta(days=366)
LATE = "Việc vừa đổi tay hoặc người nhận không còn trong tổ. Chưa bàn giao việc nào, anh chị xem lại rồi làm tiếp."

BACK = "tra-ve-to"


class DayField(forms.DateField):
    """A day that need not be known."""

    def __init__(self, label: str) -> None:
        box = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(label=label, required=False, widget=box, error_messages={"invalid": "Anh chị chọn lại ngày."})


class PassOnForm(forms.Form):
    """To whom, why, and for how long they are away. Back to the team only by a button that says so."""

    to = PersonField(label="Giao cho ai", empty_label="Chọn một người")
    reason = ReasonField(label="Vì sao (không bắt buộc, chuyện ốm đau thì đừng ghi)", required=False)
    first_day = DayField("Nghỉ từ ngày (không bắt buộc)")
    last_day = DayField("Đến hết ngày")

    def __init__(self, *args: Any, colleagues: list[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].offer(colleagues)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if BACK in self.data:
            data["to"] = None
        elif not data.get("to") and "to" not in self.errors:
            self.add_error("to", "Chọn một người, hoặc bấm “Trả về tổ”.")
        first, last = data.get("first_day"), data.get("last_day")
        if last and not first:
            self.add_error("first_day", "Ghi cả ngày bắt đầu nghỉ.")
        elif first and not last:
            self.add_error("last_day", "Ghi cả ngày cuối. Chưa biết thì để trống cả hai ô.")
        elif first and last and last < first:
            self.add_error("last_day", "Ngày cuối phải sau ngày đầu.")
        elif last and last < timezone.localdate():
            self.add_error("last_day", "Những ngày này đã qua.")
        elif first and last and last - first > LONGEST:
            self.add_error("last_day", "Nghỉ hơn một năm thì nhờ xã ghi ngày thôi việc tổ.")
        return data

    @property
    def away(self) -> tuple[date, date] | None:
        first, last = self.cleaned_data["first_day"], self.cleaned_data["last_day"]
        return (first, last) if first and last else None


class PassOnView(DeskScreen):
    """First whose work, then what it is and who takes it. Of people one may not hand over there is nothing (404)."""

    page_title = "Bàn giao việc"
    header_icon = "group"
    template_name = "help_requests/desk/pass_on.html"

    @cached_property
    def member(self) -> Member | None:
        asked = self.request.GET.get("ai", "")
        if not asked:
            return None
        people = members_handed_over_by(self.request.user).select_related("team")
        return get_object_or_404(people, pk=row_key(asked))

    @cached_property
    def may_exceed(self) -> bool:
        """Whether this person's reason lets a colleague hold more than the commune asks of one volunteer."""
        return self.member is not None and members_led_by(self.request.user).filter(pk=self.member.pk).exists()

    def make_form(self, member: Member, data: Any = None) -> PassOnForm:
        others = [person for person in people_of(member.team_id) if person.pk != member.pk]
        return PassOnForm(data, colleagues=others, auto_id="ban-giao-%s")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs) | {"member": self.member, "held": [], "form": None}
        if self.member is None:
            return context | {"people": holders(members_handed_over_by(self.request.user))}
        rows = list(visible_to(self.request.user).filter(pk__in=held_by(self.member)).for_desk())
        rows.sort(key=lambda row: (row.visit_start is None, row.visit_start or row.created_at))
        return context | {
            "held": [self._line(row) for row in rows], "most": policy_of(rows[0]).max_open_per_member if rows else 0,
            "form": kwargs.get("form") or self.make_form(self.member), "may_exceed": self.may_exceed,
        }  # fmt: skip

    def _line(self, row: HelpRequest) -> dict[str, str]:
        along = "" if row.assigned_to == self.member else ", đi cùng"
        return {
            "what": topic_words(row), "where": str(row.village or row.village_typed),
            "when": (visit_words(row) or f"chưa hẹn giờ, {row.wish().lower()}") + along,
            "address": reverse("help_requests_desk:detail", args=[row.public_id]),
        }  # fmt: skip

    def post(self, request: HttpRequest) -> HttpResponse:
        if self.member is None:
            raise Http404
        form = self.make_form(self.member, request.POST)
        if form.is_valid() and self._pass_on(self.member, form):
            return HttpResponseRedirect(reverse("help_requests_desk:pass_on"))
        return self.render_to_response(self.get_context_data(form=form))

    def _pass_on(self, member: Member, form: PassOnForm) -> bool:
        to, reason = form.cleaned_data["to"], form.cleaned_data["reason"]
        try:
            count = pause_member(
                member=member, by=self.request.user, to=to, reason=reason, may_exceed=self.may_exceed, away=form.away
            )
        except TooManyToHold as problem:
            form.add_error("reason" if self.may_exceed else "to", self._too_many(to, problem.most))
            return False
        except MoveRefused:
            form.add_error(None, LATE)
            return False
        messages.success(self.request, sentence(member, to, count, form.away))
        return True

    def _too_many(self, to: Member, most: int) -> str:
        ways = (
            "Vẫn giao thì ghi vì sao, hoặc chọn người khác."
            if self.may_exceed
            else "Anh chị chọn người khác, trả về tổ, hoặc nhờ tổ trưởng giao."
        )
        return (
            f"Nhận thêm thì {to.full_name} giữ quá {most} việc, mức xã định cho một người. "
            f"Chưa bàn giao việc nào. {ways}"
        )


def holders(people: QuerySet[Member]) -> list[Member]:
    """Of these people those who hold something, with how much."""
    own = HelpRequest.objects.filter(state__in=AT_A_TEAM, team=OuterRef("team")).order_by()
    goes, along = own.filter(assigned_to=OuterRef("pk")), own.filter(companion=OuterRef("pk"))
    number = sum_of(goes.values("assigned_to")) + sum_of(along.values("companion"))
    return list(people.annotate(held=number).filter(held__gt=0).select_related("team"))


def sum_of(grouped: Any) -> Coalesce:
    return Coalesce(Subquery(grouped.annotate(number=Count("pk")).values("number")), 0)


def sentence(member: Member, to: Member | None, count: int, away: tuple[date, date] | None) -> str:
    """What has happened, and what is left to do."""
    if not count:
        done = f"{member.full_name} không còn giữ việc nào."
    elif to:
        done = f"Đã bàn giao {count} việc của {member.full_name} cho {to.full_name}. Giờ đã hẹn với bà con vẫn giữ."
    else:
        done = f"Đã trả {count} việc của {member.full_name} về tổ. Tổ gọi hẹn lại bà con, tìm người đi cùng nếu cần."
    return f"{done} Đã ghi nghỉ từ {away[0]:%d/%m} đến {away[1]:%d/%m}." if away else done
