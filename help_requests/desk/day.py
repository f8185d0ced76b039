"""The day on the telephone: what one person, or a whole team, does in order of time; and the sheet to take along."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode

from help_requests.day_sheets import Entry, entries, print_day
from help_requests.desk.screens import DeskScreen
from help_requests.models import HelpRequestQuerySet, visit_on
from help_requests.permissions import LEADS, visible_to
from help_requests.services import reveal_day
from help_requests.sign_ups import with_places_taken
from help_requests.statuses import MASTERY, SCHEDULED, State
from help_requests.times import describe_day
from printing.services import PrintProblem
from teams_directory.models import GroupSession, Member, Team

TITLE = "Lịch ngày"
FARTHEST = timedelta(days=366)
NAMES = {0: "Hôm nay", 1: "Ngày mai", -1: "Hôm qua"}


@dataclass(frozen=True)
class Whose:
    """Whose day can be looked at: a choice of the form, and the visits and sessions it means."""

    key: str
    label: str
    rule: Q
    teams: tuple[int, ...]
    team: str
    member: str = ""


class DayForm(forms.Form):
    """Another day, another person."""

    ngay = forms.DateField(
        label="Ngày", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    ai = forms.ChoiceField(label="Của ai", required=False)


class _Day(DeskScreen):
    """One day of somebody this person may ask about; of anybody else there is nothing (404)."""

    page_title = TITLE
    header_icon = "calendar-alt"
    template_name = "help_requests/desk/day.html"

    @cached_property
    def day(self) -> date:
        try:
            asked = date.fromisoformat(self.request.GET.get("ngay", ""))
        except ValueError:
            return timezone.localdate()
        return asked if abs(asked - timezone.localdate()) <= FARTHEST else timezone.localdate()

    @cached_property
    def choices(self) -> dict[str, Whose]:
        """Own visits first; of teams one leads, all of it and each member; of communes, each team."""
        mine = list(self.queue.memberships.values())
        leads = self.request.user.has_perm("help_requests.assign_helprequest")
        led = [member.team for member in mine if leads and member.role in LEADS]
        kept = Team.objects.filter(commune__in=list(self.queue.communes)) if self.queue.communes else []
        others = Member.objects.active().exclude(pk__in=[member.pk for member in mine])
        people = others.filter(team__in=led).select_related("team") if led else []
        found = [*([own(mine)] if mine else []), *map(whole, led), *map(one, people), *map(whole, kept)]
        return {whose.key: whose for whose in found}

    @cached_property
    def whose(self) -> Whose | None:
        """None: a coordinator has yet to say which team."""
        asked = self.request.GET.get("ai", "")
        if asked and asked not in self.choices:
            raise Http404
        only = next(iter(self.choices.values())) if len(self.choices) == 1 else None
        return self.choices.get(asked) or only

    @property
    def visits(self) -> HelpRequestQuerySet:
        """To be made or made; who was taken to a group session is counted there."""
        made = Q(state=State.CLOSED, result__in=MASTERY)
        return visible_to(self.request.user).filter(visit_on(self.day), Q(state__in=SCHEDULED) | made, session=None)

    @cached_property
    def entries(self) -> list[Entry]:
        if self.whose is None:
            return []
        visits = self.visits.filter(self.whose.rule).for_desk()
        midnight = timezone.make_aware(datetime.combine(self.day, time.min))
        sessions = GroupSession.objects.filter(
            team__in=self.whose.teams, start__gte=midnight, start__lt=midnight + timedelta(days=1)
        )
        return entries(visits, with_places_taken(sessions.select_related("village", "topic")))

    def query(self, *, days: int = 0, whose: str | None = None) -> str:
        """The address of this day, or of one some days away, for the same person or another."""
        key = whose if whose is not None else self.request.GET.get("ai", "")
        words = {"ngay": f"{self.day + timedelta(days=days):%Y-%m-%d}", "ai": key}
        return "?" + urlencode({name: word for name, word in words.items() if word})


def own(mine: list[Member]) -> Whose:
    keys = tuple(member.pk for member in mine)
    teams = tuple(member.team_id for member in mine)
    names = " · ".join(member.team.name for member in mine)
    return Whose("", "Của tôi", goes(*keys), teams, names, mine[0].full_name)


def one(member: Member) -> Whose:
    return Whose(
        str(member.pk), member.full_name, goes(member.pk), (member.team_id,), member.team.name, member.full_name
    )


def whole(team: Team) -> Whose:
    return Whose(f"to-{team.pk}", team.name, Q(team=team.pk), (team.pk,), team.name)


def goes(*members: int) -> Q:
    return Q(assigned_to__in=members) | Q(companion__in=members)


class DayView(_Day):
    """The list, the days beside it, and the two ways to print it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        apart = (self.day - timezone.localdate()).days
        to_do = [entry for entry in self.entries if not entry.is_over]
        return super().get_context_data(**kwargs) | {
            "day": describe_day(self.day), "called": NAMES.get(apart, ""), "whose": self.whose,
            "entries": self.entries, "to_do": to_do, "has_visits": any(entry.request for entry in to_do),
            "member": self.whose.member if self.whose else "", "teams": self._teams(),
            "form": self._form(), "earlier": self.query(days=-1), "later": self.query(days=1),
            "today": "?" + urlencode({"ai": self.request.GET["ai"]}) if self.request.GET.get("ai") else "?",
            "sheet": reverse("help_requests_desk:day_sheet") + self.query(),
        }  # fmt: skip

    def _form(self) -> DayForm:
        form = DayForm(initial={"ngay": self.day, "ai": self.whose.key if self.whose else ""})
        nobody = [("", "Chọn một tổ")] if "" not in self.choices else []
        form.fields["ai"].choices = [*nobody, *((key, whose.label) for key, whose in self.choices.items())]
        if len(self.choices) < 2:
            del form.fields["ai"]
        return form

    def _teams(self) -> list[dict[str, Any]]:
        """For a coordinator who has not chosen: the teams that go out that day."""
        if self.whose is not None:
            return []
        counted = self.visits.filter(state__in=SCHEDULED).order_by("team__name", "team").values("team", "team__name")
        return [
            {"name": row["team__name"], "number": row["number"], "query": self.query(whose=f"to-{row['team']}")}
            for row in counted.annotate(number=Count("pk"))
        ]


class DaySheetView(_Day):
    """The sheet: by GET without numbers; with them only by POST, each look written down first."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._print(with_numbers=False)

    def post(self, request: HttpRequest) -> HttpResponse:
        visits = [entry.request for entry in self.entries if entry.request and not entry.is_over]
        reveal_day(requests=[row for row in visits if not row.anonymised_at], by=request.user)
        return self._print(with_numbers=True)

    def _print(self, *, with_numbers: bool) -> HttpResponse:
        if self.whose is None:
            return self._back("Anh chị chọn một tổ rồi in.")
        team, member = self.whose.team, self.whose.member
        try:
            pdf = print_day(
                day=self.day, team=team, member=member, listed=self.entries, with_numbers=with_numbers
            )  # fmt: skip
        except PrintProblem:
            return self._back("Tờ này chưa in được. Anh chị in riêng từng người, hoặc chép ra giấy.")
        shown = {"Content-Disposition": f'inline; filename="to-ngay-{self.day:%Y-%m-%d}.pdf"'}
        return HttpResponse(pdf, content_type="application/pdf", headers=shown)

    def _back(self, why: str) -> HttpResponse:
        messages.warning(self.request, why)
        return HttpResponseRedirect(reverse("help_requests_desk:day") + self.query())
