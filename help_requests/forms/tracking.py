"""What people type who follow a request: the way in, what was asked of them, what they want done with their data."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core import phones
from core.text import clean_text
from help_requests import codes
from help_requests.forms.fields import PublicForm, TextField
from help_requests.models import PrivacyDemand, SafetyIncident
from help_requests.tracking import Answer


class TrackingForm(PublicForm):
    """A spoken code and the last three digits of the telephone."""

    code = forms.CharField(
        label=_("Mã lời hẹn"), help_text=_("Hai từ và bốn số, ví dụ: lúa sông 4821. Gõ không dấu cũng được."),
        max_length=60, error_messages={"required": _("Bác gõ giúp mã lời hẹn.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )  # fmt: skip
    digits = forms.CharField(
        label=_("3 số cuối điện thoại"), max_length=20,
        error_messages={"required": _("Bác gõ giúp 3 số cuối của số điện thoại đã cho tổ.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip

    def clean_code(self) -> str:
        key = codes.code_key(self.cleaned_data["code"])
        if key is None:
            raise forms.ValidationError(_("Mã có hai từ và bốn số, ví dụ: lúa sông 4821. Bác xem lại giúp."))
        return key

    def clean_digits(self) -> Answer:
        """Three digits; whoever types the whole number has typed them too."""
        typed = self.cleaned_data["digits"]
        digits = "".join(char for char in typed if char.isdecimal())
        if len(digits) < 3:
            raise forms.ValidationError(_("Bác gõ đủ 3 số cuối của số điện thoại."))
        return Answer(digits[-3:], phones.normalise(typed))


class SafetyForm(PublicForm):
    """Who was asked for a code, a password or money says so here, to the commune."""

    CHOICES = [
        (SafetyIncident.Asked.OTP, _("Hỏi mã OTP, mã trong tin nhắn")),
        (SafetyIncident.Asked.PASSWORD, _("Hỏi mật khẩu")),
        (SafetyIncident.Asked.MONEY, _("Hỏi tiền, bảo chuyển tiền")),
        (SafetyIncident.Asked.PAPERS, _("Giữ căn cước hay điện thoại của tôi")),
        (SafetyIncident.Asked.WRONG_WORDS, _("Người đến không nói đúng hai từ")),
        (SafetyIncident.Asked.OTHER, _("Chuyện khác")),
    ]

    asked = forms.ChoiceField(
        label=_("Người ta làm gì?"), choices=CHOICES, widget=forms.RadioSelect,
        error_messages={
            "required": _("Bác chọn giúp một dòng."), "invalid_choice": _("Bác chọn giúp một dòng trong danh sách."),
        },
    )  # fmt: skip
    lost = forms.BooleanField(label=_("Tôi đã mất tiền, hoặc đã đưa mã"), required=False)
    story = TextField(
        label=_("Kể thêm, nếu bác muốn"), required=False, longest=300, clean_with=clean_text,
        help_text=_("Đừng ghi mã OTP hay mật khẩu vào đây."), widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def report(self) -> dict[str, Any]:
        data = self.cleaned_data
        lost = "Đã mất tiền hoặc đã đưa mã." if data["lost"] else ""
        return {"asked": data["asked"], "words": " ".join(part for part in (lost, data["story"]) if part)}


class DemandForm(PublicForm):
    """What a person may ask about the data that are kept of them."""

    CHOICES = [
        (PrivacyDemand.Kind.VIEW, _("Xem xã đang giữ gì của tôi")),
        (PrivacyDemand.Kind.CORRECT, _("Sửa cho đúng")),
        (PrivacyDemand.Kind.WITHDRAW, _("Rút lại lời đồng ý, tổ không gọi nữa")),
        (PrivacyDemand.Kind.ERASE, _("Xóa thông tin của tôi")),
    ]

    kind = forms.ChoiceField(
        label=_("Bác muốn xã làm gì?"), choices=CHOICES, widget=forms.RadioSelect,
        error_messages={
            "required": _("Bác chọn giúp một dòng."), "invalid_choice": _("Bác chọn giúp một dòng trong danh sách."),
        },
    )  # fmt: skip
    change = TextField(
        label=_("Sửa chỗ nào?"), required=False, longest=300, clean_with=clean_text,
        help_text=_("Chỉ ghi khi cần sửa. Ví dụ: tôi đổi số điện thoại."), widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
