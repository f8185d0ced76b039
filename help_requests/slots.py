"""The times at which a team can still help: its duty hours, less what is taken and the way between two houses.

Counting is careful rather than clever: everybody a slot would overlap with takes one place of it, also where two of
them follow one another. So a time may be missing that could have been squeezed in, and each one offered is free.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count, islice
from typing import Self

from django.db.models import Q, QuerySet
from django.utils import timezone

from help_requests.models import CommunePolicy, HelpRequest
from help_requests.times import describe_day, describe_moment
from teams_directory.calendar import Schedule, Window, schedules
from teams_directory.models import GroupSession, Place, Team, Village

AHEAD = timedelta(hours=2)
SHORTEST = 10  # minutes; a policy of 0 would cut a morning for ever
SHOWN = 24
HOME = HelpRequest.Place.HOME


@dataclass(frozen=True, order=True)
class Slot:
    """A time a team can help at, and how many people more."""

    start: datetime
    end: datetime
    seats: int

    def __str__(self) -> str:
        return describe_moment(self.start)

    @property
    def value(self) -> str:
        """As a form sends it: "2026-11-24T08:00"."""
        return f"{timezone.localtime(self.start):%Y-%m-%dT%H:%M}"

    @property
    def day(self) -> str:
        return describe_day(timezone.localdate(self.start))

    @property
    def hour(self) -> str:
        return f"{timezone.localtime(self.start):%H:%M}"


class SlotTaken(Exception):
    """This time is no longer free. `next_slots` are, the nearest first; `by_someone` when another was quicker."""

    def __init__(self, start: datetime, next_slots: list[Slot], *, by_someone: bool) -> None:
        super().__init__("slot not free")
        self.start, self.next_slots, self.by_someone = start, next_slots, by_someone


@dataclass(frozen=True)
class Seat:
    """One numbered place of a slot."""

    slot: Slot
    number: int


@dataclass(frozen=True)
class _Busy:
    """A time at which somebody of the team is with a resident; `gap` is the way there and back."""

    start: datetime
    end: datetime
    place: str
    gap: timedelta

    def meets(self, start: datetime, end: datetime, gap: timedelta) -> bool:
        way = max(self.gap, gap)
        return self.start - way < end and start < self.end + way


@dataclass(frozen=True)
class Diary:
    """What a team has to do in the coming days: read once, asked for every slot."""

    team: Team
    policy: CommunePolicy
    now: datetime
    schedule: Schedule
    busy: Sequence[_Busy]
    sessions: Sequence[tuple[datetime, datetime]]

    @classmethod
    def read(
        cls, team: Team, policy: CommunePolicy, now: datetime, sessions: Iterable[GroupSession] | None = None
    ) -> Self:
        """Four queries, however much there is to do; three where the team's coming sessions are known."""
        today = timezone.localdate(now)
        schedule = schedules([team], today, today + timedelta(days=policy.slot_days))[team.pk]
        busy = _busy_times(team, policy, (now, now + timedelta(days=policy.slot_days + 2)))
        held = own_sessions(team, policy, now) if sessions is None else sessions
        return cls(team, policy, now, schedule, busy, [(session.start, session.end) for session in held])

    def slots(self, place: str, village: Village | None = None) -> Iterator[Slot]:
        """Free times, soonest first; `village` when somebody is visited elsewhere than in the team's own."""
        gap = _gap(self.team, self.policy, place, village.pk if village else self.team.village_id)
        for start, end in self._times(place):
            seats = self._seats(start, end, place, gap)
            if seats > 0:
                yield Slot(start, end, seats)

    def is_on_duty(self, start: datetime, place: str) -> bool:
        """Whether this would be a time of the team's, were nobody there before."""
        return any(start == known and not self._all_away(known, end) for known, end in self._times(place))

    def _all_away(self, start: datetime, end: datetime) -> bool:
        """A group session needs the whole team."""
        return any(begins < end and start < ends for begins, ends in self.sessions)

    def _times(self, place: str) -> Iterator[tuple[datetime, datetime]]:
        length = timedelta(minutes=max(self.policy.slot_minutes, SHORTEST))
        today = timezone.localdate(self.now)
        for number in range(self.policy.slot_days + 1):
            windows = self._windows(today + timedelta(days=number), place)
            starts = {start for window in windows for start in _cut(window, length)}
            yield from ((start, start + length) for start in sorted(starts) if start >= self.now + AHEAD)

    def _windows(self, day: date, place: str) -> list[Window]:
        return [window for window in self.schedule.windows(day) if window.place in (place, Place.ANY)]

    def _seats(self, start: datetime, end: datetime, place: str, gap: timedelta) -> int:
        if self._all_away(start, end):
            return 0
        day = timezone.localdate(start)
        room = Counter[str]()
        for window in self.schedule.windows(day):
            if window.start <= start and end <= window.end:
                room[window.place] += window.capacity
        clashes = Counter(one.place for one in self.busy if one.meets(start, end, gap))
        elsewhere = sum(max(clashes[other] - room[other], 0) for other in clashes if other != place)
        free = room[place] + max(room[Place.ANY] - elsewhere, 0) - clashes[place]
        present = self.schedule.present(day)
        return free if present is None else min(free, present - clashes.total())


