"""The desk's place in the admin, and the commune's promises as settings."""

from typing import Any

from django.urls import path
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from help_requests import converters  # noqa: F401 - registers <public_id:…> and <move:…>
from help_requests.desk import TITLE, DetailView, MoveView, QueueView, RevealView
from help_requests.models import CommunePolicy


class HelpRequestViewSet(ViewSet):
    """Queue, one request, its moves."""

    name = "help_requests_desk"
    url_prefix = "viec-cua-to"
    url_namespace = "help_requests_desk"
    menu_label = TITLE
    icon = "tasks"
    menu_order = 10
    add_to_admin_menu = True

    def get_menu_item(self, order: int | None = None) -> Any:
        item = super().get_menu_item(order)
        item.is_shown = lambda request: request.user.has_perm("help_requests.work_helprequest")
        return item

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", QueueView.as_view(), name="index"),
            path("<public_id:public_id>/", DetailView.as_view(), name="detail"),
            path("<public_id:public_id>/xem-so/", RevealView.as_view(), name="reveal"),
            path("<public_id:public_id>/<move:verb>/", MoveView.as_view(), name="move"),
        ]


class CommunePolicyViewSet(ModelViewSet):
    """How soon a commune answers, how long it keeps names and numbers."""

    model = CommunePolicy
    name = "commune_policies"
    icon = "history"
    menu_label = "Hạn trả lời, lưu giữ"
    form_fields = ["commune", "first_reply_hours", "retention_days"]
    list_display = ["commune", "first_reply_hours", "retention_days"]
    add_to_settings_menu = True
    inspect_view_enabled = False
    copy_view_enabled = False
