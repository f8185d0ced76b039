"""No request without a person: late ones reach the commune, unseen ones the leader, and what somebody holds who
pauses or leaves is handed on.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from help_requests.commune_notices import tell_coordinators
from help_requests.engine import MoveRefused, move, write_event
from help_requests.models import CommunePolicy, HelpRequest, HelpRequestQuerySet, RequestEvent
from help_requests.notifications import tell_leaders
from help_requests.services.calendars import revoke_keys_of_the_gone
from help_requests.services.handing import hand_to_triage, reassign_request
from help_requests.services.moves import has_room
from help_requests.statuses import AT_A_TEAM, State, Verb
from teams_directory.models import Commune, Member, MemberLeave

ARRIVALS = [Verb.RECEIVE, Verb.RECORD, Verb.REASSIGN, Verb.REFUSE, Verb.REOPEN]
AT_ONCE = 200  # requests in one run and commune: the next run takes the others


def late(now: datetime) -> QuerySet[HelpRequest]:
    """Not answered in time, or not met in time, and the commune has not been told."""
    return HelpRequest.objects.overdue(now).filter(escalated_at=None)


def escalate_overdue(*, now: datetime | None = None) -> int:
    """Tell each commune of what has become late, each request once, all of this run in one notice; returns how many."""
    at, count = now or timezone.now(), 0
    for commune in Commune.objects.all():
        for request in late(at).filter(commune=commune).order_by("pk")[:AT_ONCE]:
            count += _escalate(request, at)
    return count


@transaction.atomic
def _escalate(request: HelpRequest, at: datetime) -> bool:
    row = late(at).select_for_update(of=("self",)).filter(pk=request.pk).first()
    if row is None:  # answered this very moment
        return False
    row.escalated_at = at
    row.save(update_fields=["escalated_at"])
    write_event(row, Verb.ESCALATE, by=None, from_state=row.state)
    tell_coordinators(
        commune=row.commune, key=f"commune:{row.commune_id}:late:{at:%Y%m%d%H%M}", what="có lời hẹn quá hạn",
        path=reverse("help_requests_desk:index") + "?muc=qua-han",
    )  # fmt: skip
    return True


def raise_alarms(*, now: datetime | None = None) -> int:
    """Tell the leaders of a team that nobody has taken a request for some hours; returns how many."""
    at, count = now or timezone.now(), 0
    for commune in Commune.objects.select_related("policy"):
        policy = CommunePolicy.of(commune)
        before = at - timedelta(hours=policy.alarm_hours)
        just_came = RequestEvent.objects.filter(request=OuterRef("pk"), verb__in=ARRIVALS, at__gte=before)
        waiting = HelpRequest.objects.filter(
            ~Exists(just_came), commune=commune, state=State.NEW, assigned_to=None, alarmed_at=None
        )
        for request in waiting.order_by("pk")[:AT_ONCE]:
            count += _alarm(request, at)
    return count


@transaction.atomic
def _alarm(request: HelpRequest, at: datetime) -> bool:
    row = HelpRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if row.state != State.NEW or row.assigned_to_id or row.alarmed_at:
        return False
    row.alarmed_at = at
    row.save(update_fields=["alarmed_at"])
    tell_leaders(row, key=f"team:{row.team_id}:unassigned:{at:%Y%m%d%H%M}", what="có lời hẹn chưa ai nhận")
    return True


def held_by(member: Member) -> HelpRequestQuerySet:
    """What a member of this team holds, or goes along to."""
    mine = Q(assigned_to=member) | Q(companion=member)
    return HelpRequest.objects.filter(mine, team=member.team_id, state__in=AT_A_TEAM)


@transaction.atomic
def pass_on(
    *, member: Member, by: Any, to: Member | None = None, reason: str = "", may_exceed: bool = True
) -> int:  # fmt: skip
    """Give everything a member holds to a colleague, or back to the team; returns how many requests.

    With a colleague the agreed times stand. Back to the team the request waits anew, and its resident is rung again.
    Beyond what one volunteer should hold, only with the reason of somebody who `may_exceed` it: not a volunteer's own.
    Raises TooManyToHold, MoveRefused.
    """
    if to and (to.pk == member.pk or not _serving().filter(pk=to.pk, team=member.team_id).exists()):
        raise MoveRefused
    rows = list(held_by(member).select_for_update(of=("self",)).order_by("pk"))
    for row in rows:
        if to and not (reason and may_exceed) and row.assigned_to_id == member.pk:
            has_room(row, to)
        _release(row, member, by=by, to=to, reason=reason or f"{member} tạm nghỉ")
    return len(rows)


def _release(row: HelpRequest, member: Member, *, by: Any, to: Member | None, reason: str) -> None:
    """One request leaves this member's hands; a team that rests gives it to the commune."""
    if row.companion_id == member.pk:
        along = to if to and to.pk != row.assigned_to_id else None
        row = move(row, Verb.PAIR, by=by, reason=reason, companion=along, needs_two=row.needs_two or along is None)
    if row.assigned_to_id != member.pk or row.team is None:
        return
    if row.team.is_working:
        reassign_request(request=row, by=by, team=row.team, member=to, reason=reason)
    else:
        hand_to_triage(request=row, by=by, reason=reason)


@transaction.atomic
def pause_member(
    *, member: Member, by: Any, to: Member | None = None, reason: str = "", may_exceed: bool = True,
    away: tuple[date, date] | None = None,
) -> int:  # fmt: skip
    """Hand over what somebody holds and, when the days are known, write that they are away. Raises as pass_on does."""
    count = pass_on(member=member, by=by, to=to, reason=reason, may_exceed=may_exceed)
    if away:
        first, last = away
        known = MemberLeave.objects.filter(member=member, first_day=first, last_day=last)
        if not known.exists():
            MemberLeave.objects.create(member=member, first_day=first, last_day=last)
    return count


def left_behind() -> HelpRequestQuerySet:
    """Held by somebody who serves in this team no longer: their time ended, they moved, or their account is closed."""
    here = _serving().filter(team=OuterRef("team"))
    nobody_goes = Q(assigned_to__isnull=False) & ~Exists(here.filter(pk=OuterRef("assigned_to")))
    nobody_along = Q(companion__isnull=False) & ~Exists(here.filter(pk=OuterRef("companion")))
    return HelpRequest.objects.filter(nobody_goes | nobody_along, state__in=AT_A_TEAM)


def take_back_left_behind(*, now: datetime | None = None) -> int:
    """Give such requests back to their teams and tell the leaders; their calendars end. Returns how many."""
    at = now or timezone.now()
    revoke_keys_of_the_gone()
    return sum(_take_back(request, at) for request in left_behind().order_by("pk")[:AT_ONCE])


@transaction.atomic
def _take_back(request: HelpRequest, at: datetime) -> bool:
    row = left_behind().select_for_update(of=("self",)).filter(pk=request.pk).first()
    if row is None:
        return False
    for member in _gone(row):
        _release(row, member, by=None, to=None, reason=f"{member} không còn trong tổ")
        row.refresh_from_db()
    tell_leaders(row, key=f"team:{row.team_id}:left:{at:%Y%m%d%H%M}", what="một việc trở lại tổ vì người giữ đã thôi")
    return True


def _serving() -> QuerySet[Member]:
    return Member.objects.active().filter(Q(user=None) | Q(user__is_active=True))


def _gone(row: HelpRequest) -> list[Member]:
    holders = [member for member in (row.companion, row.assigned_to) if member is not None]
    return [member for member in holders if not _serving().filter(pk=member.pk, team=row.team_id).exists()]
