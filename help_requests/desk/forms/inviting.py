"""Which people go, and to which group session: one that is coming, or a new one."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.models import Topic
from core.text import clean_line
from help_requests.desk.cards import Card, date_words
from help_requests.desk.forms.appointments import FARTHEST
from help_requests.desk.forms.closing import number
from help_requests.desk.forms.fields import missing
from help_requests.models import CommunePolicy, HelpRequest
from help_requests.sign_ups import with_places_taken
from teams_directory.models import GroupSession, Team, Village

NEW = "moi"
SESSIONS_SHOWN, USUAL_SEATS = 6, 15
STALE = "Danh sách vừa đổi: có việc đã có người nhận hoặc đã xong. Chưa ai được mời, anh chị xem lại rồi bấm."


@dataclass(frozen=True)
class Gathering:
    """Who waits in one village for one thing, and who could teach them."""

    cards: list[Card]
    teams: list[Team]  # for which a session may be opened

    @property
    def rows(self) -> list[HelpRequest]:
        return [card.row for card in self.cards]

    @property
    def village(self) -> Village:
        village = self.rows[0].village
        assert village is not None  # noqa: S101 - only requests of a known village are gathered
        return village

    @property
    def topic(self) -> Topic:
        return self.rows[0].topic

    @property
    def usual_team(self) -> Team | None:
        """The village's own, where it may be chosen; else the only one."""
        own = [team for team in self.teams if team.village_id == self.village.pk]
        return (own or self.teams or [None])[0]

    @cached_property
    def sessions(self) -> list[Any]:
        """Coming sessions of the commune about this with seats left, those of the village first."""
        commune = self.rows[0].commune
        policy = CommunePolicy.of(commune)
        coming = GroupSession.objects.teaching(self.topic, policy.session_days).filter(team__commune=commune)
        found: list[Any] = list(with_places_taken(coming).select_related("village", "team"))
        for session in found:
            session.seats_left = max(session.seats - session.taken, 0)
        found.sort(key=lambda session: session.village_id != self.village.pk)
        return [session for session in found if session.seats_left][:SESSIONS_SHOWN]


def _person(card: Card) -> SafeString:
    return format_html("<span><strong>{}</strong><br>{}</span>", card.who, card.when)


def _session(session: Any) -> SafeString:
    return format_html(
        "<span><strong>{}</strong><br>{}<br>{}, {} · còn {} chỗ</span>", session.title,
        date_words(session.start, session.end), session.meeting_place, session.village, session.seats_left,
    )  # fmt: skip


class LineField(forms.CharField):
    """One line for everybody to read."""

    def to_python(self, value: Any) -> str:
        return clean_line(super().to_python(value))


