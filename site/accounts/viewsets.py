from typing import Any

from wagtail.users.views.users import UserViewSet

from accounts.forms import StaffUserCreationForm, StaffUserEditForm


class StaffUserViewSet(UserViewSet):
    """Users by phone number."""

    menu_label = "Tài khoản"

    def get_form_class(self, for_update: bool = False) -> Any:
        return StaffUserEditForm if for_update else StaffUserCreationForm
