"""Looking at personal data, and letting go of it. The figures stay."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from help_requests.engine import write_event
from help_requests.models import (
    CommunePolicy,
    Feedback,
    FeedbackEvent,
    HelpRequest,
    PrivacyDemand,
    RequestEvent,
    SafetyIncident,
)
from help_requests.statuses import FeedbackState, Verb
from teams_directory.models import Commune


@transaction.atomic
def reveal_contact(*, request: HelpRequest, by: Any) -> HelpRequest:
    """Write down that a member of staff looks at the number and the way to the house."""
    write_event(request, Verb.REVEAL, by=by, from_state=request.state)
    return request


@transaction.atomic
def reveal_day(*, requests: Iterable[HelpRequest], by: Any) -> None:
    """The same for every request on a sheet that is printed: all of it is written down, or nothing is printed."""
    for request in requests:
        reveal_contact(request=request, by=by)


def _kept_until(now: datetime) -> Iterator[tuple[Commune, datetime]]:
    """Each commune, and the moment before which what is closed is forgotten."""
    for commune in Commune.objects.select_related("policy"):
        policy = CommunePolicy.of(commune)
        yield commune, now - timedelta(days=policy.retention_days)


@transaction.atomic
def anonymise_closed_requests(*, now: datetime | None = None, dry_run: bool = False) -> int:
    """Blank what identifies people in requests closed longer ago than their commune keeps it."""
    at, count = now or timezone.now(), 0
    for commune, before in _kept_until(at):
        old = HelpRequest.objects.closed().identifiable().filter(commune=commune, closed_at__lt=before)
        count += old.count() if dry_run else forget_requests(old, at)
    return count


def forget_requests(rows: QuerySet[HelpRequest], at: datetime) -> int:
    """Blank people in these requests and what was written about them; a safety report only once it was handled."""
    keys = list(rows.values_list("pk", flat=True))
    RequestEvent.objects.filter(request__in=keys).update(reason="")
    _end_demands(PrivacyDemand.objects.filter(request__in=keys), at)
    SafetyIncident.objects.filter(request__in=keys, handled_at__isnull=False).update(words="", handled_note="")
    return HelpRequest.objects.filter(pk__in=keys).update(**HelpRequest.PERSONAL, anonymised_at=at)


def _end_demands(demands: QuerySet[PrivacyDemand], at: datetime) -> None:
    """Nothing is left to see, correct or delete."""
    demands.update(words="", done_note="")
    demands.filter(done_at=None).update(done_at=at)


@transaction.atomic
def anonymise_closed_feedback(*, now: datetime | None = None, dry_run: bool = False) -> int:
    """The same for góp ý; what was published with the writer's leave stays, for it names nobody."""
    at, count = now or timezone.now(), 0
    for commune, before in _kept_until(at):
        done = Q(closed_at__lt=before) | Q(state=FeedbackState.ANSWERED, answered_at__lt=before)
        old = Feedback.objects.filter(done, commune=commune, anonymised_at=None)
        count += old.count() if dry_run else forget_feedback(old, at)
    return count


def forget_feedback(rows: QuerySet[Feedback], at: datetime) -> int:
    """Blank people in these góp ý and whatever was written about them; returns how many."""
    keys = list(rows.values_list("pk", flat=True))
    FeedbackEvent.objects.filter(feedback__in=keys).update(reason="")
    _end_demands(PrivacyDemand.objects.filter(feedback__in=keys), at)
    Feedback.objects.filter(pk__in=keys, is_public=False).update(answer="", public_summary="")
    return Feedback.objects.filter(pk__in=keys).update(**Feedback.PERSONAL, anonymised_at=at)


@transaction.atomic
def anonymise_handled_incidents(*, now: datetime | None = None, dry_run: bool = False) -> int:
    """Blank what residents told about safety once it was seen to so long ago; what was asked of them is counted on."""
    at, count = now or timezone.now(), 0
    for commune, before in _kept_until(at):
        old = SafetyIncident.objects.filter(commune=commune, handled_at__lt=before).exclude(words="", handled_note="")
        count += old.count() if dry_run else old.update(words="", handled_note="")
    return count
