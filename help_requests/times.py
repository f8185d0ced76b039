"""Half-days and hours people can wish for, and how a time is said."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teams_directory.models.duty import WEEKDAYS

ANY = "any"
PARTS = {"am": gettext_lazy("sáng"), "pm": gettext_lazy("chiều")}
PART_STARTS = {"": time(8), "am": time(8), "pm": time(14)}
PART_ENDS = {"": time(17), "am": time(11, 30), "pm": time(17)}
HALF_DAYS_SHOWN = 5
DAYS_AHEAD = 60
MORNING, EVENING = time(7), time(20)  # between them people are called and visited
IN_A_SENTENCE = [
    gettext_lazy("thứ Hai"), gettext_lazy("thứ Ba"), gettext_lazy("thứ Tư"), gettext_lazy("thứ Năm"),
    gettext_lazy("thứ Sáu"), gettext_lazy("thứ Bảy"), gettext_lazy("chủ nhật"),
]  # fmt: skip
HOURS = [  # from this hour on; what is taken off the hour; how it is called
    (time(18), 12, gettext_lazy("%(hour)s tối")),
    (time(13), 12, gettext_lazy("%(hour)s chiều")),
    (time(11), 0, gettext_lazy("%(hour)s trưa")),
    (time(0), 0, gettext_lazy("%(hour)s sáng")),
]
SHAPE = re.compile(
    r"(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<d2>\d{1,2})[/.-](?P<m2>\d{1,2})[/.-](?P<y2>\d{4}))"
    r"(?:[ -]?(?P<part>am|pm)|t(?P<hour>\d{2}):(?P<minute>\d{2}))?"
)
SESSION_SHAPE = re.compile(r"buoi-(?P<id>[A-Za-z0-9_-]{22})")


class TimeProblem(ValueError):
    """A wish that cannot be kept; `message` says why, to the person."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Wish:
    """A wished half-day, a time of the team's (`at`), or a group session by its public id; nothing means any time."""

    day: date | None = None
    part: str = ""
    at: datetime | None = None
    session: str = ""


def describe_day(day: date) -> str:
    """ "Thứ Ba 24/11"."""
    return f"{WEEKDAYS[day.weekday()]} {day:%d/%m}"


def describe_moment(moment: datetime) -> str:
    """ "Thứ Ba 24/11, 08:00"."""
    local = timezone.localtime(moment)
    return f"{describe_day(local.date())}, {local:%H:%M}"


def describe_wish(day: date | None, part: str, at: datetime | None = None) -> str:
    if at is not None:
        return describe_moment(at)
    if day is None:
        return _("Bất cứ lúc nào")
    return f"{describe_day(day)}, {PARTS[part]}" if part else describe_day(day)


def part_of(moment: datetime) -> str:
    """The half-day a moment lies in."""
    return "am" if timezone.localtime(moment).hour < 12 else "pm"


def wish_choices(now: datetime | None = None, *, given: str = "") -> list[tuple[str, str]]:
    """Values and labels: any time, and the next half-days; few, for they are read one by one.

    What was chosen elsewhere (`given`) is among them, so that a page shown again still holds it.
    """
    at = timezone.localtime(now)
    halves = [
        (day, part)
        for day in (at.date() + timedelta(days=offset) for offset in range(HALF_DAYS_SHOWN))
        for part in PARTS
        if day != at.date() or at.time() < PART_ENDS[part]
    ]
    coming = [(f"{day:%Y-%m-%d}-{part}", describe_wish(day, part)) for day, part in halves[:HALF_DAYS_SHOWN]]
    choices = [(ANY, describe_wish(None, "")), *coming]
    if given in dict(choices):
        return choices
    try:
        wish = read_wish(given, now)
    except TimeProblem:
        return choices
    return choices if wish.session else [*choices, (given, describe_wish(wish.day, wish.part, wish.at))]


