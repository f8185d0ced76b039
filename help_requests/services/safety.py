"""Somebody asked a resident for a code, a password or money: the commune learns of it, the team does not.

Nothing is written into the request's history and nothing is queued to the team.
"""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from help_requests.commune_notices import tell_coordinators
from help_requests.engine import MoveRefused
from help_requests.models import HelpRequest, SafetyIncident
from help_requests.permissions import incidents_visible_to
from teams_directory.models import Commune

MOST_WAITING = 10  # about one request; more tell nothing new
SAME_TAP = timedelta(minutes=30)


class TooManyReports(Exception):
    """The commune already has as many reports about this request as it can use."""


@transaction.atomic
def report_incident(
    *,
    commune: Commune,
    asked: SafetyIncident.Asked | str,
    words: str = "",
    request: HelpRequest | None = None,
    how: SafetyIncident.How = SafetyIncident.How.TRACKING,
) -> SafetyIncident:
    """Write it down for the commune's coordinators; the same report again is one. Raises TooManyReports."""
    if request is not None:
        HelpRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
        waiting = SafetyIncident.objects.filter(request=request, handled_at=None)
        known = waiting.filter(asked=asked, words=words, reported_at__gt=timezone.now() - SAME_TAP).first()
        if known is not None:
            return known
        if waiting.count() >= MOST_WAITING:
            raise TooManyReports
    made = SafetyIncident.objects.create(commune=commune, request=request, asked=asked, words=words, how=how)
    tell_coordinators(
        commune=commune, key=f"incident:{made.pk}", what="có tin báo về an toàn, xem càng sớm càng tốt",
        path=reverse("help_requests_commune:index"), urgent=True,
    )  # fmt: skip
    return made


@transaction.atomic
def handle_incident(*, incident: SafetyIncident, by: Any, note: str) -> SafetyIncident:
    """A coordinator of the commune writes what was done. Raises MoveRefused for anybody else, or the second time."""
    row = incidents_visible_to(by).select_for_update(of=("self",)).filter(pk=incident.pk, handled_at=None).first()
    if row is None:
        raise MoveRefused
    row.handled_at, row.handled_by, row.handled_note = timezone.now(), by, note
    row.save(update_fields=["handled_at", "handled_by", "handled_note"])
    return row
