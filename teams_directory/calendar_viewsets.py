"""Sessions, days of rest, leave and holidays in the admin."""

from typing import Any, ClassVar

from django.forms import Select
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.viewsets.model import ModelViewSet

from teams_directory.models import DutyException, GroupSession, Holiday, MemberLeave
from teams_directory.scoping import CalendarViewSet


def _standing(session: GroupSession) -> str:
    if session.is_cancelled:
        return "Đã hoãn"
    return "Sắp tới" if session.end > timezone.now() else "Đã qua"


STANDING = StatusTagColumn(
    "standing", accessor=_standing, primary=lambda session: _standing(session) == "Sắp tới", label="Tình trạng"
)
HOURS = Column(
    "hours",
    accessor=lambda row: "cả ngày" if row.is_whole_day else f"{row.start:%H:%M} – {row.end:%H:%M}",
    label="Giờ",
)


class GroupSessionViewSet(CalendarViewSet):
    model = GroupSession
    icon = "calendar-check"
    menu_label = "Buổi học nhóm"
    ordering: ClassVar[list[str]] = ["-start"]
    list_display: ClassVar[list[Any]] = ["title", "start", "village", STANDING]
    list_filter: ClassVar[list[str]] = ["is_cancelled"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("team"), FieldPanel("topic", widget=Select), FieldPanel("title")], heading="Dạy việc gì"
            ),
            FieldRowPanel([FieldPanel("start"), FieldPanel("end")], heading="Lúc nào"),
            MultiFieldPanel([FieldPanel("village"), FieldPanel("meeting_place")], heading="Ở đâu"),
            MultiFieldPanel([FieldPanel("seats"), FieldPanel("note")], heading="Ai đến được"),
            MultiFieldPanel([FieldPanel("is_cancelled"), FieldPanel("cancelled_reason")], heading="Hoãn buổi này"),
        ]
    )


class DutyExceptionViewSet(CalendarViewSet):
    model = DutyException
    icon = "date"
    menu_label = "Ngày nghỉ, trực thêm"
    ordering: ClassVar[list[str]] = ["-day"]
    list_display: ClassVar[list[Any]] = ["day", "kind", HOURS, "team"]
    list_filter: ClassVar[list[str]] = ["kind"]
    form_fields: ClassVar[list[str]] = ["team", "day", "kind", "start", "end", "place", "capacity", "note"]


class LeaveViewSet(CalendarViewSet):
    model = MemberLeave
    icon = "time"
    menu_label = "Ai vắng ngày nào"
    ordering: ClassVar[list[str]] = ["-first_day"]
    list_display: ClassVar[list[str]] = ["member", "first_day", "last_day"]
    form_fields: ClassVar[list[str]] = ["member", "first_day", "last_day", "note"]


class HolidayViewSet(ModelViewSet):
    """The whole country's: whoever holds the permission keeps the one list."""

    model = Holiday
    icon = "calendar-alt"
    menu_label = "Ngày lễ"
    copy_view_enabled = False
    add_to_reference_index = False
    ordering: ClassVar[list[str]] = ["-first_day"]
    list_display: ClassVar[list[str]] = ["name", "first_day", "last_day", "source"]
    form_fields: ClassVar[list[str]] = ["name", "first_day", "last_day", "source"]
