"""The first thing those who write and approve see after logging in."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.ui.components import Component

from accounts.roles import Role, has_role
from home import writing

# Wagtail's own lists of the same pages, in six columns.
REPLACED = {"workflow_objects_to_moderate", "user_objects_in_workflow_moderation", "recent_edits"}


class WritingPanel(Component):
    """What waits for this person, what they may begin, what came back, what is out of date."""

    name = "writing"
    order = 20
    template_name = "home/desk/writing_panel.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        stale = writing.past_review(user)
        return {
            "awaiting": writing.awaiting(user),
            "approves": has_role(user, Role.APPROVER),
            "starts": writing.starts_for(user),
            "drafts": writing.drafts_of(user),
            "stale": stale[: writing.SHOWN],
            "more_stale": len(stale[writing.SHOWN :]),
        }


def add_writing_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels[:] = [panel for panel in panels if getattr(panel, "name", "") not in REPLACED]
    if user_has_any_page_permission(request.user):
        panels.append(WritingPanel())


def without_counts(request: HttpRequest, items: list[Any]) -> None:
    """How many pages and pictures there are helps nobody begin the day."""
    items.clear()
