"""Accounts in the admin. Only a superuser makes, changes or deletes a superuser."""

from typing import Any

from django.forms import ModelMultipleChoiceField
from django.http import Http404
from wagtail.admin.ui.tables import Column
from wagtail.users.views import users

from accounts.forms import StaffUserCreationForm, StaffUserEditForm
from accounts.roles import label_of
from core import phones


class RoleChoices(ModelMultipleChoiceField):
    def label_from_instance(self, group: Any) -> str:
        return label_of(group)


class RoleFilter(users.GroupFilter):
    field_class = RoleChoices


class StaffFilterSet(users.UserFilterSet):
    """Roles by the names people call them."""

    def __init__(self, *args: Any, is_searching: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, is_searching=is_searching, **kwargs)
        wide = self.filters["group"]
        self.filters["group"] = RoleFilter(
            field_name="groups", label="Vai trò", use_subquery=is_searching,
            queryset=wide.extra["queryset"], widget=wide.extra["widget"],
        )  # fmt: skip


def _roles(user: Any) -> str:
    names = sorted(label_of(group) for group in user.groups.all())
    return ", ".join(["Quản trị máy chủ", *names] if user.is_superuser else names)


class StaffIndexView(users.IndexView):
    """Numbers as people write them, and what each person may do."""

    filterset_class = StaffFilterSet

    @property
    def columns(self) -> list[Any]:
        ours = {
            "phone": Column(
                "phone", accessor=lambda user: phones.display(user.phone), label="Số điện thoại", sort_key="phone"
            ),
            "is_superuser": Column("roles", accessor=_roles, label="Vai trò"),
        }
        return [ours.get(column.name, column) for column in super().columns]

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().prefetch_related("groups")

    def search_queryset(self, queryset: Any) -> Any:
        number = phones.normalise(self.search_query or "")
        return queryset.filter(phone=number) if number else super().search_queryset(queryset)


class NoSuperusers:
    """Superusers are out of reach of anybody else, and nobody else can make one."""

    request: Any

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        found = super().get_object(*args, **kwargs)  # type: ignore[misc]
        if found.is_superuser and not self.request.user.is_superuser:
            raise Http404
        return found

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        if "is_superuser" in form.fields and not self.request.user.is_superuser:
            form.fields["is_superuser"].disabled = True
        return form


class StaffCreateView(NoSuperusers, users.CreateView):
    pass


class StaffEditView(NoSuperusers, users.EditView):
    pass


class StaffDeleteView(NoSuperusers, users.DeleteView):
    pass


class StaffUserViewSet(users.UserViewSet):
    """Users by phone number."""

    menu_label = "Tài khoản"
    copy_view_enabled = False
    index_view_class = StaffIndexView
    filterset_class = StaffFilterSet
    add_view_class = StaffCreateView
    edit_view_class = StaffEditView
    delete_view_class = StaffDeleteView

    def get_form_class(self, for_update: bool = False) -> Any:
        return StaffUserEditForm if for_update else StaffUserCreationForm
