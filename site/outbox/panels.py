"""On the first screen of those who look after messages: only what needs them."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from outbox.permissions import can_look
from outbox.services import Health, health


class MessagesPanel(Component):
    name = "outbox_health"
    order = 20
    template_name = "outbox/panel.html"

    def __init__(self, state: Health) -> None:
        self.state = state

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"health": self.state}


def add_messages_panel(request: HttpRequest, panels: list[Any]) -> None:
    if not can_look(request.user):
        return
    state = health()
    if state.failed_last_day or state.worker_seems_stopped:
        panels.append(MessagesPanel(state))
