"""Half-days people can wish for, and how a time is said."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

ANY = "any"
PARTS = {"am": gettext_lazy("sáng"), "pm": gettext_lazy("chiều")}
PART_STARTS = {"": time(8), "am": time(8), "pm": time(14)}
PART_ENDS = {"": time(17), "am": time(11, 30), "pm": time(17)}
DAYS_SHOWN = 5
DAYS_AHEAD = 60
WEEKDAYS = [
    gettext_lazy("Thứ Hai"), gettext_lazy("Thứ Ba"), gettext_lazy("Thứ Tư"), gettext_lazy("Thứ Năm"),
    gettext_lazy("Thứ Sáu"), gettext_lazy("Thứ Bảy"), gettext_lazy("Chủ nhật"),
]  # fmt: skip
SHAPE = re.compile(
    r"(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<d2>\d{1,2})[/.-](?P<m2>\d{1,2})[/.-](?P<y2>\d{4}))"
    r"(?:[ -]?(?P<part>am|pm))?"
)


class TimeProblem(ValueError):
    """A wish that cannot be kept; `message` says why, to the person."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Wish:
    """A wished half-day; no day means any time."""

    day: date | None = None
    part: str = ""


def describe_day(day: date) -> str:
    """ "Thứ Ba 24/11"."""
    return f"{WEEKDAYS[day.weekday()]} {day:%d/%m}"


def describe_wish(day: date | None, part: str) -> str:
    if day is None:
        return _("Lúc nào cũng được")
    return f"{describe_day(day)}, {PARTS[part]}" if part else describe_day(day)


def wish_choices(now: datetime | None = None) -> list[tuple[str, str]]:
    """Values and labels of the coming half-days, those of today that have not passed first."""
    at = timezone.localtime(now)
    choices = [(ANY, _("Lúc nào cũng được"))]
    for offset in range(DAYS_SHOWN):
        day = at.date() + timedelta(days=offset)
        for part in PARTS:
            if offset or at.time() < PART_ENDS[part]:
                choices.append((f"{day:%Y-%m-%d}-{part}", describe_wish(day, part)))
    return choices


def read_wish(text: str, now: datetime | None = None) -> Wish:
    """What a form sent: "any", "2026-11-24-am", "2026-11-24" or "24/11/2026". Raises TimeProblem."""
    text = text.strip().lower()
    if text == ANY:
        return Wish()
    shape = SHAPE.fullmatch(text)
    if shape is None:
        raise TimeProblem(_("Bác chọn giúp một buổi trong danh sách."))
    at = timezone.localtime(now)
    part = shape["part"] or ""
    try:
        day = date(*(int(shape[name] or shape[f"{name}2"]) for name in "ymd"))
    except ValueError:
        raise TimeProblem(_("Không có ngày này trong lịch. Bác chọn lại ngày khác nhé.")) from None
    if day < at.date() or (day == at.date() and at.time() >= PART_ENDS[part]):
        raise TimeProblem(_("Buổi này đã qua rồi. Bác chọn buổi khác nhé."))
    if day > at.date() + timedelta(days=DAYS_AHEAD):
        raise TimeProblem(_("Ngày này còn xa quá. Bác chọn trong hai tháng tới nhé."))
    return Wish(day, part)


def default_visit(day: date | None, part: str, now: datetime | None = None) -> tuple[datetime, datetime]:
    """A first suggestion for the visit: one hour at the start of the wished half-day, else tomorrow morning."""
    at = timezone.localtime(now)
    start = datetime.combine(day or at.date() + timedelta(days=1), PART_STARTS[part], at.tzinfo)
    if start <= at:
        start = (at + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
    return start, start + timedelta(hours=1)
