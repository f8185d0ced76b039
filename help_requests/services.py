"""What happens to a request, as the village would tell it. Every verb is one transaction: it locks the
row, checks the move, writes the event and queues the message; either all of it stands or nothing.
"""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from core.models import Topic
from help_requests import notifications
from help_requests.codes import code_key, new_code
from help_requests.models import CommunePolicy, HelpRequest, RequestEvent
from help_requests.statuses import MOVES, SCHEDULED, Result, State, Verb, is_allowed
from help_requests.times import Wish, default_visit, describe_wish
from teams_directory.models import Commune, Member, Team, Village

MAX_OPEN_PER_PHONE = 3
CODE_TRIES = 20


class AlreadySent(Exception):
    """The form's token was used before, with other words. `request` is what it made then."""

    def __init__(self, request: HelpRequest) -> None:
        super().__init__("token already used")
        self.request = request


class TooManyOpen(Exception):
    """This phone number already has as many open requests as one person needs."""


class MoveRefused(Exception):
    """The request is no longer where this move may start from."""


class AlreadyTaken(MoveRefused):
    """Somebody else of the team was first. `who` is their name, `at` when they took it."""

    def __init__(self, who: str, at: datetime | None) -> None:
        super().__init__("taken by someone else")
        self.who, self.at = who, at


@dataclass(frozen=True, kw_only=True)
class Booking:
    """A checked booking: phones are E.164, texts are clean, nothing in it is secret."""

    token: str
    commune: Commune
    village_typed: str
    topic: Topic
    place: str
    wish: Wish
    name: str
    phone: str
    consent_version: str
    consent_text: str
    note: str = ""
    for_other: bool = False
    booker_name: str = ""
    booker_phone: str = ""
    guide_key: str = ""
    guide_title: str = ""
    step_id: str = ""
    step_title: str = ""

    @property
    def wish_label(self) -> str:
        return describe_wish(self.wish.day, self.wish.part)

    def fingerprint(self) -> str:
        """A keyed hash of what was asked for, to tell a repeated tap from a reused token."""
        words = {name: value for name, value in asdict_shallow(self).items() if name != "token"}
        return salted_hmac("help_requests.booking", repr(sorted(words.items())), algorithm="sha256").hexdigest()


def asdict_shallow(booking: Booking) -> dict[str, Any]:
    """Fields by name, places and topics by primary key."""
    values = {name: getattr(booking, name) for name in booking.__dataclass_fields__}
    return values | {"commune": booking.commune.pk, "topic": booking.topic.pk, "wish": asdict(booking.wish)}


def find_village(*, commune: Commune, typed: str) -> Village | None:
    """The one village of the commune that goes by this name; None when there is none or more than one."""
    found = list(Village.objects.called(typed).filter(commune=commune)[:2])
    return found[0] if len(found) == 1 else None


def find_team(village: Village | None) -> Team | None:
    """The working team of a village."""
    return Team.objects.working().filter(village=village).order_by("pk").first() if village else None


def is_received(token: str) -> bool:
    """Was a form with this token written down before?"""
    return HelpRequest.objects.filter(token=token).exists()


def receive_request(*, booking: Booking) -> HelpRequest:
    """Write a booking down and put it into the right queue; the same token gives the same request.

    Raises AlreadySent when the token was used for something else, TooManyOpen for a fourth open request.
    """
    try:
        with transaction.atomic():
            return _known(booking) or _write_down(booking)
    except IntegrityError:  # another tap with the same token was faster
        known = _known(booking)
        if known is None:
            raise
        return known


def _known(booking: Booking) -> HelpRequest | None:
    request = HelpRequest.objects.filter(token=booking.token).first()
    if request and request.fingerprint != booking.fingerprint():
        raise AlreadySent(request)
    return request


def _write_down(booking: Booking) -> HelpRequest:
    # One booking of a commune at a time, so that counting and writing are one act.
    Commune.objects.select_for_update(no_key=True).get(pk=booking.commune.pk)
    if HelpRequest.objects.open().filter(phone=booking.phone).count() >= MAX_OPEN_PER_PHONE:
        raise TooManyOpen
    now = timezone.now()
    village = find_village(commune=booking.commune, typed=booking.village_typed)
    team = find_team(village)
    policy = CommunePolicy.objects.filter(commune=booking.commune).first() or CommunePolicy()
    fields = {name: value for name, value in booking.__dict__.items() if name not in {"wish"}}
    request = HelpRequest.objects.create(
        **fields, code=_unused_code(), fingerprint=booking.fingerprint(), village=village, team=team,
        state=State.NEW if team else State.TRIAGE, created_at=now, consent_at=now,
        wished_day=booking.wish.day, wished_part=booking.wish.part,
        reply_due=_reply_due(now, policy, booking.wish),
    )  # fmt: skip
    _write_event(request, Verb.RECEIVE, by=None, from_state="")
    notifications.tell_team_of_new_request(request)
    return request


def _reply_due(now: datetime, policy: CommunePolicy, wish: Wish) -> datetime:
    """The commune's promise, or the start of the wished half-day when that comes sooner."""
    promised = now + timedelta(hours=policy.first_reply_hours)
    wished = default_visit(wish.day, wish.part, now)[0] if wish.day else promised
    return min(promised, wished)


def _unused_code() -> str:
    for _ in range(CODE_TRIES):
        key = code_key(new_code())
        if key and not HelpRequest.objects.filter(code=key).exists():
            return key
    raise RuntimeError("no free code found")


