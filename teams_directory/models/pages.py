"""The public directory: /to-cong-nghe-so/, the calendar of group sessions, and one address per village."""

from datetime import timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Site

from core.models import BasePage
from teams_directory.calendar import schedules
from teams_directory.forms import VillageFilter
from teams_directory.models.areas import CALENDAR_SLUG, Village, VillageQuerySet
from teams_directory.models.sessions import GroupSession, GroupSessionQuerySet
from teams_directory.models.teams import Member, Team
from teams_directory.seats import with_seats_left

DAYS_OF_CHANGES = 14  # how far ahead a village's page says when its team rests or helps at another time
SESSIONS_OF_A_VILLAGE = 3
DAYS_OF_SESSIONS, MOST_SESSIONS = 60, 60  # how far ahead the calendar looks, and how much of it fits on a page


class TeamDirectoryPage(RoutablePageMixin, BasePage):
    """Who helps in which village, where, when, and how to call them."""

    intro = models.CharField("lời dẫn", max_length=200, blank=True)

    content_panels: ClassVar[list[FieldPanel]] = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = "danh bạ các tổ"

    def villages(self, request: HttpRequest) -> VillageQuerySet:
        """Villages of this site's communes, each with its working teams."""
        teams = Prefetch("teams", queryset=Team.objects.working())
        villages = Village.objects.filter(commune__site=Site.find_for_request(request))
        return villages.select_related("commune").prefetch_related(teams)

    def sessions(self, request: HttpRequest) -> GroupSessionQuerySet:
        """Group sessions in villages of this site that are to be shown today, soonest first."""
        here = GroupSession.objects.filter(village__commune__site=Site.find_for_request(request))
        return here.announced().select_related("village", "team")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        typed = request.GET.get("q", "")[:80]
        context = {"q": typed, "villages": self.villages(request).matching(typed)}
        return super().get_context(request, *args, **kwargs) | context

    @path(f"{CALENDAR_SLUG}/", name="calendar")
    def calendar_route(self, request: HttpRequest) -> HttpResponse:
        """Coming group sessions day by day; `?thon=` one village's."""
        villages = list(Village.objects.filter(commune__site=Site.find_for_request(request)))
        village = next((one for one in villages if one.slug == request.GET.get("thon")), None)
        form = VillageFilter(villages, village)
        sessions = self.sessions(request).filter(start__lt=timezone.now() + timedelta(days=DAYS_OF_SESSIONS))
        if village:
            sessions = sessions.filter(village=village)
        context = {"sessions": with_seats_left(sessions[:MOST_SESSIONS]), "form": form, "village": village}
        return self.render(request, template="teams_directory/calendar.html", context_overrides=context)

    @path("<slug:village>/", name="village")
    def village_route(self, request: HttpRequest, village: str) -> HttpResponse:
        """One village: its teams, when they help, the sessions there, the members who agreed to be shown."""
        here = {"commune__site": Site.find_for_request(request)}
        shown = Prefetch("members", queryset=Member.objects.active().shown(), to_attr="shown_members")
        working = Team.objects.working().filter(village__slug=village, **here)
        teams = list(working.select_related("village__commune", "regulation").prefetch_related(shown))
        known = Village.objects.select_related("commune").filter(**here)
        place = teams[0].village if teams else get_object_or_404(known, slug=village)
        _add_hours(teams)
        sessions = list(self.sessions(request).filter(village=place)[:SESSIONS_OF_A_VILLAGE])
        context = {"teams": teams, "village": place, "sessions": sessions}
        return self.render(request, template="teams_directory/village.html", context_overrides=context)


def _add_hours(teams: list[Team]) -> None:
    """Each with its weekly `hours`, and the `changes` of the coming days."""
    today = timezone.localdate()
    until = today + timedelta(days=DAYS_OF_CHANGES - 1)
    found = schedules(teams, today, until, with_members=False) if teams else {}
    for team in teams:
        team.hours, team.changes = found[team.pk].hours, found[team.pk].changes(today, until)
