"""What a card of the queue says, and what can be done on it: when, who, stuck at what, why now, and three buttons."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from core import phones
from help_requests.desk.order import grounds_of
from help_requests.models import HelpRequest, Visit
from help_requests.permissions import Standing, offered_verbs
from help_requests.statuses import SCHEDULED, WAITING, State, Verb
from help_requests.times import describe_day

PLACES = {
    HelpRequest.Place.SESSION: "buổi chung",
    HelpRequest.Place.HOME: "tại nhà",
    HelpRequest.Place.MEETING_POINT: "nhà văn hóa",
    HelpRequest.Place.PHONE: "gọi điện",
}
HARD_SPACE = "\u00a0"  # no line begins with the dash of a stretch of hours
NAMELESS = "(đã xóa tên)"
DAYS = {0: "hôm nay", -1: "hôm qua", 1: "ngày mai"}


def said(moment: datetime) -> str:
    """ "16:20 hôm qua", "08:00 24/11"."""
    local = timezone.localtime(moment)
    apart = (local.date() - timezone.localdate()).days
    return f"{local:%H:%M} {DAYS.get(apart, f'{local:%d/%m}')}"


def how_long(span: timedelta) -> str:
    """Minutes within the hour, hours within two days, then days."""
    minutes = int(span.total_seconds()) // 60
    if minutes < 60:
        return f"{max(minutes, 1)} phút"
    return f"{minutes // 60} giờ" if minutes < 48 * 60 else f"{minutes // (24 * 60)} ngày"


def visit_words(row: HelpRequest, *, with_day: bool = True) -> str:
    """ "Thứ Ba 24/11, 08:00 – 09:00"."""
    if row.visit_start is None or row.visit_end is None:
        return ""
    return date_words(row.visit_start, row.visit_end, with_day=with_day)


def date_words(since: datetime, until: datetime, *, with_day: bool = True) -> str:
    start, end = timezone.localtime(since), timezone.localtime(until)
    hours = f"{start:%H:%M}{HARD_SPACE}– {end:%H:%M}"
    return f"{describe_day(start.date())}, {hours}" if with_day else hours


def topic_words(row: HelpRequest) -> str:
    """Where the person is stuck, else what it is about."""
    return stuck_words(row.step_title) or str(row.topic.name)


def stuck_words(step: str) -> str:
    return f"Kẹt ở {step[0].lower()}{step[1:]}" if step else ""


def name_words(row: HelpRequest) -> str:
    """Whom it is for, and who booked it."""
    name = row.name or NAMELESS
    return f"{name} ({row.booker_name} đặt hộ)" if row.booker_name else name


@dataclass(frozen=True)
class Button:
    """One thing to do. What is written down when it is done goes by POST."""

    label: str
    address: str
    look: str = ""
    is_post: bool = False


@dataclass(frozen=True)
class Card:
    """One request as one person sees it in the list."""

    standing: Standing
    query: str = ""
    several_places: bool = False
    opened: bool = False
    to_check: Visit | None = None

    @property
    def row(self) -> HelpRequest:
        return self.standing.request

    @property
    def address(self) -> str:
        return reverse("help_requests_desk:detail", args=[self.row.public_id]) + self.query

    @property
    def is_late(self) -> bool:
        return self.row.is_overdue

    @property
    def when(self) -> str:
        row, place = self.row, PLACES[HelpRequest.Place(self.row.place)]
        if self.to_check:
            return f"Gọi hỏi lại từ {self.to_check.check_due:%d/%m} · {row.get_result_display().lower()}"
        if row.state == State.CLOSED:
            return f"{row.get_result_display()} · {said(row.closed_at)}" if row.closed_at else "Đã xong"
        if row.state == State.HANDED_OVER and row.office:
            return f"Đã chuyển {row.office.name}"
        if row.is_reply_late:
            return f"Quá hạn trả lời {how_long(timezone.now() - row.reply_due)} · {place}"
        if row.visit_start:
            is_today = timezone.localdate(row.visit_start) == timezone.localdate()
            return f"{visit_words(row, with_day=not is_today)} · {place}"
        if row.slot_start and row.slot_end:
            return f"{date_words(row.slot_start, row.slot_end)} · {place}"
        return f"{row.wish()} · {place}"

    @property
    def who(self) -> str:
        return name_words(self.row)

    @property
    def what(self) -> str:
        return topic_words(self.row)

    @property
    def visit(self) -> str:
        return visit_words(self.row)

    @property
    def why(self) -> str:
        """What makes this the next one, or shows that it is not."""
        row = self.row
        where = [str(row.village or row.village_typed)] if self.several_places else []
        said_in_order = " · ".join([*filter(None, where), *filter(None, reasons_of(row, taker=self._taker()))])
        return said_in_order[:1].upper() + said_in_order[1:]

    def _taker(self) -> str:
        row = self.row
        if row.assigned_to is None:
            return ""
        who = "anh chị" if row.assigned_to.user_id == self.standing.user.pk else row.assigned_to.full_name
        return f"giao cho {who}" if row.state == State.NEW else f"{who} nhận"

    @property
    def buttons(self) -> list[Button]:
        """At most three, only what this person may do, the likeliest first."""
        row, verbs = self.row, offered_verbs(self.standing)
        call = Button("Gọi", reverse("help_requests_desk:reveal", args=[row.public_id]) + self.query, is_post=True)
        if self.to_check and Verb.CHECK in verbs:
            return [self._leaf(call), self._to(Verb.CHECK, "Ghi câu trả lời")]
        if not row.is_open:
            return []
        if row.state in SCHEDULED | {State.HANDED_OVER}:
            labels = {Verb.AGREE: "Đồng ý", Verb.PROPOSE: "Đổi giờ", Verb.CLOSE: "Xong"}
            return [self._leaf(call), *(self._to(verb, labels[verb]) for verb in labels if verb in verbs)][:3]
        if Verb.ACCEPT in verbs:
            pass_on = (Verb.REASSIGN, "Chuyển") if Verb.REASSIGN in verbs else (Verb.TRIAGE, "Đưa về xã")
            return [self._to(Verb.ACCEPT, "Tôi nhận", "human"), call, self._to(*pass_on)]
        if row.team is None:
            return [self._to(Verb.REASSIGN, "Giao cho tổ", "primary"), call]
        ring = Button("Gọi tổ", phones.tel_uri(row.team.hotline), "human")
        return [ring, self._to(Verb.REASSIGN, "Chuyển")]

    def _to(self, verb: Verb, label: str, look: str = "") -> Button:
        """To the form of a verb, opened."""
        joint = "&" if self.query else "?"
        return Button(label, f"{self.address}{joint}mo={verb}#{verb}", look)

    @staticmethod
    def _leaf(button: Button) -> Button:
        return Button(button.label, button.address, "primary", button.is_post)


def reasons_of(row: HelpRequest, *, taker: str) -> list[str]:
    """Why it stands where it stands, in the order that counts."""
    if row.state in WAITING:
        nobody = "chưa rõ tổ nào" if row.state == State.TRIAGE else taker or "chưa ai nhận"
        due = "" if row.is_overdue else f"trả lời trước {said(row.reply_due)}"
        return [*grounds_of(row), f"chờ từ {said(row.created_at)}", _late_visit(row), nobody, due]
    if row.state in SCHEDULED:
        over = row.visit_end is not None and row.visit_end < timezone.now()
        asked = "chờ bà con trả lời giờ này" if row.state == State.PROPOSED and not over else ""
        alone = "cần người đi cùng" if row.needs_two and not row.companion_id else ""
        return ["đã qua giờ hẹn, chưa ghi kết quả" if over else _late_visit(row), taker, asked, alone]
    return [f"gửi {said(row.created_at)}" if row.state == State.HANDED_OVER else taker]


def _late_visit(row: HelpRequest) -> str:
    if not (row.is_visit_late and row.visit_due):
        return ""
    return f"quá hạn gặp {how_long(timezone.now() - row.visit_due)}"
