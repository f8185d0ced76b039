"""Accounts in the admin. Only a superuser makes, changes or deletes a superuser."""

from typing import Any

from django.http import Http404
from wagtail.users.views import users

from accounts.forms import StaffUserCreationForm, StaffUserEditForm


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
    add_view_class = StaffCreateView
    edit_view_class = StaffEditView
    delete_view_class = StaffDeleteView

    def get_form_class(self, for_update: bool = False) -> Any:
        return StaffUserEditForm if for_update else StaffUserCreationForm
