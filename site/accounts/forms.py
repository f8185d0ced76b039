"""Log-in and user forms: a phone number instead of a user name, an e-mail only if there is one."""

from typing import Any

from django import forms
from django.http import HttpRequest
from wagtail.admin.forms.auth import LoginForm
from wagtail.users.forms import UserCreationForm, UserEditForm

from accounts.roles import ROLE_DUTIES, label_of
from core import phones


class PhoneLoginForm(LoginForm):
    """Accepts any spelling of the number ("0912.345.678", "+84 912 345 678")."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Số điện thoại"
        self.fields["username"].widget = forms.TextInput(
            attrs={"autocomplete": "username", "inputmode": "tel", "autofocus": True}
        )
        self.error_messages["invalid_login"] = "Số điện thoại hoặc mật khẩu chưa đúng. Anh chị nhập lại nhé."

    def clean_username(self) -> str:
        typed = self.cleaned_data["username"]
        return phones.normalise(typed) or typed


def attempted_phone(request: HttpRequest | None, credentials: dict[str, Any] | None = None) -> str:
    """The number somebody tried to log in with, in one spelling, for counting attempts."""
    typed = (credentials or {}).get("username") or (request.POST.get("username", "") if request else "")
    return phones.normalise(typed) or typed[:40]


def _role_choice(group: Any) -> str:
    duty = ROLE_DUTIES.get(group.name)
    return f"{label_of(group)}: {duty}" if duty else label_of(group)


class _OptionalEmail(forms.ModelForm):
    email = forms.EmailField(required=False, label="Thư điện tử", help_text="Không bắt buộc.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = False
        self.fields["phone"].help_text = "Dùng để đăng nhập. Ví dụ: 0912 345 678."
        self.fields["first_name"].label = "Tên"
        self.fields["last_name"].label = "Họ và tên đệm"
        if self.instance.phone:
            self.initial["phone"] = phones.display(self.instance.phone)
        if "groups" in self.fields:
            self.fields["groups"].label = "Vai trò"
            self.fields["groups"].label_from_instance = _role_choice  # type: ignore[attr-defined]


class StaffUserCreationForm(_OptionalEmail, UserCreationForm):
    pass


class StaffUserEditForm(_OptionalEmail, UserEditForm):
    pass
