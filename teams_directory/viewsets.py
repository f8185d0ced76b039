"""The directory in the admin. Coordinators keep their own communes and see no other."""

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.db.models import ProtectedError, Q
from django.http import Http404, HttpResponseRedirect
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from core import phones
from core.text import tokens
from teams_directory.forms import VillageForm
from teams_directory.models import Commune, CommuneStaff, Member, Team, Village
from teams_directory.permissions import communes_of

# How each model leads to its commune.
SCOPES = {Commune: "pk__in", Village: "commune__in", Team: "commune__in", Member: "team__commune__in"}


class OneOfMine:
    """A view of one row; rows of communes this person does not look after do not exist for them."""

    request: Any
    model: Any

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().post(request, *args, **kwargs)  # type: ignore[misc]
        except ProtectedError:
            messages.error(
                request, "Chưa xóa được: còn tổ hoặc lời hẹn gắn với mục này. Anh chị tắt hoạt động thay vì xóa."
            )
            return HttpResponseRedirect(request.path)

    def _mine(self, model: Any) -> Any:
        return model.objects.filter(**{SCOPES[model]: communes_of(self.request.user)})

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        found = super().get_object(*args, **kwargs)  # type: ignore[misc]
        if not self._mine(self.model).filter(pk=found.pk).exists():
            raise Http404
        return found

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        for name in {"hotline", "phone"} & set(form.fields):
            form.initial[name] = phones.display(form.initial.get(name) or "")
        for name, field in form.fields.items():
            related = getattr(getattr(field, "queryset", None), "model", None)
            if related in SCOPES:
                field.queryset = self._mine(related)
                if related is Commune and not form.instance.pk and len(only := field.queryset[:2]) == 1:
                    form.initial[name] = only[0].pk
            elif related is get_user_model():
                known = Q(memberships=None) | Q(memberships__team__commune__in=communes_of(self.request.user))
                field.queryset = field.queryset.filter(known, is_superuser=False).distinct()
        return form


class AllOfMine(OneOfMine):
    """A list of rows in the communes this person looks after."""

    def get_base_queryset(self) -> Any:
        return self._mine(self.model)

    def search_queryset(self, queryset: Any) -> Any:
        """Every typed syllable, folded, somewhere in the folded names."""
        for token in tokens(self.search_query):  # type: ignore[attr-defined]
            queryset = queryset.filter(search_key__contains=token)
        return queryset


def scoped(view: type, by: type = OneOfMine) -> type:
    """The same view, within one's own communes."""
    return type(f"Scoped{view.__name__}", (by, view), {})


HOTLINE = Column("hotline", accessor=lambda row: phones.display(row.hotline), label="Số điện thoại")
WORKING = StatusTagColumn(
    "is_working",
    accessor=lambda team: "Đang hoạt động" if team.is_working else "Đang nghỉ",
    primary=lambda team: team.is_working,
    label="Tình trạng",
    sort_key="is_working",
)


class DirectoryViewSet(ModelViewSet):
    """What the viewsets below share."""

    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False
    index_view_class = scoped(ModelViewSet.index_view_class, by=AllOfMine)
    add_view_class = scoped(ModelViewSet.add_view_class)
    edit_view_class = scoped(ModelViewSet.edit_view_class)
    delete_view_class = scoped(ModelViewSet.delete_view_class)
    history_view_class = scoped(ModelViewSet.history_view_class)
    usage_view_class = scoped(ModelViewSet.usage_view_class)


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
    list_display: ClassVar[list[str]] = ["full_name", "team", "role", "active_from", "active_to"]
    list_filter: ClassVar[list[str]] = ["role"]
    search_fields: ClassVar[list[str]] = ["search_key"]
    form_fields: ClassVar[list[str]] = [
        "team", "full_name", "role", "organisation", "duties", "phone", "agreed_to_be_shown", "agreed_on",
        "active_from", "active_to", "user", "is_sample",
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
    items = (VillageViewSet, TeamViewSet, MemberViewSet, CommuneViewSet, CommuneStaffViewSet)
