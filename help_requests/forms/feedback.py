"""The public form of góp ý, phản ánh, kiến nghị. The name and the number are the writer's to give."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.text import clean_text
from help_requests.forms.fields import PublicForm, ResidentPhoneField, TextField, tel_input
from help_requests.models import CommunePolicy, Feedback
from help_requests.services.feedback import Letter
from help_requests.tokens import TokenExpired, read_token
from teams_directory.models import Commune

CONSENT_VERSION = "2026-11-gop-y"
CONSENT = _("Tôi đồng ý để xã dùng những điều ghi ở đây chỉ để xem và trả lời ý kiến này.")
NOTICE = _("Người giữ thông tin: %(owner)s. Trả lời xong %(days)d ngày thì xã xóa tên, số và lời bác viết.")
KINDS = [
    (Feedback.Kind.SUGGESTION, _("Góp ý: tôi muốn việc gì đó làm tốt hơn")),
    (Feedback.Kind.REPORT, _("Phản ánh: tôi thấy chuyện chưa đúng")),
    (Feedback.Kind.PETITION, _("Kiến nghị: tôi muốn xã xem xét, giải quyết")),
]
LONGEST = 2000


class FeedbackForm(PublicForm):
    """One box that must be filled; everything about the writer may stay empty."""

    commune = forms.ChoiceField(label=_("Bác ở xã nào?"), error_messages={"required": _("Bác chọn giúp xã của mình.")})
    kind = forms.ChoiceField(
        label=_("Bác muốn nói chuyện gì?"), widget=forms.RadioSelect, choices=KINDS,
        error_messages={
            "required": _("Bác chọn giúp: góp ý, phản ánh hay kiến nghị."),
            "invalid_choice": _("Bác chọn giúp một dòng trong danh sách."),
        },
    )  # fmt: skip
    words = TextField(
        label=_("Bác viết ở đây"), longest=LONGEST, clean_with=clean_text, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Việc gì, ở đâu, từ bao giờ. Đừng ghi số căn cước, số thẻ, mật khẩu hay mã OTP."),
        error_messages={"required": _("Bác viết giúp mấy dòng để xã biết chuyện gì.")},
    )  # fmt: skip
    village = TextField(
        label=_("Bác ở thôn nào?"), required=False, longest=120, help_text=_("Không muốn nói thì để trống."),
        widget=forms.TextInput(attrs={"list": "ten-thon", "autocomplete": "off"}),
    )  # fmt: skip
    name = TextField(
        label=_("Tên của bác"), required=False, longest=80, help_text=_("Không muốn nói thì để trống."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    phone = ResidentPhoneField(
        label=_("Số điện thoại"), required=False, widget=tel_input(),
        help_text=_("Có số thì xã gọi lại được. Không có thì bác xem trả lời bằng đường dẫn của giấy nhận."),
    )  # fmt: skip
    may_publish = forms.BooleanField(
        label=_("Xã được đăng ý này và câu trả lời lên trang, không nêu tên tôi"), required=False
    )
    consent = forms.BooleanField(
        label=CONSENT, error_messages={"required": _("Bác đánh dấu vào ô đồng ý thì xã mới được nhận ý kiến.")}
    )
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, communes: list[Commune], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.communes = {commune.code: commune for commune in communes}
        self.fields["commune"].choices = [("", "")] + [(one.code, one.full_name) for one in communes]
        if len(communes) == 1:
            del self.fields["commune"]

    def clean_token(self) -> str:
        try:
            return read_token(self.cleaned_data["token"])
        except TokenExpired as problem:
            known = problem.token and Feedback.objects.filter(token=problem.token).exists()
            if known:
                return problem.token  # sent long ago: the receipt still stands
            raise forms.ValidationError(
                _("Trang này mở đã lâu nên chưa gửi được. Những gì bác gõ còn nguyên, bác bấm gửi lại nhé."),
                code="expired",
            ) from problem

    def chosen_commune(self) -> Commune:
        given = (self.data if self.is_bound else self.initial).get("commune", "")
        return self.communes.get(str(given), next(iter(self.communes.values())))

    def notice(self) -> str:
        """Who keeps what was written, and for how long: shown beside the box, stored with the consent."""
        commune = self.chosen_commune()
        policy = CommunePolicy.of(commune)
        return NOTICE % {"owner": commune.owner, "days": policy.retention_days}

    def letter(self) -> Letter:
        """The checked feedback. Only for a valid form."""
        data = self.cleaned_data
        return Letter(
            token=data["token"], commune=self.chosen_commune(), kind=data["kind"], words=data["words"],
            village_typed=data["village"], name=data["name"], phone=data["phone"], may_publish=data["may_publish"],
            consent_version=CONSENT_VERSION, consent_text=f"{CONSENT} {self.notice()}",
        )  # fmt: skip
