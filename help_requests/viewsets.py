"""The desk's place in the admin, and the commune's promises as settings."""

from typing import Any

from django.urls import path
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from help_requests import converters  # noqa: F401 - registers <public_id:…> and <move:…>
from help_requests.desk import commune, feedback
from help_requests.desk.day import DaySheetView, DayView
from help_requests.desk.inviting import InviteView
from help_requests.desk.pausing import PassOnView
from help_requests.desk.phone_calendar import CalendarView, MakeCalendarView, RevokeCalendarView
from help_requests.desk.recording import RecordView
from help_requests.desk.screens import TITLE, DetailView, MoveView, QueueView, RevealView
from help_requests.models import CommunePolicy, FeedbackDuty, HandOverOffice
from help_requests.permissions_feedback import communes_followed_by
from teams_directory.permissions import coordinated_by


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
            path("ghi-ho/", RecordView.as_view(), name="record"),
            path("moi-buoi/", InviteView.as_view(), name="invite"),
            path("ngay/", DayView.as_view(), name="day"),
            path("ngay/to-in/", DaySheetView.as_view(), name="day_sheet"),
            path("ban-giao/", PassOnView.as_view(), name="pass_on"),
            path("lich-dien-thoai/", CalendarView.as_view(), name="phone_calendar"),
            path("lich-dien-thoai/lam/", MakeCalendarView.as_view(), name="make_calendar"),
            path("lich-dien-thoai/thu-lai/", RevokeCalendarView.as_view(), name="revoke_calendar"),
            path("<public_id:public_id>/", DetailView.as_view(), name="detail"),
            path("<public_id:public_id>/xem-so/", RevealView.as_view(), name="reveal"),
            path("<public_id:public_id>/<move:verb>/", MoveView.as_view(), name="move"),
        ]


class FeedbackViewSet(ViewSet):
    """The board of góp ý, one of them, its moves."""

    name = "help_requests_feedback"
    url_prefix = "gop-y"
    url_namespace = "help_requests_feedback"
    menu_label = feedback.TITLE
    icon = "comment"
    menu_order = 11
    add_to_admin_menu = True

    def get_menu_item(self, order: int | None = None) -> Any:
        item = super().get_menu_item(order)
        item.is_shown = lambda request: communes_followed_by(request.user).exists()
        return item

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", feedback.BoardView.as_view(), name="index"),
            path("<public_id:public_id>/", feedback.FeedbackDetailView.as_view(), name="detail"),
            path("<public_id:public_id>/xem-so/", feedback.RevealFeedbackView.as_view(), name="reveal"),
            path("<public_id:public_id>/<feedback_move:verb>/", feedback.MoveFeedbackView.as_view(), name="move"),
        ]


class CommuneViewSet(ViewSet):
    """Safety, personal data, and who looked at numbers: the coordinators' alone."""

    name = "help_requests_commune"
    url_prefix = "viec-rieng-cua-xa"
    url_namespace = "help_requests_commune"
    menu_label = commune.TITLE
    icon = "lock"
    menu_order = 12
    add_to_admin_menu = True

    def get_menu_item(self, order: int | None = None) -> Any:
        item = super().get_menu_item(order)
        item.is_shown = lambda request: coordinated_by(request.user).exists()
        return item

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", commune.CommuneView.as_view(), name="index"),
            path("tin/<public_id:public_id>/", commune.HandleIncidentView.as_view(), name="incident"),
            path("doi/<public_id:public_id>/<demand_step:step>/", commune.DemandView.as_view(), name="demand"),
        ]


class CommunePolicyViewSet(ModelViewSet):
    """How soon a commune answers, how many visits one volunteer holds, how long names and numbers are kept."""

    model = CommunePolicy
    name = "commune_policies"
    icon = "history"
    menu_label = "Lời hứa của xã"
    form_fields = [
        "commune", "first_reply_hours", "visit_days", "alarm_hours", "slot_minutes", "travel_minutes", "slot_days",
        "session_days", "session_threshold", "max_open_per_member", "two_people", "check_days", "reopen_days",
        "feedback_days", "retention_days",
    ]  # fmt: skip
    list_display = ["commune", "first_reply_hours", "visit_days", "feedback_days", "retention_days"]
    add_to_settings_menu = True
    inspect_view_enabled = False
    copy_view_enabled = False


class HandOverOfficeViewSet(ModelViewSet):
    """Offices a commune hands requests to."""

    model = HandOverOffice
    name = "hand_over_offices"
    icon = "group"
    menu_label = "Cơ quan nhận việc chuyển đến"
    form_fields = ["commune", "kind", "name", "phone", "address", "hours", "handles", "is_active", "is_sample"]
    list_display = ["name", "commune", "kind", "phone", "is_active"]
    add_to_settings_menu = True
    inspect_view_enabled = False
    copy_view_enabled = False


class FeedbackDutyViewSet(ModelViewSet):
    """Who answers a commune's góp ý, and who watches."""

    model = FeedbackDuty
    name = "feedback_duties"
    icon = "user"
    menu_label = "Ai theo dõi góp ý"
    form_fields = ["user", "commune", "duty"]
    list_display = ["user", "commune", "duty"]
    add_to_settings_menu = True
    inspect_view_enabled = False
    copy_view_enabled = False


VIEWSETS = (
    HelpRequestViewSet,
    FeedbackViewSet,
    CommuneViewSet,
    CommunePolicyViewSet,
    HandOverOfficeViewSet,
    FeedbackDutyViewSet,
)
