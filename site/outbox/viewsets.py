"""What left, what waits, what failed and why."""

from typing import ClassVar

from wagtail.admin.viewsets.model import ModelViewSet

from outbox.models import Message


class MessageViewSet(ModelViewSet):
    """To look at; messages are written by what they speak about, not by hand."""

    model = Message
    name = "outbox"
    icon = "mail"
    menu_label = "Tin chờ gửi"
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields: ClassVar[list[str]] = ["channel", "state", "attempts", "problem", "created_at", "sent_at"]
    form_fields: ClassVar[list[str]] = ["state"]
    list_display: ClassVar[list[str]] = ["subject", "channel", "state", "attempts", "problem", "created_at"]
    list_filter: ClassVar[list[str]] = ["state", "channel"]