def _write_event(request: HelpRequest, verb: Verb, *, by: Any, from_state: str, reason: str = "") -> None:
    RequestEvent.objects.create(
        request=request, verb=verb, actor=by, actor_name=str(by or ""), from_state=from_state,
        to_state=request.state, team=request.team, reason=reason,
    )  # fmt: skip


def _locked(request: HelpRequest, verb: Verb) -> HelpRequest:
    """The row as it is now, held until the transaction ends.

    Raises MoveRefused when its state does not allow the verb, or when it went to another team since the
    caller's rights were checked on `request`.
    """
    row = HelpRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if not is_allowed(verb, row.state) or row.team_id != request.team_id:
        raise MoveRefused
    return row


def _move(row: HelpRequest, verb: Verb, *, by: Any, reason: str = "", **changes: Any) -> HelpRequest:
    before = row.state
    for name, value in changes.items():
        setattr(row, name, value)
    row.state = MOVES[verb].target
    row.save(update_fields=["state", *changes])
    _write_event(row, verb, by=by, from_state=before, reason=reason)
    notifications.tell_of_move(row, verb)
    return row


def _change_hands(row: HelpRequest, member: Member, *, by: Any, reason: str) -> HelpRequest:
    """Somebody else of the same team goes; what was agreed with the resident stands."""
    row.assigned_to = member
    row.save(update_fields=["assigned_to"])
    _write_event(row, Verb.REASSIGN, by=by, from_state=row.state, reason=reason)
    return row


def _not_taken_by_another(row: HelpRequest, member: Member) -> None:
    if member.team_id != row.team_id:  # it went to another team meanwhile
        raise MoveRefused
    if row.state in SCHEDULED and row.assigned_to and row.assigned_to_id != member.pk:
        taken = row.events.filter(verb__in=[Verb.ACCEPT, Verb.PROPOSE]).first()
        raise AlreadyTaken(row.assigned_to.full_name, taken.at if taken else None)


@transaction.atomic
def accept_request(*, request: HelpRequest, member: Member, by: Any, start: datetime, end: datetime) -> HelpRequest:
    """A member takes a request of their team, for an agreed time. Raises AlreadyTaken, MoveRefused."""
    row = _locked(request, Verb.ACCEPT)
    _not_taken_by_another(row, member)
    if (row.state, row.visit_start, row.visit_end) == (State.ACCEPTED, start, end):
        return row  # the same tap again
    return _move(row, Verb.ACCEPT, by=by, assigned_to=member, visit_start=start, visit_end=end)


@transaction.atomic
def propose_time(*, request: HelpRequest, member: Member, by: Any, start: datetime, end: datetime) -> HelpRequest:
    """A member takes a request but asks for another time. Raises AlreadyTaken, MoveRefused."""
    row = _locked(request, Verb.PROPOSE)
    _not_taken_by_another(row, member)
    return _move(row, Verb.PROPOSE, by=by, assigned_to=member, visit_start=start, visit_end=end)


@transaction.atomic
def reassign_request(
    *, request: HelpRequest, by: Any, team: Team, member: Member | None = None, reason: str = ""
) -> HelpRequest:
    """Give a request to a team of the same commune, or to one of its members; they start afresh."""
    row = _locked(request, Verb.REASSIGN)
    if team.commune_id != row.commune_id or (member and member.team_id != team.pk):
        raise MoveRefused
    if member and team.pk == row.team_id and row.state in SCHEDULED:
        return _change_hands(row, member, by=by, reason=reason)
    return _move(
        row,
        Verb.REASSIGN,
        by=by,
        reason=reason,
        team=team,
        assigned_to=member,
        visit_start=None,
        visit_end=None,
    )


@transaction.atomic
def hand_to_triage(*, request: HelpRequest, by: Any, reason: str) -> HelpRequest:
    """The team cannot help with this: the commune finds who can."""
    row = _locked(request, Verb.TRIAGE)
    return _move(row, Verb.TRIAGE, by=by, reason=reason, team=None, assigned_to=None, visit_start=None, visit_end=None)


@transaction.atomic
def close_request(*, request: HelpRequest, by: Any, result: Result | str, reason: str = "") -> HelpRequest:
    """The visit is over, or not needed any more; `result` says what the person can do now."""
    row = _locked(request, Verb.CLOSE)
    return _move(row, Verb.CLOSE, by=by, reason=reason, result=Result(result), closed_at=timezone.now())


@transaction.atomic
def reveal_contact(*, request: HelpRequest, by: Any) -> HelpRequest:
    """Write down that a member of staff looks at the number and the way to the house."""
    _write_event(request, Verb.REVEAL, by=by, from_state=request.state)
    return request


@transaction.atomic
def anonymise_closed_requests(*, now: datetime | None = None, dry_run: bool = False) -> int:
    """Blank what identifies people in requests closed longer ago than their commune keeps it."""
    at, count = now or timezone.now(), 0
    for commune in Commune.objects.select_related("policy"):
        policy = getattr(commune, "policy", None) or CommunePolicy()
        old = HelpRequest.objects.closed().identifiable().filter(
            commune=commune, closed_at__lt=at - timedelta(days=policy.retention_days)
        )  # fmt: skip
        count += old.count()
        if dry_run:
            continue
        RequestEvent.objects.filter(request__in=old).update(reason="")
        old.update(**HelpRequest.PERSONAL, anonymised_at=at)
    return count
