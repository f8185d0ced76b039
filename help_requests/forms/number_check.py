"""The public form that asks whose number this is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core import phones
from help_requests.forms.fields import PublicForm, tel_input

SHORTEST = 3  # digits: 113


class NumberCheckForm(PublicForm):
    """A number that rang, as it stands on the telephone."""

    number = forms.CharField(
        label=_("Số điện thoại"), help_text=_("Gõ số hiện trên máy của bác, ví dụ: 0912 345 678."), max_length=40,
        widget=tel_input(autocomplete="off"),
        error_messages={
            "required": _("Bác gõ giúp số đã gọi cho bác."), "max_length": _("Bác gõ mỗi lần một số thôi nhé."),
        },
    )  # fmt: skip

    def clean_number(self) -> str:
        """The number as it is kept; "" for one that is no number of this country, which is nobody's here."""
        typed = self.cleaned_data["number"]
        if sum(char.isdecimal() for char in typed) < SHORTEST:
            raise forms.ValidationError(_("Bác gõ giúp số đã gọi cho bác."))
        return phones.normalise_hotline(typed) or ""
