"""When a team can be met, and how working time runs.

Days and hours are those of Asia/Ho_Chi_Minh (UTC+7 all year); moments given may be of any zone, moments returned
are of this one. Spans of days include both ends. Capacity counts residents helped at the same time.

`Schedule` and the working clock are pure: they look at what they are given and at no clock or table. The functions
that take a team read for themselves; those of the clock read the holidays unless they are given (`off`).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.functional import Promise

from teams_directory.calendar_rows import Service, read_rows, read_services
from teams_directory.models.duty import WEEKDAYS, DutyException, DutyHours, Place
from teams_directory.models.holidays import Holiday
from teams_directory.models.teams import Team

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
ONE_DAY = timedelta(days=1)
SATURDAY = 5
OFF, EXTRA = DutyException.Kind.OFF, DutyException.Kind.EXTRA


@dataclass(frozen=True, order=True)
class Window:
    """One stretch of one day in which a team helps `capacity` residents at the same time.

    `place` is a value of models.Place, "" for every way. Windows of one day may overlap when they are for different
    places; each alone is never above the number of members present, so who fills two at once looks at both.
    """

    start: datetime
    end: datetime
    place: str
    capacity: int


@dataclass(frozen=True)
class Change:
    """One way in which a coming day differs from the weekly hours, as the public reads it.

    No `start` means the whole day; `reason` is the name of a holiday.
    """

    day: date
    kind: str
    start: time | None = None
    end: time | None = None
    place: str = ""
    reason: str = ""

    @property
    def weekday(self) -> str | Promise:
        return WEEKDAYS[self.day.weekday()]

    @property
    def place_name(self) -> str | Promise:
        return Place(self.place).label

    @property
    def is_off(self) -> bool:
        return self.kind == OFF


@dataclass(frozen=True)
class _Stretch:
    start: time
    end: time
    place: str
    capacity: int

    def without(self, off: DutyException) -> list[Self]:
        """What is left before and after a rest; nothing when it lasts all day."""
        if off.start is None or off.end is None:
            return []
        before, after = replace(self, end=min(self.end, off.start)), replace(self, start=max(self.start, off.end))
        return [left for left in (before, after) if left.start < left.end]


@dataclass(frozen=True)
class Schedule:
    """Everything one team's calendar follows from, for the span it was read for."""

    hours: Sequence[DutyHours] = ()
    exceptions: Sequence[DutyException] = ()
    holidays: dict[date, str] | None = None
    services: Sequence[Service] = ()
    is_working: bool = True

    def windows(self, day: date) -> list[Window]:
        """Weekly hours unless it is a holiday, less the rests, and the extra hours, soonest first.

        Extra hours stand by themselves: also on a holiday, also on a day of rest. A team that does not work, has no
        weekly hours or nobody present has none.
        """
        most = self.present(day)
        if not self.hours or not self.is_working or most == 0:
            return []
        stretches = [*self._weekly(day), *(_stretch(row) for row in self._on(day, EXTRA))]
        return sorted(
            Window(_moment(day, one.start), _moment(day, one.end), one.place, min(one.capacity, most or one.capacity))
            for one in stretches
        )

    def present(self, day: date) -> int | None:
        """How many members are there on this day; None for a team nobody is entered in."""
        members = [service for service in self.services if service.is_member(day)]
        return sum(service.is_present(day) for service in members) if members else None

    def changes(self, first: date, last: date) -> list[Change]:
        """What differs from the weekly hours from the first day to the last, by day."""
        weekdays = {row.weekday for row in self.hours}
        found = [
            Change(day, OFF, reason=name)
            for day, name in (self.holidays or {}).items()
            if first <= day <= last and day.weekday() in weekdays
        ]
        found += [
            Change(row.day, row.kind, row.start, row.end, row.place)
            for row in self.exceptions
            if first <= row.day <= last and not (row.kind == OFF and row.day in (self.holidays or {}))
        ]
        return sorted(found, key=lambda change: (change.day, change.start or time.min))

    def _weekly(self, day: date) -> list[_Stretch]:
        if day in (self.holidays or {}):
            return []
        left = [_stretch(row) for row in self.hours if row.weekday == day.weekday()]
        for off in self._on(day, OFF):
            left = [piece for stretch in left for piece in stretch.without(off)]
        return left

    def _on(self, day: date, kind: str) -> list[DutyException]:
        return [row for row in self.exceptions if row.day == day and row.kind == kind]


def _stretch(row: DutyHours | DutyException) -> _Stretch:
    return _Stretch(row.start or time.min, row.end or time.max, row.place, row.capacity)


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, ZONE)


def schedules(teams: Iterable[Team], first: date, last: date, *, with_members: bool = True) -> dict[int, Schedule]:
    """The schedules of these teams by primary key: two queries (one without members), whatever the span."""
    known = {team.pk: team for team in teams}
    rows = read_rows(list(known), first, last)
    services = read_services(list(known), first, last) if with_members else {}
    return {
        pk: Schedule(
            rows.hours.get(pk, ()), rows.exceptions.get(pk, ()), rows.holidays, services.get(pk, ()), team.is_working
        )
        for pk, team in known.items()
    }


def duty_windows(team: Team, day: date) -> list[Window]:
    """When this team helps on this day, soonest first."""
    return schedules([team], day, day)[team.pk].windows(day)


def duty_windows_between(teams: Iterable[Team], first: date, last: date) -> dict[int, dict[date, list[Window]]]:
    """By team and day, for every day from the first to the last; two queries, whatever the number and the span."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return {pk: {day: schedule.windows(day) for day in days} for pk, schedule in schedules(teams, first, last).items()}


def days_off(since: date) -> frozenset[date]:
    """Every day of the known holidays that are not over on this day. One query."""
    return frozenset(Holiday.objects.not_over(since).names_by_day())


def is_working_day(day: date, off: Collection[date] | None = None) -> bool:
    """Monday to Friday, holidays excepted. Saturdays worked in exchange for another day count as free."""
    return day.weekday() < SATURDAY and day not in (days_off(day) if off is None else off)


def add_working_days(day: date, n: int, off: Collection[date] | None = None) -> date:
    """The n-th working day after this day; for n = 0 this day, or the next working day where it is none."""
    if n < 0:
        raise ValueError("working days are counted forwards")
    off = days_off(day) if off is None else off
    if n == 0:
        return day if is_working_day(day, off) else add_working_days(day, 1, off)
    for _ in range(n):
        day += ONE_DAY
        while not is_working_day(day, off):
            day += ONE_DAY
    return day


def add_working_hours(moment: datetime, hours: float, off: Collection[date] | None = None) -> datetime:
    """This moment and so many hours, of which weekends and holidays have none and every working day 24.

    So 24 hours are one working day later at the same hour. What falls into free time begins when it is over, at
    midnight; nothing ends in it either.
    """
    if hours < 0:
        raise ValueError("working hours are counted forwards")
    at = timezone.localtime(moment, ZONE)
    off = days_off(at.date()) if off is None else off
    if not is_working_day(at.date(), off):
        at = _moment(add_working_days(at.date(), 1, off), time.min)
    days, rest = divmod(timedelta(hours=hours), ONE_DAY)
    later = at + rest
    days += (later.date() - at.date()).days
    return _moment(add_working_days(at.date(), days, off), later.time())
