"""The public directory: /to-cong-nghe-so/ and one address per village."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Site

from core.models import BasePage
from teams_directory.models.areas import Village, VillageQuerySet
from teams_directory.models.teams import Member, Team


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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        typed = request.GET.get("q", "")[:80]
        context = {"q": typed, "villages": self.villages(request).matching(typed)}
        return super().get_context(request, *args, **kwargs) | context

    @path("<slug:village>/", name="village")
    def village_route(self, request: HttpRequest, village: str) -> HttpResponse:
        """One village: its teams, their duty hours, the members who agreed to be shown."""
        here = {"commune__site": Site.find_for_request(request)}
        shown = Prefetch("members", queryset=Member.objects.active().shown(), to_attr="shown_members")
        working = Team.objects.working().filter(village__slug=village, **here)
        teams = list(working.select_related("village__commune", "regulation").prefetch_related("duty_hours", shown))
        known = Village.objects.select_related("commune").filter(**here)
        context = {"teams": teams, "village": teams[0].village if teams else get_object_or_404(known, slug=village)}
        return self.render(request, template="teams_directory/village.html", context_overrides=context)
