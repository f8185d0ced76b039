"""What a commune promises, as moments: when somebody answers, and until when somebody is met.

Nobody is promised a call in the night, and nothing is late before people had an hour of daytime to see it.
"""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from help_requests.models import CommunePolicy
from help_requests.times import EVENING, MORNING, sayable
from teams_directory.calendar import ONE_DAY, add_working_days, add_working_hours, days_off, is_working_day

AN_HOUR = timedelta(hours=1)
LAST_MINUTE = time(23, 59)
END_OF_WORK = time(17)


def reply_due(now: datetime, policy: CommunePolicy, *, wished: datetime | None = None) -> datetime:
    """The end of the promised working hours; the beginning of the wished half-day when that comes sooner."""
    at = timezone.localtime(now)
    off = days_off(at.date())
    promised = add_working_hours(at, policy.first_reply_hours, off)
    due = max(min(promised, wished or promised), _an_hour_of_daytime(at, off))
    return _end_of_work(due, off) if due.time() == time(0) else sayable(due)


def confirm_due(start: datetime, now: datetime) -> datetime:
    """A time of the team's own is confirmed an hour before it begins; it always lies further ahead than that."""
    return max(start - AN_HOUR, now)


def visit_due(now: datetime, policy: CommunePolicy, *, wished: datetime | None = None) -> datetime:
    """The end of the last of the promised working days, or of a later day the person chose."""
    today = timezone.localdate(now)
    last = add_working_days(today, policy.visit_days, days_off(today))
    day = max(last, timezone.localdate(wished)) if wished else last
    return datetime.combine(day, LAST_MINUTE, timezone.get_current_timezone())


def by_the_end_of(day: date) -> datetime:
    """When offices close on that day."""
    return datetime.combine(day, END_OF_WORK, timezone.get_current_timezone())


def _end_of_work(midnight: datetime, off: Collection[date]) -> datetime:
    """Midnight is kept as the end of the last working day before it, not of a Sunday or a holiday."""
    day = midnight.date() - ONE_DAY
    while not is_working_day(day, off):
        day -= ONE_DAY
    return datetime.combine(day, LAST_MINUTE, midnight.tzinfo)


def _an_hour_of_daytime(at: datetime, off: Collection[date]) -> datetime:
    """When people who work have had an hour to see what came in at this moment."""
    begins = max(at, datetime.combine(at.date(), MORNING, at.tzinfo))
    if not is_working_day(at.date(), off) or (begins + AN_HOUR) > datetime.combine(at.date(), EVENING, at.tzinfo):
        begins = datetime.combine(add_working_days(at.date(), 1, off), MORNING, at.tzinfo)
    return begins + AN_HOUR