class InviteForm(forms.Form):
    """All are ticked. A new session stands on the public calendar at once."""

    OF_A_NEW_ONE = ("team", "title", "day", "start", "end", "meeting_place", "seats")

    requests = forms.MultipleChoiceField(
        label="Mời những ai", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Anh chị đánh dấu ít nhất một bác.", "invalid_choice": STALE},
    )  # fmt: skip
    session = forms.ChoiceField(
        label="Vào buổi nào", widget=forms.RadioSelect, error_messages=missing("Anh chị chọn một buổi."),
    )  # fmt: skip
    team = forms.ChoiceField(label="Tổ nào dạy", error_messages=missing("Anh chị chọn một tổ."))
    title = LineField(
        label="Tên buổi", max_length=120, error_messages=missing("Anh chị đặt tên buổi."),
    )  # fmt: skip
    day = forms.DateField(
        label="Ngày", error_messages=missing("Anh chị chọn ngày."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip
    start = forms.TimeField(
        label="Từ", initial=time(8), error_messages=missing("Anh chị ghi giờ bắt đầu."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )  # fmt: skip
    end = forms.TimeField(
        label="Đến", initial=time(10), error_messages=missing("Anh chị ghi giờ kết thúc."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )  # fmt: skip
    meeting_place = LineField(label="Học ở đâu", max_length=150, error_messages=missing("Anh chị ghi chỗ học."))
    seats = number("Nhận bao nhiêu người", 500)

    def __init__(self, *args: Any, gathering: Gathering, **kwargs: Any) -> None:
        self.gathering = gathering
        super().__init__(*args, initial=self._initial(), auto_id="moi-%s", **kwargs)
        self.fields["requests"].choices = [(card.row.public_id, _person(card)) for card in gathering.cards]
        sessions = [(session.public_id, _session(session)) for session in gathering.sessions]
        self.fields["session"].choices = [*sessions, *([(NEW, "Mở một buổi mới")] if gathering.teams else [])]
        self.fields["team"].choices = [(str(team.pk), team.name) for team in gathering.teams]
        for name in self._unneeded():
            del self.fields[name]

    def _initial(self) -> dict[str, Any]:
        gathering, people = self.gathering, len(self.gathering.rows)
        here = [session for session in gathering.sessions if session.village_id == gathering.village.pk]
        roomy = [session.public_id for session in here if session.seats_left >= people]
        team = gathering.usual_team
        return {
            "requests": [row.public_id for row in gathering.rows], "session": roomy[0] if roomy else NEW,
            "team": str(team.pk) if team else "", "title": f"Cùng học: {gathering.topic.name}",
            "meeting_place": team.meeting_point if team else "", "seats": max(USUAL_SEATS, people),
        }  # fmt: skip

    def _unneeded(self) -> list[str]:
        """Who may open none is not asked about it; who has one team is not asked which."""
        teams = len(self.gathering.teams)
        return [] if teams > 1 else ["team"] if teams else list(self.OF_A_NEW_ONE)

    @property
    def new_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.OF_A_NEW_ONE if name in self.fields]

    @property
    def opens_new(self) -> bool:
        return self.cleaned_data.get("session") == NEW

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.opens_new:
            for name in self.OF_A_NEW_ONE:  # no new session: nothing to say about one
                self.errors.pop(name, None)
        elif self.fields.keys() <= data.keys():
            self._check_new(data)
        if data.get("requests") and data.get("session"):
            self.check_room(data)
        return data

    def _check_new(self, data: dict[str, Any]) -> None:
        session = self.new_session()
        if session.start <= timezone.now():
            self.add_error("day", "Giờ này đã qua. Anh chị chọn giờ khác.")
        elif session.start > timezone.now() + FARTHEST:
            self.add_error("day", "Ngày này còn xa quá. Anh chị chọn trong nửa năm tới.")
        if "day" in self.errors:  # the first and the last days there are cannot be told in every zone
            return
        try:
            session.full_clean()
        except ValidationError as problem:
            for name, messages in problem.message_dict.items():
                self.add_error(name if name in self.fields else None, messages)

    def check_room(self, data: dict[str, Any], left: int | None = None) -> None:
        """Say how many do not fit; `left` is what is known better by now."""
        chosen = self.known_session
        seats = left if left is not None else chosen.seats_left if chosen else data.get("seats")
        over = len(data["requests"]) - seats if seats is not None else 0
        if over > 0:
            more = "thêm chỗ" if self.opens_new else "chọn buổi khác"
            words = f"Buổi này còn {seats} chỗ mà anh chị mời {len(data['requests'])} bác."
            self.add_error("seats" if self.opens_new else "session", f"{words} Bỏ dấu bớt {over} bác, hoặc {more}.")

    @property
    def invited(self) -> list[HelpRequest]:
        """Those whose mark still stands."""
        chosen = set(self.cleaned_data["requests"])
        return [row for row in self.gathering.rows if row.public_id in chosen]

    @property
    def known_session(self) -> GroupSession | None:
        chosen = self.cleaned_data.get("session")
        return next((session for session in self.gathering.sessions if session.public_id == chosen), None)

    def new_session(self) -> GroupSession:
        """What stands in the boxes, not saved."""
        data, zone = self.cleaned_data, timezone.get_current_timezone()
        by_pk = {str(team.pk): team for team in self.gathering.teams}
        return GroupSession(
            team=by_pk[data["team"]] if "team" in data else self.gathering.teams[0], village=self.gathering.village,
            topic=self.gathering.topic, title=data["title"], meeting_place=data["meeting_place"], seats=data["seats"],
            start=datetime.combine(data["day"], data["start"], zone),
            end=datetime.combine(data["day"], data["end"], zone),
        )  # fmt: skip
