"""Which requests stand in the queue, for whom and in which order: alone on a phone, beside a request when wide."""

from collections.abc import Collection
from typing import Any

import django_filters
from django.db.models import Count, Q, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Locale

from core.models import Topic
from help_requests.desk.cards import Card
from help_requests.desk.order import RULE
from help_requests.desk.proposals import Proposal, proposals_for
from help_requests.desk.tabs import Tab, all_tabs
from help_requests.desk.widgets import LongSelect
from help_requests.models import HelpRequest, HelpRequestQuerySet
from help_requests.permissions import Standing, memberships_of, visible_among
from help_requests.statuses import SCHEDULED, State
from teams_directory.models import Commune, Member, Team, Village
from teams_directory.permissions import coordinated_by

PER_PAGE = 30
NARROWING = ("topic", "village", "team", "place")
KEPT = ("muc", *NARROWING, "trang")


class QueueFilterSet(WagtailFilterSet):
    """Narrow a tab by what, where, whose and how."""

    topic = django_filters.ModelChoiceFilter(label="Việc", empty_label="Mọi việc", queryset=Topic.objects.none())
    village = django_filters.ChoiceFilter(label="Thôn", empty_label="Mọi thôn", widget=LongSelect)
    team = django_filters.ChoiceFilter(label="Tổ", empty_label="Mọi tổ", null_label="Chưa rõ tổ nào", widget=LongSelect)
    place = django_filters.ChoiceFilter(label="Gặp ở đâu", empty_label="Mọi nơi", choices=HelpRequest.Place.choices)

    class Meta:
        model = HelpRequest
        fields = NARROWING

    def __init__(self, *args: Any, mine: HelpRequestQuerySet, communes: Collection[int], **kwargs: Any) -> None:
        """A commune's places are all of them; a team's are those its requests come from."""
        super().__init__(*args, **kwargs)
        self.filters["topic"].queryset = Topic.objects.filter(locale=Locale.get_default())
        here = Q(commune__in=communes) if communes else Q(pk__in=mine.values("village"))
        self.filters["village"].extra["choices"] = Village.objects.filter(here).values_list("pk", "name")
        self.filters["team"].extra["choices"] = Team.objects.filter(commune__in=communes).values_list("pk", "name")
        if not communes:
            del self.filters["team"]


