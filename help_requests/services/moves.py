"""Appointments: who goes, when, with whom, and whether the resident agrees."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from help_requests import notifications
from help_requests.codes import new_word_pair
from help_requests.deadlines import reply_due
from help_requests.engine import MoveRefused, locked, move
from help_requests.models import CommunePolicy, HelpRequest
from help_requests.statuses import MOVES, SCHEDULED, WAITING, State, Verb
from teams_directory.models import GroupSession, Member

NO_VISIT: dict[str, Any] = {
    "assigned_to": None,
    "companion": None,
    "visit_start": None,
    "visit_end": None,
    "word_pair": "",
}
NO_SEAT: dict[str, Any] = {"slot_seat": None}


class AlreadyTaken(MoveRefused):
    """Somebody else of the team was first. `who` is their name, `at` when they took it."""

    def __init__(self, who: str, at: datetime | None) -> None:
        super().__init__("taken by someone else")
        self.who, self.at = who, at


class TooManyToHold(MoveRefused):
    """This member already holds as many open requests as the commune asks of one volunteer; `most` is how many."""

    def __init__(self, most: int) -> None:
        super().__init__("too many open requests")
        self.most = most


class NeedsTwo(MoveRefused):
    """This visit is made by two people, and nobody goes along yet."""


class SessionFull(MoveRefused):
    """The group session has fewer seats than were asked for."""


def policy_of(request: HelpRequest) -> CommunePolicy:
    return CommunePolicy.objects.filter(commune=request.commune_id).first() or CommunePolicy()


@transaction.atomic
def accept_request(
    *, request: HelpRequest, member: Member, by: Any, start: datetime, end: datetime, companion: Member | None = None
) -> HelpRequest:
    """A member takes a request of their team, for an agreed time.

    Raises AlreadyTaken, TooManyToHold, NeedsTwo, MoveRefused.
    """
    return _appoint(request, Verb.ACCEPT, member, by=by, start=start, end=end, companion=companion)


@transaction.atomic
def propose_time(
    *, request: HelpRequest, member: Member, by: Any, start: datetime, end: datetime, companion: Member | None = None
) -> HelpRequest:
    """A member takes a request but asks for another time; once the resident agrees, everything is settled.

    Raises AlreadyTaken, TooManyToHold, NeedsTwo, MoveRefused.
    """
    return _appoint(request, Verb.PROPOSE, member, by=by, start=start, end=end, companion=companion)


def _appoint(
    request: HelpRequest, verb: Verb, member: Member, *, by: Any, start: datetime, end: datetime,
    companion: Member | None,
) -> HelpRequest:  # fmt: skip
    row = locked(request, verb)
    _may_take(row, member)
    visit: dict[str, Any] = {
        "assigned_to": member, "companion": _companion(row, member, companion), "visit_start": start, "visit_end": end,
    }  # fmt: skip
    if row.state == MOVES[verb].target and all(getattr(row, name) == value for name, value in visit.items()):
        return row  # the same tap again
    visit |= {"word_pair": row.word_pair or new_word_pair(), "session": None, "place": own_place(row)}
    return tell(move(row, verb, by=by, **visit), verb)


def own_place(row: HelpRequest) -> str:
    """Who is taken out of a group session is met where the team meets people."""
    return HelpRequest.Place.MEETING_POINT if row.place == HelpRequest.Place.SESSION else row.place


def _may_take(row: HelpRequest, member: Member) -> None:
    if member.team_id != row.team_id:  # it went to another team meanwhile
        raise MoveRefused
    if row.state in SCHEDULED and row.assigned_to and row.assigned_to_id != member.pk:
        taken = row.events.filter(verb__in=[Verb.ACCEPT, Verb.PROPOSE]).first()
        raise AlreadyTaken(row.assigned_to.full_name, taken.at if taken else None)
    # Whoever was given the request, or held it before, keeps it.
    if row.assigned_to_id != member.pk:
        has_room(row, member)


def has_room(row: HelpRequest, member: Member) -> None:
    """One more for this member. Raises TooManyToHold."""
    # One taking by a member at a time, so that counting and taking are one act.
    Member.objects.select_for_update(no_key=True, of=("self",)).get(pk=member.pk)
    most = policy_of(row).max_open_per_member
    held = HelpRequest.objects.filter(state__in=SCHEDULED, assigned_to=member, session=None).exclude(pk=row.pk)
    if held.count() >= most:
        raise TooManyToHold(most)


def _companion(row: HelpRequest, member: Member, companion: Member | None) -> Member | None:
    """Who goes along: somebody else of the same team. Raises NeedsTwo, MoveRefused."""
    chosen = companion or (row.companion if row.companion_id != member.pk else None)
    if chosen and (chosen.pk == member.pk or chosen.team_id != row.team_id):
        raise MoveRefused
    if chosen is None and needs_two(row, policy_of(row)):
        raise NeedsTwo
    return chosen


def needs_two(row: HelpRequest, policy: CommunePolicy) -> bool:
    """Whether two people go: said of this request, or the commune's rule for visits at home."""
    rule = {
        CommunePolicy.TwoPeople.NEVER: False,
        CommunePolicy.TwoPeople.ALONE: row.lives_alone,
        CommunePolicy.TwoPeople.HOME: True,
    }[CommunePolicy.TwoPeople(policy.two_people)]
    return row.needs_two or (rule and row.place == HelpRequest.Place.HOME)


