"""Boxes of the public forms: cleaned, within their length, and free of what nobody should write there."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core import phones
from core.personal_data import find_secrets, mask_secrets, reason
from core.text import clean_line


class TextField(forms.CharField):
    """A public text box: cleaned, NFC, within its length, and free of secrets.

    A secret is blanked in the form's own data too, so that the page shown again no longer holds it.
    """

    def __init__(self, *, clean_with: Callable[[str], str] = clean_line, longest: int, **kwargs: Any) -> None:
        self.clean_with, self.longest = clean_with, longest
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        return self.clean_with(super().to_python(value))

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.longest:
            raise forms.ValidationError(
                _("Chỗ này dài quá: %(typed)d chữ cái. Bác viết gọn trong %(longest)d chữ cái nhé."),
                params={"typed": len(value), "longest": self.longest}, code="too_long",
            )  # fmt: skip
        if secrets := find_secrets(value):
            raise forms.ValidationError(reason(secrets[0].kind), code="secret")


class ResidentPhoneField(forms.CharField):
    """A number a resident can be called back on, as E.164."""

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        if not typed:
            return ""
        try:
            return phones.resident_phone(typed)
        except phones.PhoneProblem as problem:
            raise forms.ValidationError(problem.message, code=problem.code) from problem


class OnOffField(forms.ChoiceField):
    """A yes or no asked with two radio buttons; sent as "on" or nothing, as a box would be."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> bool:  # type: ignore[override]
        return str(value or "").lower() in {"on", "true", "1"}

    def valid_value(self, value: Any) -> bool:
        return True


def tel_input(**attrs: Any) -> forms.TextInput:
    return forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel", **attrs})


class PublicForm(forms.Form):
    """A form of the public site; a secret that was refused is blanked in what the page shows again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="%s", **kwargs)

    def _post_clean(self) -> None:
        self.data = self.data.copy()
        for name in self.fields:
            if self.has_error(name, "secret"):
                self.data[name] = mask_secrets(self.data.get(name, ""))