class Queue:
    """One person's queue as one address asks for it."""

    def __init__(self, request: HttpRequest, opened: HelpRequest | None = None) -> None:
        self.request, self.user, self.opened = request, request.user, opened
        self.given = {name: request.GET[name] for name in KEPT if request.GET.get(name)}

    @cached_property
    def mine(self) -> HelpRequestQuerySet:
        return visible_among([*self.memberships], [*self.communes])

    @cached_property
    def memberships(self) -> dict[int, Member]:
        served = memberships_of(self.user).select_related("team__village")
        return {member.team_id: member for member in reversed(served)}

    @cached_property
    def communes(self) -> dict[int, Commune]:
        return {commune.pk: commune for commune in coordinated_by(self.user)}

    def standing(self, row: HelpRequest) -> Standing:
        """As `permissions.standing`, for many requests at the price of one."""
        return Standing(self.user, row, self.memberships.get(row.team_id), row.commune_id in self.communes)

    @property
    def where(self) -> str:
        """Whose queue this is, when it is that of one place."""
        places = [str(commune) for commune in self.communes.values()]
        places += [str(member.team.village) for member in self.memberships.values()]
        return places[0] if len(places) == 1 else ""

    @cached_property
    def tabs(self) -> list[Tab]:
        return [tab for tab in all_tabs() if self.communes or not tab.is_communes]

    @cached_property
    def counts(self) -> dict[str, int]:
        """By tab, in one query: each tab is counted along an index of its own."""
        first, *others = (
            self.mine.filter(tab.rule).order_by().annotate(tab=Value(tab.key)).values("tab").annotate(n=Count("pk"))
            for tab in all_tabs()
        )
        found = {row["tab"]: row["n"] for row in first.union(*others, all=True)}
        return {tab.key: found.get(tab.key, 0) for tab in all_tabs()}  # who sees nothing is asked nothing

    @cached_property
    def tab(self) -> Tab:
        asked = self.given.get("muc") or self._tab_of_opened()
        by_key = {tab.key: tab for tab in self.tabs}
        if asked in by_key:
            return by_key[asked]
        return by_key["hom-nay" if self.memberships and self.counts["hom-nay"] else "moi"]

    def _tab_of_opened(self) -> str:
        if self.opened is None:
            return ""
        if self.opened.state in SCHEDULED:
            start = self.opened.visit_start
            return "hom-nay" if start and timezone.localdate(start) == timezone.localdate() else "dang-lam"
        return {State.CLOSED: "da-xong", State.HANDED_OVER: "cho-co-quan"}.get(State(self.opened.state), "moi")

    def listed_tabs(self) -> list[dict[str, Any]]:
        return [
            {
                "name": tab.name, "count": self.counts[tab.key], "current": tab.key == self.tab.key,
                "late": tab.key == "qua-han" and self.counts[tab.key] > 0,
                "query": self.query(muc=tab.key, trang=None),
            }
            for tab in self.tabs
            if self.counts[tab.key] or tab.key == self.tab.key or not tab.only_when_any
        ]  # fmt: skip

    @cached_property
    def narrowing(self) -> QueueFilterSet:
        rows = self.mine.filter(self.tab.rule)
        return QueueFilterSet(self.request.GET, rows, request=self.request, mine=self.mine, communes=[*self.communes])

    @property
    def is_narrowed(self) -> bool:
        form = self.narrowing.form
        return form.is_valid() and any(form.cleaned_data.get(name) for name in self.narrowing.filters)

    @property
    def page(self) -> int:
        asked = self.given.get("trang", "1")
        return max(int(asked), 1) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1

    @cached_property
    def _rows(self) -> list[HelpRequest]:
        """A page of rows, and one more when there is another page."""
        first = (self.page - 1) * PER_PAGE
        found = self._from(first)
        if not found and self.page > 1:  # the last card of a last page is done: back to the beginning
            del self.given["trang"]
            found = self._from(0)
        return found

    def _from(self, first: int) -> list[HelpRequest]:
        """Which rows is settled among keys alone; only those of the page are read whole.

        In two steps: PostgreSQL joins the nine tables of a card for every request before it looks at a subquery.
        """
        keys = list(self._in_order(self.narrowing.qs).values_list("pk", flat=True)[first : first + PER_PAGE + 1])
        rows = self._in_order(HelpRequest.objects.filter(pk__in=keys).for_desk())
        return list(rows.prefetch_related("visits") if self.tab.key == "hoi-lai" else rows)

    def _in_order(self, rows: HelpRequestQuerySet) -> HelpRequestQuerySet:
        return rows.in_fair_order() if self.tab.is_fair else rows.order_by(self.tab.order, "pk")

    @cached_property
    def cards(self) -> list[Card]:
        return [self._card(row) for row in self._rows[:PER_PAGE]]

    def _card(self, row: HelpRequest) -> Card:
        several = bool(self.communes) or len(self.memberships) > 1
        visit = next(iter(row.visits.all()), None) if self.tab.key == "hoi-lai" else None
        return Card(self.standing(row), self.query(), several, opened=row == self.opened, to_check=visit)

    @property
    def rule(self) -> str:
        """The order of the list, said in one sentence."""
        return RULE if self.tab.is_fair else ""

    @property
    def has_buttons(self) -> bool:
        """Beside an opened request the list only leads to others."""
        return self.opened is None

    @property
    def record(self) -> str:
        """Where this person writes down what somebody says who is here or rings."""
        writes = self.communes or any(member.team.is_working for member in self.memberships.values())
        return reverse("help_requests_desk:record") if writes else ""

    @cached_property
    def proposals(self) -> list[Proposal]:
        """Group sessions that would help many of those who wait; said once, above the whole list of them."""
        is_whole = self.page == 1 and not self.is_narrowed and self.opened is None
        return proposals_for(self.user) if self.tab.key == "moi" and is_whole else []

    @property
    def earlier(self) -> str:
        return self.query(trang=self.page - 1) if self.page > 1 else ""

    @property
    def later(self) -> str:
        return self.query(trang=self.page + 1) if len(self._rows) > PER_PAGE else ""

    @property
    def without_narrowing(self) -> str:
        return self.query(trang=None, **dict.fromkeys(NARROWING))

    def query(self, **changes: Any) -> str:
        """The part of an address that leads back to this list, or to it with changes."""
        words = self.given | {"muc": self.tab.key} | changes
        return "?" + urlencode({name: words[name] for name in KEPT if words.get(name)})
