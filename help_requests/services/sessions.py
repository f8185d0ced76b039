"""Group sessions that are called off or moved: whoever signed up is not left with an hour that no longer holds."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from help_requests.engine import move
from help_requests.models import HelpRequest
from help_requests.notifications import tell_leaders
from help_requests.services.moves import NO_VISIT, own_place, tell, waiting_anew
from help_requests.statuses import State, Verb

SIGNED_UP = Q(state=State.ACCEPTED, session__isnull=False)
CALLED_OFF = SIGNED_UP & Q(session__is_cancelled=True)
AS_ANNOUNCED = Q(visit_start=F("session__start"), visit_end=F("session__end"))


def _moved(now: datetime) -> Q:
    return SIGNED_UP & ~AS_ANNOUNCED & Q(session__is_cancelled=False, session__end__gt=now)


def follow_sessions(*, now: datetime | None = None) -> int:
    """Do for every sign-up what its session's change asks for, once; returns for how many."""
    at = now or timezone.now()
    count = sum(_call_off(request) for request in _rows(CALLED_OFF))
    return count + sum(_move_along(request, at) for request in _rows(_moved(at)))


def _rows(rule: Q) -> QuerySet[HelpRequest]:
    return HelpRequest.objects.filter(rule).order_by("pk")


def _still(request: HelpRequest, rule: Q) -> HelpRequest | None:
    """The row under a lock, unless somebody has seen to it this very moment."""
    rows = _rows(rule & Q(pk=request.pk)).select_related("session", "team").select_for_update(of=("self",))
    return rows.first()


@transaction.atomic
def _call_off(request: HelpRequest) -> bool:
    """Back to the team, which rings; the session stays named, so that the tracking page can say why."""
    row = _still(request, CALLED_OFF)
    if row is None or row.session is None:
        return False
    changes = NO_VISIT | waiting_anew(row) | {"place": own_place(row)}
    move(row, Verb.REASSIGN, by=None, reason=f"Buổi học đã hoãn: {row.session.cancelled_reason}", **changes)
    tell(row, Verb.REASSIGN)
    return True


@transaction.atomic
def _move_along(request: HelpRequest, at: datetime) -> bool:
    """The seat is kept for the new hour; the leaders hear once for each session that people must be rung."""
    row = _still(request, _moved(at))
    if row is None or row.session is None:
        return False
    start, end = row.session.start, row.session.end
    before = f"{timezone.localtime(row.visit_start):%H:%M %d/%m}"
    changes: dict[str, Any] = {"visit_start": start, "visit_end": end, "visit_due": end, "escalated_at": None}
    move(row, Verb.INVITE, by=None, reason=f"Buổi học đổi giờ, trước là {before}", **changes)
    key = f"session:{row.session.pk}:moved:{start:%Y%m%d%H%M}:{end:%H%M}:{at:%Y%m%d%H%M}"  # it may move to and fro
    tell_leaders(row, key=key, what="buổi học đổi giờ, cần gọi báo bà con")
    return True
