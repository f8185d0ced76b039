"""Who else sees to a request: another team, another member, the commune, another office, or a group session."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from help_requests.engine import MoveRefused, locked, move, write_event
from help_requests.models import HandOverOffice, HelpRequest
from help_requests.services.moves import (
    NO_SEAT,
    NO_VISIT,
    SessionFull,
    TooManyToHold,
    has_room,
    own_place,
    seats_left,
    tell,
    waiting_anew,
)
from help_requests.statuses import SCHEDULED, Verb
from teams_directory.models import GroupSession, Member, Team


@transaction.atomic
def reassign_request(
    *, request: HelpRequest, by: Any, team: Team, member: Member | None = None, reason: str = ""
) -> HelpRequest:
    """Give a request to a team of the same commune, or to one of its members; they start afresh.

    Beyond what one volunteer should hold, only with a reason. Raises TooManyToHold, MoveRefused.
    """
    row = locked(request, Verb.REASSIGN)
    if team.commune_id != row.commune_id or not team.is_working or (member and member.team_id != team.pk):
        raise MoveRefused
    if member and row.assigned_to_id != member.pk:
        _may_hold(row, member, reason)
    if member and team.pk == row.team_id and row.state in SCHEDULED:
        return _change_hands(row, member, by=by, reason=reason)
    afresh = NO_VISIT | NO_SEAT | waiting_anew(row) | {"office": None, "session": None, "alarmed_at": None}
    changes = afresh | {"team": team, "assigned_to": member, "place": own_place(row)}
    return tell(move(row, Verb.REASSIGN, by=by, reason=reason, **changes), Verb.REASSIGN)


def _may_hold(row: HelpRequest, member: Member, reason: str) -> None:
    try:
        has_room(row, member)
    except TooManyToHold:
        if not reason:
            raise


def _change_hands(row: HelpRequest, member: Member, *, by: Any, reason: str) -> HelpRequest:
    """Somebody else of the same team goes; what was agreed with the resident stands."""
    row.assigned_to = member
    row.companion = None if row.companion_id == member.pk else row.companion
    row.save(update_fields=["assigned_to", "companion"])
    write_event(row, Verb.REASSIGN, by=by, from_state=row.state, reason=reason)
    return tell(row, Verb.REASSIGN)


@transaction.atomic
def hand_to_triage(*, request: HelpRequest, by: Any, reason: str) -> HelpRequest:
    """The team cannot help with this: the commune finds who can."""
    row = locked(request, Verb.TRIAGE)
    afresh = NO_VISIT | NO_SEAT | waiting_anew(row) | {"office": None, "session": None}
    changes = afresh | {"team": None, "place": own_place(row)}
    return tell(move(row, Verb.TRIAGE, by=by, reason=reason, **changes), Verb.TRIAGE)


@transaction.atomic
def hand_over(*, request: HelpRequest, by: Any, office: HandOverOffice, reason: str = "") -> HelpRequest:
    """Another office sees to it; the request stays open, and with the team, until that is known to be done."""
    row = locked(request, Verb.HAND_OVER)
    if office.commune_id != row.commune_id or not office.is_active:
        raise MoveRefused
    changes = NO_VISIT | NO_SEAT | {"office": office, "session": None, "place": own_place(row)}
    return tell(move(row, Verb.HAND_OVER, by=by, reason=reason, **changes), Verb.HAND_OVER)


@transaction.atomic
def put_first(*, request: HelpRequest, by: Any, reason: str) -> HelpRequest:
    """The leader puts a request before others, and says why."""
    return move(locked(request, Verb.PUT_FIRST), Verb.PUT_FIRST, by=by, reason=reason, put_first_reason=reason)


@transaction.atomic
def invite_to_session(*, requests: list[HelpRequest], session: GroupSession, by: Any) -> list[HelpRequest]:
    """Take several requests to one group session; all of them or none. Raises MoveRefused, SessionFull."""
    hall = GroupSession.objects.select_for_update(of=("self",)).get(pk=session.pk)
    if hall.is_cancelled or hall.end <= timezone.now():
        raise MoveRefused
    if len(requests) > seats_left(hall):
        raise SessionFull
    in_one_order = sorted(requests, key=lambda request: request.pk)  # no two invitations wait for each other
    return [_invite(request, hall, by=by) for request in in_one_order]


@transaction.atomic
def invite_to_new_session(*, requests: list[HelpRequest], session: GroupSession, by: Any) -> list[HelpRequest]:
    """Open this session, not saved yet, and take several requests to it; both or neither.

    Raises MoveRefused, SessionFull, ValidationError.
    """
    session.full_clean()
    session.save()
    log(instance=session, action="wagtail.create", user=by)
    return invite_to_session(requests=requests, session=session, by=by)


def _invite(request: HelpRequest, session: GroupSession, *, by: Any) -> HelpRequest:
    row = locked(request, Verb.INVITE)
    still_stands = row.state == request.state  # somebody who got a visit meanwhile keeps it
    is_expected = row.session_id == session.pk and row.state in SCHEDULED  # not: it was called off, and is on again
    if not still_stands or is_expected or session.team.commune_id != row.commune_id:
        raise MoveRefused
    changes = NO_VISIT | NO_SEAT | {
        "team": session.team, "session": session, "place": HelpRequest.Place.SESSION,
        "visit_start": session.start, "visit_end": session.end,
    }  # fmt: skip
    return tell(move(row, Verb.INVITE, by=by, **changes), Verb.INVITE)
