"""The first thing a team sees after logging in."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from help_requests.permissions import visible_to
from help_requests.statuses import WAITING


class QueuePanel(Component):
    """How much waits for this person, and the way there."""

    name = "help_requests_queue"
    order = 10
    template_name = "help_requests/desk/panel.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        mine = visible_to(parent_context["request"].user)
        return {
            "waiting": mine.filter(state__in=WAITING).count(),
            "overdue": mine.overdue().count(),
            "today": mine.with_visit_on(timezone.localdate()).count(),
            "queue_url": reverse("help_requests_desk:index"),
        }


def add_queue_panel(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm("help_requests.work_helprequest"):
        panels.insert(0, QueuePanel())
