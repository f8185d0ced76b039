"""The directory in the admin. Coordinators keep their own communes and see no other."""

from typing import Any, ClassVar

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from core import phones
from teams_directory.calendar_viewsets import DutyExceptionViewSet, GroupSessionViewSet, HolidayViewSet, LeaveViewSet
from teams_directory.forms import VillageForm
from teams_directory.models import Commune, CommuneStaff, Member, Team, Village
from teams_directory.scoping import DirectoryViewSet, OneMember, scoped

HOTLINE = Column("hotline", accessor=lambda row: phones.display(row.hotline), label="Số điện thoại")
WORKING = StatusTagColumn(
    "is_working",
    accessor=lambda team: "Đang hoạt động" if team.is_working else "Đang nghỉ",
    primary=lambda team: team.is_working,
    label="Tình trạng",
    sort_key="is_working",
)


class VillageViewSet(DirectoryViewSet):
    model = Village
    icon = "home"
    menu_label = "Thôn, xóm"
    edit_handler = ObjectList(
        [
            FieldPanel("commune"),
            FieldPanel("name"),
            FieldPanel("aliases"),
            FieldPanel("households"),
            MultiFieldPanel(
                [
                    FieldPanel("slug", help_text="Để trống thì máy tự đặt theo tên. Đã dùng rồi thì đừng đổi."),
                    FieldPanel("position", help_text="Số nhỏ đứng trước. Không rõ thì để nguyên."),
                    FieldPanel("is_sample"),
                ],
                heading="Ít khi cần sửa",
                classname="collapsed",
            ),
        ],
        base_form_class=VillageForm,
    )
    list_display: ClassVar[list[str]] = ["name", "commune", "households"]
    search_fields: ClassVar[list[str]] = ["search_key"]


class TeamViewSet(DirectoryViewSet):
    model = Team
    icon = "group"
    menu_label = "Các tổ"
    list_display: ClassVar[list[Any]] = ["name", "village", HOTLINE, WORKING, "confirmed_on"]
    search_fields: ClassVar[list[str]] = ["search_key"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel([FieldPanel("commune"), FieldPanel("village"), FieldPanel("name")], heading="Tổ nào"),
            MultiFieldPanel(
                [FieldPanel("hotline"), FieldPanel("meeting_point"), FieldPanel("zalo_group")], heading="Gặp tổ"
            ),
            InlinePanel("duty_hours", heading="Giờ trực", label="buổi trực"),
            MultiFieldPanel(
                [FieldPanel("decision_number"), FieldPanel("decision_date"), FieldPanel("regulation")],
                heading="Quyết định, quy chế",
            ),
            FieldPanel("is_working"),
            FieldRowPanel([FieldPanel("confirmed_on"), FieldPanel("confirmed_by")], heading="Kiểm tra lần cuối"),
            FieldPanel("is_sample"),
        ]
    )


class MemberViewSet(DirectoryViewSet):
    model = Member
    icon = "user"
    menu_label = "Thành viên"
    delete_view_class = scoped(DirectoryViewSet.delete_view_class, by=OneMember)
    list_display: ClassVar[list[str]] = ["full_name", "team", "role", "active_from", "active_to"]
    list_filter: ClassVar[list[str]] = ["role"]
    search_fields: ClassVar[list[str]] = ["search_key"]
    form_fields: ClassVar[list[str]] = [
        "team", "full_name", "role", "organisation", "duties", "phone", "agreed_to_be_shown", "agreed_on",
        "photo", "photo_agreed_on", "active_from", "active_to", "user", "is_sample",
    ]  # fmt: skip


class CommuneViewSet(DirectoryViewSet):
    model = Commune
    icon = "globe"
    menu_label = "Xã, phường"
    list_display: ClassVar[list[Any]] = ["name", "province", "code", HOTLINE]
    form_fields: ClassVar[list[str]] = [
        "site", "code", "name", "kind", "province_code", "province", "former_names", "village_unit",
        "team_size_min", "team_size_max", "owner", "hotline", "is_sample",
    ]  # fmt: skip


class CommuneStaffViewSet(ModelViewSet):
    """Only administrators hold its permissions."""

    model = CommuneStaff
    icon = "key"
    menu_label = "Ai phụ trách xã nào"
    copy_view_enabled = False
    form_fields: ClassVar[list[str]] = ["user", "commune"]
    list_display: ClassVar[list[str]] = ["user", "commune"]


class DirectoryViewSetGroup(ViewSetGroup):
    menu_label = "Thôn và tổ"
    menu_icon = "group"
    menu_order = 20
    items = (
        GroupSessionViewSet, DutyExceptionViewSet, LeaveViewSet, VillageViewSet, TeamViewSet, MemberViewSet,
        HolidayViewSet, CommuneViewSet, CommuneStaffViewSet,
    )  # fmt: skip