@transaction.atomic
def pair_up(*, request: HelpRequest, by: Any, companion: Member | None, needed: bool = True) -> HelpRequest:
    """Somebody of the team goes along, or two people are no longer needed."""
    row = locked(request, Verb.PAIR)
    if companion and (companion.team_id != row.team_id or companion.pk == row.assigned_to_id):
        raise MoveRefused
    return move(row, Verb.PAIR, by=by, companion=companion, needs_two=needed)


@transaction.atomic
def agree_to_time(*, request: HelpRequest, by: Any = None) -> HelpRequest:
    """The resident agrees to the proposed time, on the tracking page or, told by `by`, on the telephone."""
    row = locked(request, Verb.AGREE)
    return tell(move(row, Verb.AGREE, by=by), Verb.AGREE)


@transaction.atomic
def refuse_time(*, request: HelpRequest, by: Any = None) -> HelpRequest:
    """The proposed time does not suit: the same member looks for another, with a fresh promise."""
    row = locked(request, Verb.REFUSE)
    changes = NO_SEAT | waiting_anew(row) | {"visit_start": None, "visit_end": None, "companion": None}
    row = move(row, Verb.REFUSE, by=by, **changes)
    return tell(row, Verb.REFUSE)


def waiting_anew(row: HelpRequest) -> dict[str, Any]:
    """Who had an answer and waits again is promised a new one; who still waits for the first keeps its clock."""
    if row.state in WAITING:
        return {}
    now = timezone.now()
    due = reply_due(now, policy_of(row))
    if row.state == State.ACCEPTED and row.visit_start and row.visit_start > now:  # somebody is expected: ring before
        due = min(due, row.visit_start)
    return {"reply_due": due, "alarmed_at": None, "escalated_at": None}


def tell(row: HelpRequest, verb: Verb) -> HelpRequest:
    notifications.tell_of_move(row, verb)
    return row


def seats_left(session: GroupSession) -> int:
    return session.seats - HelpRequest.objects.signed_up().filter(session=session).count()


def same_wish(request: HelpRequest) -> Any:
    """Other open requests of the same numbers for the same thing: likely the same one, sent twice."""
    mine = Q(phone__in=request.numbers) | Q(booker_phone__in=request.numbers)
    return (
        HelpRequest.objects.open()
        .filter(mine, topic=request.topic_id, commune=request.commune_id)
        .exclude(pk=request.pk)
    )
