"""The public forms: asking for help, and asking how far it has come."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from core import phones
from core.models import Topic
from core.personal_data import find_secrets, mask_secrets, reason
from core.text import clean_line, clean_text
from guides.models import GuidePage
from help_requests import codes
from help_requests.models import CommunePolicy, HelpRequest
from help_requests.services import Booking, is_received
from help_requests.times import TimeProblem, Wish, read_wish, wish_choices
from help_requests.tokens import TokenExpired, read_token
from teams_directory.models import Commune

CONSENT_VERSION = "2026-11"
CONSENT = _("Tôi đồng ý để tổ dùng tên, số điện thoại và lời dặn này chỉ để giúp việc này.")
NOTICE = _("Người giữ thông tin: %(owner)s và tổ của thôn. Việc xong %(days)d ngày thì tổ xóa.")
PLACES = [
    (HelpRequest.Place.HOME, _("Tại nhà tôi")),
    (HelpRequest.Place.MEETING_POINT, _("Nhà văn hóa, điểm hỗ trợ của thôn")),
    (HelpRequest.Place.PHONE, _("Chỉ cần gọi điện")),
]
NOTE_LENGTH = 600


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


def _tel(**attrs: Any) -> forms.TextInput:
    return forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel", **attrs})


class BookingForm(forms.Form):
    """The contract's fields. One commune's site has no commune field; a shared site asks for it first."""

    commune = forms.ChoiceField(label=_("Bác ở xã nào?"), error_messages={"required": _("Bác chọn giúp xã của mình.")})
    name = TextField(
        label=_("Tên thường gọi"), longest=80,
        error_messages={"required": _("Bác cho tổ xin tên thường gọi, ví dụ: bác Năm.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    phone = ResidentPhoneField(
        label=_("Số điện thoại"), help_text=_("Tổ chỉ dùng số này để gọi lại cho bác."), widget=_tel(),
        error_messages={"required": _("Bác cho tổ xin số điện thoại để gọi lại.")},
    )  # fmt: skip
    village = TextField(
        label=_("Bác ở thôn nào?"), help_text=_("Gõ tên thôn cũ cũng được."), longest=120,
        widget=forms.TextInput(attrs={"list": "ten-thon", "autocomplete": "off"}),
        error_messages={"required": _("Bác gõ giúp tên thôn. Không nhớ rõ thì gõ tên làng cũng được.")},
    )  # fmt: skip
    topic = forms.ChoiceField(
        label=_("Bác cần giúp việc gì?"), widget=forms.RadioSelect,
        error_messages={
            "required": _("Bác chọn giúp một việc."), "invalid_choice": _("Bác chọn giúp một việc trong danh sách."),
        },
    )  # fmt: skip
    place = forms.ChoiceField(
        label=_("Bác muốn gặp ở đâu?"), widget=forms.RadioSelect, choices=PLACES,
        error_messages={
            "required": _("Bác chọn giúp nơi gặp."), "invalid_choice": _("Bác chọn giúp nơi gặp trong danh sách."),
        },
    )  # fmt: skip
    when = forms.CharField(
        label=_("Lúc nào tiện cho bác?"), widget=forms.RadioSelect,
        error_messages={"required": _("Bác chọn giúp một buổi. Lúc nào cũng được thì chọn dòng đầu.")},
    )  # fmt: skip
    note = TextField(
        label=_("Dặn thêm tổ"), required=False, longest=NOTE_LENGTH, clean_with=clean_text,
        help_text=_("Ví dụ: nhà sau đình, cổng xanh. Đừng ghi số căn cước, mật khẩu hay mã OTP."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    for_other = forms.BooleanField(label=_("Tôi đặt hộ người khác"), required=False)
    booker_name = TextField(label=_("Tên người đặt hộ"), required=False, longest=80)
    booker_phone = ResidentPhoneField(
        label=_("Số của người đặt hộ"), required=False, widget=_tel(),
        help_text=_("Tổ sẽ gọi số này trước."),
    )  # fmt: skip
    consent = forms.BooleanField(
        label=CONSENT,
        error_messages={"required": _("Bác đánh dấu vào ô đồng ý thì tổ mới được gọi cho bác.")},
    )
    token = forms.CharField(widget=forms.HiddenInput, required=False)
    guide = forms.CharField(widget=forms.HiddenInput, required=False, max_length=36)
    step = forms.CharField(widget=forms.HiddenInput, required=False, max_length=36)

    def __init__(self, *args: Any, communes: list[Commune], locale: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="%s", **kwargs)
        self.communes = {commune.code: commune for commune in communes}
        self.locale = locale
        self.topics = {topic.slug: topic for topic in Topic.objects.filter(locale=locale)}
        self.fields["topic"].choices = [(slug, topic.name) for slug, topic in self.topics.items()]
        self.fields["when"].widget.choices = wish_choices()
        self.fields["commune"].choices = [("", "")] + [(c.code, c.full_name) for c in communes]
        if len(communes) == 1:
            del self.fields["commune"]
        if not self.is_bound and self.guide_page and self.guide_page.topic_id:
            by_pk = {topic.pk: slug for slug, topic in self.topics.items()}
            self.initial.setdefault("topic", by_pk.get(self.guide_page.topic_id))

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if not any(char.isalpha() for char in name):
            raise forms.ValidationError(_("Tên này chưa có chữ nào. Bác gõ tên thường gọi, ví dụ: bác Năm."))
        return name

    def clean_when(self) -> Wish:
        try:
            return read_wish(self.cleaned_data["when"])
        except TimeProblem as problem:
            raise forms.ValidationError(problem.message) from problem

    def clean_token(self) -> str:
        try:
            return read_token(self.cleaned_data["token"])
        except TokenExpired as problem:
            if problem.token and is_received(problem.token):
                return problem.token  # sent long ago: the receipt still stands
            raise forms.ValidationError(
                _("Trang này mở đã lâu nên chưa gửi được. Những gì bác gõ còn nguyên, bác bấm gửi lại nhé."),
                code="expired",
            ) from problem

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("for_other"):
            for name, message in {
                "booker_name": _("Bác cho tổ xin tên người đặt hộ."),
                "booker_phone": _("Bác cho tổ xin số của người đặt hộ để gọi trước."),
            }.items():
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, message)
        else:
            data["booker_name"] = data["booker_phone"] = ""
        return data

    def _post_clean(self) -> None:
        """Take secrets out of what the page will show again."""
        self.data = self.data.copy()
        for name in self.fields:
            if self.has_error(name, "secret"):
                self.data[name] = mask_secrets(self.data.get(name, ""))

    def notice(self) -> str:
        """Who keeps what was written here, and for how long: shown beside the box, stored with the consent."""
        commune = self._chosen_commune()
        policy = getattr(commune, "policy", None) or CommunePolicy()
        return NOTICE % {"owner": commune.owner, "days": policy.retention_days}

    @staticmethod
    def _source_topic(topic: Topic) -> Topic:
        """Requests are counted by the topic of the source language, whatever language they came in."""
        return topic.get_translation_or_none(Locale.get_default()) or topic

    def _chosen_commune(self) -> Commune:
        first = next(iter(self.communes.values()))
        return self.communes.get(str(self._given("commune")), first)

    @cached_property
    def guide_page(self) -> GuidePage | None:
        """The live guide the person came from."""
        key = _uuid(str(self._given("guide")))
        return GuidePage.objects.live().filter(translation_key=key, locale=self.locale).first() if key else None

    def _given(self, name: str) -> Any:
        return (self.data if self.is_bound else self.initial).get(name, "")

    def stuck_at(self) -> dict[str, str]:
        """Which guide and step the person is stuck at, in words that stay true when the guide changes."""
        guide = self.guide_page
        step = guide.step_by_id(str(self._given("step"))) if guide else None
        return {
            "guide_key": str(guide.translation_key) if guide else "",
            "guide_title": guide.title if guide else "",
            "step_id": step.id if step else "",
            "step_title": f"Bước {step.number}: {step.title}" if step else "",
        }

    def booking(self) -> Booking:
        """The checked booking. Only for a valid form."""
        data = self.cleaned_data
        return Booking(
            token=data["token"], commune=self._chosen_commune(),
            village_typed=data["village"], topic=self._source_topic(self.topics[data["topic"]]),
            place=data["place"], wish=data["when"],
            name=data["name"], phone=data["phone"], note=data["note"], for_other=data["for_other"],
            booker_name=data["booker_name"], booker_phone=data["booker_phone"],
            consent_version=CONSENT_VERSION,
            consent_text=f"{CONSENT} {self.notice()}", **self.stuck_at(),
        )  # fmt: skip


def _uuid(text: str) -> str | None:
    """The text when it has the shape of a UUID, else None, which matches nothing."""
    try:
        return str(UUID(text))
    except ValueError:
        return None


class TrackingForm(forms.Form):
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="%s", **kwargs)

    def clean_code(self) -> str:
        key = codes.code_key(self.cleaned_data["code"])
        if key is None:
            raise forms.ValidationError(_("Mã có hai từ và bốn số, ví dụ: lúa sông 4821. Bác xem lại giúp."))
        return key

    def clean_digits(self) -> str:
        digits = "".join(char for char in self.cleaned_data["digits"] if char.isdecimal())
        if len(digits) < 3:
            raise forms.ValidationError(_("Bác gõ đủ 3 số cuối của số điện thoại."))
        return digits[-3:]
