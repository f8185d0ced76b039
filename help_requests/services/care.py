"""What nobody pressed a button for: late requests reach the commune, unseen ones the leader. `pass_on` hands over
what somebody who pauses holds; no screen offers it yet.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone

from help_requests.commune_notices import tell_coordinators
from help_requests.engine import write_event
from help_requests.models import CommunePolicy, HelpRequest, RequestEvent
from help_requests.notifications import tell_leaders
from help_requests.services.handing import reassign_request
from help_requests.statuses import OPEN, State, Verb
from teams_directory.models import Commune, Member

ARRIVALS = [Verb.RECEIVE, Verb.RECORD, Verb.REASSIGN, Verb.REFUSE, Verb.REOPEN]
AT_ONCE = 200  # requests in one run and commune: the next run takes the others


def late(now: datetime) -> QuerySet[HelpRequest]:
    """Not answered in time, or not met in time, and the commune has not been told."""
    return HelpRequest.objects.overdue(now).filter(escalated_at=None)


def escalate_overdue(*, now: datetime | None = None) -> int:
    """Tell each commune of what has become late, once for each request; returns how many."""
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
        commune=row.commune, key=f"request:{row.pk}:late:{at:%Y%m%d}", what="có lời hẹn quá hạn",
        path=reverse("help_requests_desk:index") + "?muc=qua-han",
    )  # fmt: skip
    return True


def raise_alarms(*, now: datetime | None = None) -> int:
    """Tell the leaders of a team that nobody has taken a request for some hours; returns how many."""
    at, count = now or timezone.now(), 0
    for commune in Commune.objects.select_related("policy"):
        policy = getattr(commune, "policy", None) or CommunePolicy()
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
    tell_leaders(row, key=f"request:{row.pk}:unassigned:{at:%Y%m%d%H}", what="có lời hẹn chưa ai nhận")
    return True


@transaction.atomic
def pass_on(*, member: Member, by: Any, to: Member | None = None, reason: str = "") -> int:
    """Give everything a member holds to a colleague, or back to the team; returns how many requests.

    With a colleague the agreed times stand. Back to the team the request waits anew, and its resident is rung again.
    Raises MoveRefused when the colleague is of another team.
    """
    held = HelpRequest.objects.select_for_update(of=("self",)).filter(assigned_to=member, state__in=OPEN)
    rows = list(held.order_by("pk"))
    for row in rows:
        if row.team is not None:
            reassign_request(request=row, by=by, team=row.team, member=to, reason=reason or f"{member} tạm nghỉ")
    HelpRequest.objects.filter(companion=member, state__in=OPEN).update(companion=None)
    return len(rows)
