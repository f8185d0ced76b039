"""The public form that asks for help."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.models import Topic
from core.text import clean_text
from guides.models import GuidePage
from help_requests.forms.about import DeclaredNeeds, RelativeFields
from help_requests.forms.fields import ResidentPhoneField, TextField, tel_input
from help_requests.models import CommunePolicy, HelpRequest
from help_requests.offers import joinable, same_topic
from help_requests.services import Booking, is_received
from help_requests.times import SESSION_SHAPE, TimeProblem, Wish, read_wish, wish_choices
from help_requests.tokens import TokenExpired, read_token
from teams_directory.models import Commune, GroupSession, Village

CONSENT_VERSION = "2026-11-2"
CONSENT = _("Tôi đồng ý để tổ dùng những điều ghi ở đây chỉ để giúp việc này.")
NOTICE = _("Người giữ thông tin: %(owner)s và tổ của thôn. Việc xong %(days)d ngày thì tổ xóa.")
PLACES = [
    (HelpRequest.Place.HOME, _("Tại nhà")),
    (HelpRequest.Place.MEETING_POINT, _("Nhà văn hóa, điểm hỗ trợ của thôn")),
    (HelpRequest.Place.PHONE, _("Chỉ cần gọi điện")),
]
NOTE_LENGTH = 600
AS_TYPED = [
    "name", "phone", "note", "for_other", "booker_name", "booker_phone", "call_first", "agreed_how", "lives_alone",
    "no_smartphone", "payment_due",
]  # fmt: skip


class BookingForm(RelativeFields, DeclaredNeeds):
    """The contract's fields. One commune's site has no commune field; a shared site asks for it first.

    Who signs up for a group session is asked neither topic nor place nor time.
    """

    commune = forms.ChoiceField(label=_("Bác ở xã nào?"), error_messages={"required": _("Bác chọn giúp xã của mình.")})
    name = TextField(
        label=_("Tên thường gọi"), longest=80,
        error_messages={"required": _("Bác cho tổ xin tên thường gọi, ví dụ: bác Năm.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    phone = ResidentPhoneField(
        label=_("Số điện thoại"), help_text=_("Tổ chỉ dùng số này để gọi lại cho bác."), widget=tel_input(),
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
        label=_("Dặn thêm tổ, nếu có"), required=False, longest=NOTE_LENGTH, clean_with=clean_text,
        help_text=_("Ví dụ: nhà sau đình, cổng xanh. Đừng ghi số căn cước, mật khẩu hay mã OTP."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    consent = forms.BooleanField(
        label=CONSENT,
        error_messages={"required": _("Bác đánh dấu vào ô đồng ý thì tổ mới được gọi cho bác.")},
    )
    token = forms.CharField(widget=forms.HiddenInput, required=False)
    guide = forms.CharField(widget=forms.HiddenInput, required=False, max_length=36)
    step = forms.CharField(widget=forms.HiddenInput, required=False, max_length=36)

    def __init__(self, *args: Any, communes: list[Commune], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.communes = {commune.code: commune for commune in communes}
        self.language = language
        self._read_topics()
        self.fields["topic"].choices = [(slug, topic.name) for slug, topic in self.topics.items()]
        self.fields["when"].widget.choices = wish_choices(given=str(self._given("when")))
        self.fields["commune"].choices = [("", "")] + [(c.code, c.full_name) for c in communes]
        if len(communes) == 1:
            del self.fields["commune"]
        if self.session:
            self._prepare_for(self.session)
        if not self.is_bound and self.guide_page and self.guide_page.topic_id:
            by_pk = {topic.pk: slug for slug, topic in self.topics.items()}
            self.initial.setdefault("topic", by_pk.get(self.guide_page.topic_id))

    def _read_topics(self) -> None:
        """The topics in this language, by slug, and in the source language, by what both have in common."""
        languages = [self.language, settings.LANGUAGE_CODE]
        known = Topic.objects.filter(locale__language_code__in=languages).select_related("locale")
        self.topics = {topic.slug: topic for topic in known if topic.locale.language_code == self.language}
        source = [topic for topic in known if topic.locale.language_code == settings.LANGUAGE_CODE]
        self.source_topics = {topic.translation_key: topic for topic in source}

    def _prepare_for(self, session: GroupSession) -> None:
        """What the session knows is not asked; it is taken along, should the session be full in the end."""
        for name in {"commune", "topic", "place"} & set(self.fields):
            self.fields[name].required = False
        topic = same_topic(session.topic, self.topics.values())
        known = {"place": HelpRequest.Place.MEETING_POINT, "commune": session.team.commune.code}
        self.initial = {**known, "topic": topic.slug if topic else "", **self.initial}

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if not any(char.isalpha() for char in name):
            raise forms.ValidationError(_("Tên này chưa có chữ nào. Bác gõ tên thường gọi, ví dụ: bác Năm."))
        return name

    def clean_when(self) -> Wish:
        try:
            wish = read_wish(self.cleaned_data["when"])
        except TimeProblem as problem:
            raise forms.ValidationError(problem.message) from problem
        if wish.session and self.session is None:
            raise forms.ValidationError(_("Buổi học này đã qua, đã hoãn hoặc đủ người. Bác chọn giờ khác nhé."))
        return wish

    @cached_property
    def session(self) -> GroupSession | None:
        """The group session that was chosen, as long as somebody can still come to it."""
        shape = SESSION_SHAPE.fullmatch(str(self._given("when")).strip())
        return joinable(shape["id"], list(self.communes.values())) if shape else None

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

    def notice(self) -> str:
        """Who keeps what was written here, and for how long: shown beside the box, stored with the consent."""
        commune = self.chosen_commune()
        policy = CommunePolicy.of(commune)
        return NOTICE % {"owner": commune.owner, "days": policy.retention_days}

    def chosen_commune(self) -> Commune:
        if self.session:
            return self.communes[self.session.team.commune.code]
        first = next(iter(self.communes.values()))
        return self.communes.get(str(self._given("commune")), first)

    def code_of(self, village: Village) -> str:
        return next(code for code, commune in self.communes.items() if commune.pk == village.commune_id)

    @cached_property
    def guide_page(self) -> GuidePage | None:
        """The live guide the person came from."""
        key = _uuid(str(self._given("guide")))
        return (
            GuidePage.objects.live().filter(translation_key=key, locale__language_code=self.language).first()
            if key
            else None
        )

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
            token=data["token"], commune=self.chosen_commune(),
            village_typed=data["village"], topic=self._chosen_topic(),
            place=HelpRequest.Place.SESSION if self.session else data["place"],
            wish=data["when"], slot_start=data["when"].at, session=self.session,
            **{name: data[name] for name in AS_TYPED}, **self.stuck_at(),
            consent_version=CONSENT_VERSION, consent_text=f"{CONSENT} {self.notice()}",
        )  # fmt: skip

    def _chosen_topic(self) -> Topic:
        """Requests are counted by the topic of the source language, whatever language they came in."""
        chosen = self.session.topic if self.session else self.topics[self.cleaned_data["topic"]]
        return self.source_topics.get(chosen.translation_key, chosen)

    def carried(self, *asked_again: str) -> list[forms.BoundField]:
        """What a page takes along unseen: everything but what it asks for once more."""
        return [field for field in self if field.name not in asked_again]


def _uuid(text: str) -> str | None:
    """The text when it has the shape of a UUID, else None, which matches nothing."""
    try:
        return str(UUID(text))
    except ValueError:
        return None
