"""On the first screen of those who look after the site: only while the search needs a look."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from search.health import Health, health
from search.permissions import can_see_health


class SearchPanel(Component):
    name = "search_health"
    order = 30
    template_name = "search/panel.html"

    def __init__(self, state: Health) -> None:
        self.state = state

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"health": self.state}


def add_search_panel(request: HttpRequest, panels: list[Any]) -> None:
    if not can_see_health(request.user):
        return
    state = health()
    if state.is_away or state.waited_long:
        panels.append(SearchPanel(state))
