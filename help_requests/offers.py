"""What a booking could become, shown before it is sent: a group session, a time of the team's, a village it meant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from core.models import Topic
from help_requests.models import CommunePolicy, HelpRequest
from help_requests.services import Booking
from help_requests.sign_ups import with_places_taken
from help_requests.slots import Slot, free_slots, own_sessions
from help_requests.villages import find_place, near_villages
from teams_directory.models import Commune, GroupSession, Team, Village
from teams_directory.seats import with_seats_left

FIRST, SESSIONS_SHOWN = 6, 2


@dataclass(frozen=True)
class Offer:
    """All that is offered for one booking. Nothing in it is chosen for anybody."""

    village: Village | None
    team: Team | None
    villages: Sequence[Village] = ()
    sessions: Sequence[GroupSession] = ()
    slots: Sequence[Slot] = ()

    @property
    def asks_time(self) -> bool:
        return bool(self.sessions or self.slots)

    @property
    def first_days(self) -> list[tuple[str, list[Slot]]]:
        return by_day(self.slots[:FIRST])

    @property
    def more_days(self) -> list[tuple[str, list[Slot]]]:
        return by_day(self.slots[FIRST:])


def by_day(slots: Iterable[Slot]) -> list[tuple[str, list[Slot]]]:
    return [(day, list(of_day)) for day, of_day in groupby(slots, key=lambda slot: slot.day)]


def offer_for(*, booking: Booking, now: datetime | None = None) -> Offer:
    """For a booking as it would arrive now. Who has chosen a session is offered nothing else."""
    at = now or timezone.now()
    village, team = find_place(commune=booking.commune, typed=booking.village_typed)
    if village is None:
        return Offer(None, None, near_villages(commune=booking.commune, typed=booking.village_typed))
    if booking.session:
        return Offer(village, team)
    policy = CommunePolicy.of(booking.commune)
    near, own = _sessions(village, team, booking, policy, at)
    if team is None:
        return Offer(village, None, sessions=near)
    slots = free_slots(team=team, place=booking.place, now=at, policy=policy, village=village, sessions=own)
    return Offer(village, team, sessions=near, slots=[slot for slot in slots if slot.start != booking.slot_start])


Sessions = list[GroupSession]


def _sessions(
    village: Village, team: Team | None, booking: Booking, policy: CommunePolicy, now: datetime
) -> tuple[Sessions, Sessions]:
    """What can be joined in this village about this topic, and what keeps the team busy: one query for both.

    Who wants a call is not sent away to a session.
    """
    near = GroupSession.objects.near(village, booking.topic, policy.session_days, now).order_by()
    near = near.filter(team__commune=booking.commune)
    own = own_sessions(team, policy, now) if team else GroupSession.objects.none()
    wanted = Exists(near.filter(pk=OuterRef("pk")))
    both = GroupSession.objects.filter(Q(pk__in=near.values("pk")) | Q(pk__in=own.values("pk"))).annotate(near=wanted)
    rows: list[Any] = list(with_places_taken(both).order_by("start", "pk"))
    for row in rows:
        row.seats_left = max(row.seats - row.taken, 0)
    joinable_here = [row for row in rows if row.near and row.seats_left and booking.place != HelpRequest.Place.PHONE]
    return joinable_here[:SESSIONS_SHOWN], [row for row in rows if team and row.team_id == team.pk]


def joinable(public_id: str, communes: Sequence[Commune]) -> GroupSession | None:
    """A coming session of these communes; it may be full, which only the sign-up itself can tell for certain."""
    coming = GroupSession.objects.filter(team__commune__in=communes, is_cancelled=False, start__gt=timezone.now())
    known = coming.filter(public_id=public_id).select_related("team__commune", "village", "topic")
    return next(iter(with_seats_left(known)), None)


def same_topic(topic: Topic, topics: Iterable[Topic]) -> Topic | None:
    """This topic as it is called in the language of `topics`."""
    return next((other for other in topics if other.translation_key == topic.translation_key), None)