def read_wish(text: str, now: datetime | None = None) -> Wish:
    """What a form sent. Raises TimeProblem.

    "any", "2026-11-24-am", "2026-11-24", "24/11/2026", a time of the team's "2026-11-24T08:00", or a group session
    "buoi-" and its public id.
    """
    text = text.strip()
    if session := SESSION_SHAPE.fullmatch(text):
        return Wish(session=session["id"])
    if text.lower() == ANY:
        return Wish()
    shape = SHAPE.fullmatch(text.lower())
    if shape is None:
        raise TimeProblem(_("Bác chọn giúp một buổi trong danh sách."))
    return _on_a_day(shape, timezone.localtime(now))


def wish_value(wish: Wish) -> str:
    """A wish as a form sends it."""
    if wish.session:
        return f"buoi-{wish.session}"
    if wish.at:
        return f"{timezone.localtime(wish.at):%Y-%m-%dT%H:%M}"
    return f"{wish.day:%Y-%m-%d}-{wish.part}".rstrip("-") if wish.day else ANY


def _on_a_day(shape: re.Match[str], at: datetime) -> Wish:
    try:
        day = date(*(int(shape[name] or shape[f"{name}2"]) for name in "ymd"))
        hour = time(int(shape["hour"]), int(shape["minute"])) if shape["hour"] else None
    except ValueError:
        raise TimeProblem(_("Không có ngày này trong lịch. Bác chọn lại ngày khác nhé.")) from None
    part = shape["part"] or ""
    if day < at.date() or (day == at.date() and at.time() >= (hour or PART_ENDS[part])):
        raise TimeProblem(_("Buổi này đã qua rồi. Bác chọn buổi khác nhé."))
    if day > at.date() + timedelta(days=DAYS_AHEAD):
        raise TimeProblem(_("Ngày này còn xa quá. Bác chọn trong hai tháng tới nhé."))
    if hour is None:
        return Wish(day, part)
    chosen = datetime.combine(day, hour, at.tzinfo)
    return Wish(day, part_of(chosen), at=chosen)


def default_visit(day: date | None, part: str, now: datetime | None = None) -> tuple[datetime, datetime]:
    """A first suggestion for the visit: one hour at the start of the wished half-day, else tomorrow morning."""
    at = timezone.localtime(now)
    start = datetime.combine(day or at.date() + timedelta(days=1), PART_STARTS[part], at.tzinfo)
    if start <= at:
        start = (at + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
    return start, start + timedelta(hours=1)


def sayable(moment: datetime) -> datetime:
    """The same moment or soon after, as a deadline can be said aloud: at a half hour, and not in the small hours.

    Midnight stays: it is the end of the day before.
    """
    at = timezone.localtime(moment)
    rest = timedelta(minutes=at.minute % 30, seconds=at.second, microseconds=at.microsecond)
    at = at + timedelta(minutes=30) - rest if rest else at
    return at.replace(hour=MORNING.hour, minute=MORNING.minute) if time(0) < at.time() < MORNING else at


def due_words(moment: datetime, now: datetime | None = None) -> str:
    """A deadline in words: "trước 10 giờ sáng thứ Hai 23/11", "trong hôm nay". What follows "sẽ gọi" in a sentence."""
    at, today = sayable(moment), timezone.localtime(now).date()
    if at.time() == time(0):
        return _("trong %(day)s") % {"day": _day_in_a_sentence(at.date() - timedelta(days=1), today)}
    day = _day_in_a_sentence(at.date(), today)
    if at.time() >= EVENING:
        return _("trong %(day)s") % {"day": day}
    return _("trước %(hour)s %(day)s") % {"hour": _hour_in_words(at.time()), "day": day}


def _day_in_a_sentence(day: date, today: date) -> str:
    return _("hôm nay") if day == today else f"{IN_A_SENTENCE[day.weekday()]} {day:%d/%m}"


def _hour_in_words(at: time) -> str:
    """ "8 giờ sáng", "3 giờ rưỡi chiều"."""
    less, called = _called(at)
    hour = at.hour - less
    said = _("%(hour)d giờ rưỡi") if at.minute else _("%(hour)d giờ")
    return called % {"hour": said % {"hour": hour}}


def _called(at: time) -> tuple[int, Promise]:
    return next((less, called) for since, less, called in HOURS if at >= since)