def _cut(window: Window, length: timedelta) -> Iterator[datetime]:
    start = window.start
    while start + length <= window.end:
        yield start
        start += length


def _gap(team: Team, policy: CommunePolicy, place: str, village_id: int | None) -> timedelta:
    """The way to a house; to another village and back it is twice as long."""
    if place != HOME:
        return timedelta(0)
    return timedelta(minutes=policy.travel_minutes) * (1 if village_id in (None, team.village_id) else 2)


def _busy_times(team: Team, policy: CommunePolicy, span: tuple[datetime, datetime]) -> list[_Busy]:
    """Visits agreed, and times chosen that nobody has answered yet. Group sessions are looked at by themselves."""
    agreed = Q(visit_start__lt=span[1], visit_end__gt=span[0])
    chosen = Q(visit_start=None, slot_seat__isnull=False, slot_start__lt=span[1], slot_end__gt=span[0])
    rows = HelpRequest.objects.open().filter(agreed | chosen, team=team).exclude(place=HelpRequest.Place.SESSION)
    found = rows.order_by().values_list("visit_start", "visit_end", "slot_start", "slot_end", "place", "village_id")
    return [
        _Busy(visit_start or slot_start, visit_end or slot_end, place, _gap(team, policy, place, village_id))
        for visit_start, visit_end, slot_start, slot_end, place, village_id in found
    ]


def own_sessions(team: Team, policy: CommunePolicy, now: datetime) -> QuerySet[GroupSession]:
    """Group sessions the team teaches while slots are given."""
    until = now + timedelta(days=policy.slot_days + 2)
    return GroupSession.objects.filter(team=team, is_cancelled=False, end__gt=now, start__lt=until).order_by()


def free_slots(
    *, team: Team, place: str, now: datetime, policy: CommunePolicy, limit: int = SHOWN,
    village: Village | None = None, sessions: Iterable[GroupSession] | None = None,
) -> list[Slot]:  # fmt: skip
    """The next times at which this team can help in this way. The number of queries is always the same.

    `village`: where somebody is visited at home, if not in the team's own; `sessions`: the team's, where known.
    """
    return list(islice(Diary.read(team, policy, now, sessions).slots(place, village), limit))


def take_seat(
    *, team: Team, place: str, start: datetime, now: datetime, policy: CommunePolicy, village: Village | None = None
) -> Seat:
    """A numbered place of the slot that begins then. Only under the commune's lock. Raises SlotTaken."""
    diary = Diary.read(team, policy, now)
    free = list(diary.slots(place, village))
    slot = next((slot for slot in free if slot.start == start), None)
    if slot is None:
        nearest = sorted(free, key=lambda other: (abs(other.start - start), other.start))
        raise SlotTaken(start, nearest[:SHOWN], by_someone=diary.is_on_duty(start, place))
    held = HelpRequest.objects.open().filter(team=team, place=place, slot_start=start, slot_seat__isnull=False)
    numbers = set(held.values_list("slot_seat", flat=True))
    return Seat(slot, next(number for number in count(1) if number not in numbers))
