"""What calendars follow from, for many teams and a span of days: two queries, however many there are."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, NamedTuple

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Cast

from teams_directory.models.duty import DutyException, DutyHours
from teams_directory.models.holidays import Holiday
from teams_directory.models.teams import Member

NO_DAY = Cast(Value(None), models.DateField())
NO_TIME = Cast(Value(None), models.TimeField())
NO_NUMBER = Cast(Value(None), models.IntegerField())
WEEKLY, HOLIDAY = "weekly", "holiday"


@dataclass(frozen=True)
class Service:
    """How long somebody is in a team (no last day: still), and when they are away; last days are included."""

    first: date
    last: date | None = None
    leaves: tuple[tuple[date, date], ...] = ()

    def is_member(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    def is_present(self, day: date) -> bool:
        return self.is_member(day) and not any(first <= day <= last for first, last in self.leaves)


class Row(NamedTuple):
    """One line of the three tables below one another; what a table does not know is None.

    Weekly hours have a team, a weekday and times; exceptions a team, a day and mostly times; holidays two days.
    """

    team: Any
    kind: str
    weekday: Any
    day: Any
    last_day: Any
    start: Any
    end: Any
    place: str
    capacity: int
    name: str


@dataclass
class Rows:
    """Weekly hours and exceptions by team, in the order of a day; the holidays of everybody by day."""

    hours: dict[int, list[DutyHours]] = field(default_factory=lambda: defaultdict(list))
    exceptions: dict[int, list[DutyException]] = field(default_factory=lambda: defaultdict(list))
    holidays: dict[date, str] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        stretch: dict[str, Any] = {
            "team_id": row.team, "start": row.start, "end": row.end, "place": row.place, "capacity": row.capacity,
        }  # fmt: skip
        if row.kind == HOLIDAY:
            days = Holiday(first_day=row.day, last_day=row.last_day).days()
            self.holidays |= dict.fromkeys(days, row.name)
        elif row.kind == WEEKLY:
            self.hours[row.team].append(DutyHours(weekday=row.weekday, **stretch))
        else:
            self.exceptions[row.team].append(DutyException(day=row.day, kind=row.kind, **stretch))


def read_rows(teams: Collection[int], first: date, last: date) -> Rows:
    """Weekly hours, and the exceptions and holidays from the first day to the last, in one query."""
    weekly = DutyHours.objects.filter(team__in=teams).order_by()
    weekly = weekly.annotate(as_kind=Value(WEEKLY), as_day=NO_DAY, as_last=NO_DAY, as_name=Value(""))
    exceptions = DutyException.objects.filter(team__in=teams).between(first, last).order_by()
    exceptions = exceptions.annotate(as_weekday=NO_NUMBER, as_last=NO_DAY, as_name=Value(""))
    holidays = Holiday.objects.between(first, last).order_by()
    holidays = holidays.annotate(
        as_team=NO_NUMBER, as_kind=Value(HOLIDAY), as_weekday=NO_NUMBER, as_start=NO_TIME, as_end=NO_TIME,
        as_place=Value(""), as_capacity=Value(1),
    )  # fmt: skip
    found = weekly.values_list(
        "team_id", "as_kind", "weekday", "as_day", "as_last", "start", "end", "place", "capacity", "as_name"
    ).union(
        exceptions.values_list(
            "team_id", "kind", "as_weekday", "day", "as_last", "start", "end", "place", "capacity", "as_name"
        ),
        holidays.values_list(
            "as_team", "as_kind", "as_weekday", "first_day", "last_day", "as_start", "as_end", "as_place",
            "as_capacity", "name",
        ),
        all=True,
    )  # fmt: skip
    rows = Rows()
    for row in sorted((Row(*values) for values in found), key=_moment):
        rows.add(row)
    return rows


def _moment(row: Row) -> tuple[int, date, time]:
    return row.weekday or 0, row.day or date.min, row.start or time.min


def read_services(teams: Collection[int], first: date, last: date) -> dict[int, list[Service]]:
    """By team, who is a member on at least one of these days, and all their leave, in one query."""
    overlapping = Q(active_from__lte=last) & (Q(active_to=None) | Q(active_to__gte=first))
    found = Member.objects.filter(overlapping, team__in=teams).order_by("pk")
    leave = {"leave_from": F("leaves__first_day"), "leave_to": F("leaves__last_day")}
    of_member: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for row in found.values("team_id", "pk", "active_from", "active_to", **leave):
        of_member[row["team_id"], row["pk"]].append(row)
    services: dict[int, list[Service]] = defaultdict(list)
    for (team, _), rows in of_member.items():
        services[team].append(_service(rows))
    return services


def _service(rows: Iterable[dict[str, Any]]) -> Service:
    """The lines of one member, one for each leave."""
    lines = list(rows)
    leaves = tuple((line["leave_from"], line["leave_to"]) for line in lines if line["leave_from"])
    return Service(lines[0]["active_from"], lines[0]["active_to"], leaves)
