"""What left, what waits, since when, and why something failed. Nobody writes or changes a message by hand."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import ModelPermissionPolicy

from outbox import services
from outbox.models import Message
from outbox.permissions import can_retry

TITLE = "Tin chờ gửi"


def moment(at: Any) -> str:
    return f"{timezone.localtime(at):%H:%M %d/%m/%Y}" if at else ""


def next_try(message: Message) -> str:
    return moment(message.next_try_at) if message.state == Message.State.WAITING else ""


class LookingOnly(ModelPermissionPolicy):
    """Messages are written by what they speak about: not even a superuser adds, changes or deletes one here."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return "view" in actions and self.user_has_permission(user, "view")


class MessageIndexView(IndexView):
    page_title = TITLE
    list_display: ClassVar[list[Any]] = [
        "__str__",
        Column("channel", label="Kênh", accessor="get_channel_display", sort_key="channel"),
        Column("state", label="Tình trạng", accessor="get_state_display", sort_key="state"),
        Column("since", label="Chờ từ", accessor=lambda row: moment(row.created_at), sort_key="created_at"),
        Column("next", label="Thử lại lúc", accessor=next_try, sort_key="next_try_at"),
        Column("attempts", label="Đã thử", accessor=lambda row: f"{row.attempts} lần", sort_key="attempts"),
        Column("problem", label="Vì sao chưa gửi được", accessor="problem"),
    ]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        may_retry = can_retry(self.request.user) and services.failed_lately().exists()
        return super().get_context_data(*args, **kwargs) | {"health": services.health(), "may_retry": may_retry}


class MessageInspectView(InspectView):
    page_title = "Một tin"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_retry = self.object.state == Message.State.FAILED and can_retry(self.request.user)
        tries = self.object.tries.select_related("by")
        return super().get_context_data(**kwargs) | {"message": self.object, "tries": tries, "may_retry": may_retry}


@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    if not can_retry(request.user):
        raise PermissionDenied
    if services.retry_message(message=get_object_or_404(Message, pk=pk), by=request.user):
        messages.success(request, "Tin sẽ được gửi lại ngay.")
    else:
        messages.warning(request, "Tin này không còn ở tình trạng hỏng, nên không gửi lại.")
    return redirect("outbox:inspect", pk)


@require_POST
def retry_failed(request: HttpRequest) -> HttpResponse:
    if not can_retry(request.user):
        raise PermissionDenied
    number = services.retry_failed(by=request.user)
    messages.success(request, f"Cho gửi lại {number} tin hỏng trong 7 ngày qua.")
    return redirect("outbox:index")


class MessageViewSet(ModelViewSet):
    model = Message
    name = "outbox"
    icon = "mail"
    menu_label = TITLE
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = MessageIndexView
    inspect_view_class = MessageInspectView
    index_template_name = "outbox/messages.html"
    inspect_template_name = "outbox/message.html"
    form_fields: ClassVar[list[str]] = []
    list_filter: ClassVar[list[str]] = ["state", "channel"]
    list_per_page = 50
    permission_policy = LookingOnly(Message)

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
            path("thu-lai/", retry_failed, name="retry_failed"),
            path("thu-lai/<int:pk>/", retry, name="retry"),
        ]

    def register_admin_url_finder(self) -> None:
        """There is no screen to change a message that could be found."""
