"""Quiet hours: at night only what is urgent leaves."""

import re
from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

_HOURS = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)\s*[-–]\s*([01]?\d|2[0-3]):([0-5]\d)")


def quiet_hours() -> tuple[time, time] | None:
    """From when to when; None when there are none. Raises ValueError for what is not understood."""
    written = settings.MESSAGE_QUIET_HOURS
    if written.lower() in {"", "none", "off"}:
        return None
    if not (match := _HOURS.fullmatch(written)):
        raise ValueError(f"QUIET_HOURS: {written!r}")
    start_hour, start_minute, end_hour, end_minute = (int(part) for part in match.groups())
    return time(start_hour, start_minute), time(end_hour, end_minute)


def after_quiet(moment: datetime) -> datetime:
    """The moment itself by day; in quiet hours the moment they end."""
    hours = quiet_hours()
    if not hours:
        return moment
    start, end = hours
    local = timezone.localtime(moment)
    clock = local.time()
    by_night = start > end
    if not (clock >= start or clock < end if by_night else start <= clock < end):
        return moment
    day = local.date() + timedelta(days=1 if by_night and clock >= start else 0)
    return datetime.combine(day, end, tzinfo=local.tzinfo)
