"""What staff write down for somebody who stands before them or is on the telephone."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.functional import cached_property

from core.models import Topic
from core.text import clean_text
from help_requests.desk.forms.fields import missing
from help_requests.forms.about import DeclaredNeeds, RelativeFields
from help_requests.forms.booking import AS_TYPED, CONSENT_VERSION, NOTE_LENGTH, NOTICE, PLACES
from help_requests.forms.fields import OnOffField, ResidentPhoneField, TextField, tel_input
from help_requests.models import CommunePolicy, HelpRequest
from help_requests.services import Booking, is_received
from help_requests.times import ANY, read_wish, wish_choices
from help_requests.tokens import TokenExpired, new_token, read_token
from teams_directory.models import Commune, Team, Village

Channel, Place, Agreed, CallFirst = (
    HelpRequest.Channel, HelpRequest.Place, HelpRequest.Agreed, HelpRequest.CallFirst,
)  # fmt: skip
CAME = [(Channel.WALK_IN, "Đang ở đây"), (Channel.CALL, "Gọi điện")]
PLACE_WHEN = {Channel.WALK_IN: Place.MEETING_POINT, Channel.CALL: Place.HOME}
USUAL_PLACE = ("", "Như thường lệ: đến đây thì nhà văn hóa, gọi điện thì tại nhà")
SPOKEN = "Bác đồng ý để tổ ghi lại, chỉ dùng để giúp việc này nhé?"
SPOKEN_VERSION = f"{CONSENT_VERSION}-noi"
NO_VILLAGE = ("khac", "Nơi khác, hoặc chưa rõ thôn")
STALE = "Trang này mở đã lâu. Chữ vẫn còn nguyên, anh chị bấm ghi lại nhé."


@dataclass(frozen=True)
class Post:
    """As what somebody writes requests down in one commune: for which teams of theirs, or for the commune."""

    commune: Commune
    teams: list[Team]
    coordinates: bool

    def team_for(self, village: Village | None) -> Team | None:
        """The own team of this village; what is nobody's own goes to the village's, or else to the writer's team.

        None: the request finds its team by the village, as a booking does. Only the commune may leave it to that.
        """
        own = next((team for team in self.teams if village and team.village_id == village.pk), None)
        return own if own or self.coordinates else self.teams[0]

    @property
    def only_team(self) -> Team | None:
        return self.teams[0] if len(self.teams) == 1 else None

    def words(self) -> str:
        """What is read aloud before somebody agrees; kept as it was read."""
        policy = CommunePolicy.of(self.commune)
        return f"{SPOKEN} {NOTICE % {'owner': self.commune.owner, 'days': policy.retention_days}}"


class RecordForm(RelativeFields, DeclaredNeeds):
    """A booking as it is told: how they came, what for, who; everything else has a default that is said."""

    LEFT_EMPTY: ClassVar[dict[str, Any]] = {
        "booker_name": "Anh chị ghi tên người hỏi hộ.",
        "booker_phone": "Anh chị ghi số của người hỏi hộ.",
    }
    MORE = (
        "note", "for_other", "booker_name", "booker_phone", "call_first", "agreed_how", "lives_alone",
        "no_smartphone", "payment_due", "place", "when",
    )  # fmt: skip

    channel = forms.ChoiceField(
        label="Bà con đến bằng cách nào?", widget=forms.RadioSelect, choices=CAME, initial=Channel.WALK_IN,
        error_messages=missing("Anh chị chọn: đang ở đây hay đang gọi điện."),
    )  # fmt: skip
    topic = forms.ChoiceField(
        label="Cần giúp việc gì?", widget=forms.RadioSelect, error_messages=missing("Anh chị chọn một việc."),
    )  # fmt: skip
    name = TextField(
        label="Tên thường gọi", longest=80, error_messages={"required": "Anh chị ghi tên, ví dụ: bác Năm."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words", "enterkeyhint": "next"}),
    )  # fmt: skip
    phone = ResidentPhoneField(
        label="Số điện thoại", widget=tel_input(autocomplete="off"),
        error_messages={"required": "Anh chị ghi số để tổ gọi lại. Không có máy thì ghi số người nhà."},
    )  # fmt: skip
    village = forms.ChoiceField(label="Ở thôn nào?", error_messages=missing("Anh chị chọn một thôn."))
    consent = forms.BooleanField(
        label="Bác đã đồng ý", error_messages={"required": "Anh chị đọc câu ấy, bác đồng ý thì đánh dấu."}
    )
    note = TextField(
        label="Đang vướng ở đâu, dặn thêm gì", required=False, longest=NOTE_LENGTH, clean_with=clean_text,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ví dụ: quên mật khẩu VNeID, nhà sau đình. Không ghi số căn cước, mật khẩu, mã OTP.",
    )  # fmt: skip
    for_other = OnOffField(label="Ai đang hỏi?", choices=[("", "Chính bác cần giúp"), ("on", "Người nhà hỏi hộ")])
    booker_name = TextField(label="Tên người hỏi hộ", required=False, longest=80)
    booker_phone = ResidentPhoneField(
        label="Số của người hỏi hộ", required=False, widget=tel_input(autocomplete="off"),
        help_text="Bác cần giúp không có máy thì ô số ở trên để trống.",
    )  # fmt: skip
    call_first = forms.ChoiceField(
        label="Tổ gọi ai trước?", widget=forms.RadioSelect, required=False, initial=CallFirst.BOOKER,
        choices=[(CallFirst.BOOKER, "Người hỏi hộ"), (CallFirst.SELF, "Bác cần giúp")],
    )  # fmt: skip
    agreed_how = forms.ChoiceField(
        label="Bác cần giúp đồng ý thế nào?", widget=forms.RadioSelect, required=False, initial=Agreed.NOT_YET,
        choices=[
            (Agreed.BESIDE_ME, "Đang ngồi cạnh và đồng ý"), (Agreed.BY_PHONE, "Đã gọi hỏi, đồng ý rồi"),
            (Agreed.EARLIER, "Có nhờ từ trước"), (Agreed.NOT_YET, "Chưa hỏi, tổ hỏi giúp"),
        ],
    )  # fmt: skip
    place = forms.ChoiceField(
        label="Gặp ở đâu?", widget=forms.RadioSelect, required=False,
        choices=[USUAL_PLACE, *PLACES], error_messages=missing("Anh chị chọn một nơi gặp."),
    )  # fmt: skip
    when = forms.ChoiceField(
        label="Lúc nào tiện cho bác?", widget=forms.RadioSelect, required=False, initial=ANY,
        error_messages=missing("Buổi ấy đã qua. Anh chị chọn buổi khác."),
    )  # fmt: skip
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    field_order = ("channel", "topic", "name", "phone", "village", "consent", *MORE, "token")

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        only = post.only_team
        initial = {"token": new_token(), "village": str(only.village_id) if only else ""}
        super().__init__(*args, initial=initial, **kwargs)
        self.post, self.is_stale = post, False
        self.topics = {
            topic.slug: topic for topic in Topic.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
        }
        self.villages = {str(village.pk): village for village in post.commune.villages.all()}
        self.fields["topic"].choices = [(slug, topic.name) for slug, topic in self.topics.items()]
        unchosen = [] if only else [("", "Chọn thôn")]
        known = [(key, village.name) for key, village in self.villages.items()]
        self.fields["village"].choices = [*unchosen, *known, NO_VILLAGE]
        self.fields["when"].choices = wish_choices()

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if not any(char.isalpha() for char in name):
            raise forms.ValidationError("Tên này chưa có chữ nào. Anh chị ghi tên thường gọi, ví dụ: bác Năm.")
        return name

    def clean_token(self) -> str:
        try:
            return read_token(self.cleaned_data["token"])
        except TokenExpired as problem:
            if problem.token and is_received(problem.token):
                return problem.token
            self.is_stale = True
            self.add_error(None, STALE)
            return ""

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.is_stale:
            self.begin_anew()

    def begin_anew(self) -> None:
        """What is typed stays; the next sending of it is another request."""
        self.data["token"] = new_token()

    @property
    def more_is_open(self) -> bool:
        """Whether there is anything to be read in what is folded away."""
        changed = {name for name in self.MORE if self.is_bound and self[name].value() not in self._untouched(name)}
        return bool(changed or set(self.MORE) & set(self.errors))

    def _untouched(self, name: str) -> set[Any]:
        return {None, "", False, self.fields[name].initial}

    @cached_property
    def chosen_village(self) -> Village | None:
        return self.villages.get(self.cleaned_data["village"])

    @property
    def team(self) -> Team | None:
        return self.post.team_for(self.chosen_village)

    def booking(self) -> Booking:
        """The checked booking. Only for a valid form."""
        data = self.cleaned_data
        return Booking(
            token=data["token"], commune=self.post.commune,
            village_typed=self.chosen_village.name if self.chosen_village else NO_VILLAGE[1],
            topic=self.topics[data["topic"]], place=data["place"] or PLACE_WHEN[Channel(data["channel"])],
            wish=read_wish(data["when"] or ANY), **{name: data[name] for name in AS_TYPED},
            consent_version=SPOKEN_VERSION, consent_text=self.post.words(),
        )  # fmt: skip
