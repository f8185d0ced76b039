"""What residents answer on the tracking page: the desk's own verbs, but only to what the page showed them."""

from collections.abc import Callable

from django.db import transaction

from help_requests.engine import MoveRefused
from help_requests.models import HelpRequest, Visit
from help_requests.passes import is_mark_of
from help_requests.services.closing import cancel_request, confirm_result, reopen_request
from help_requests.services.moves import agree_to_time, refuse_time
from help_requests.statuses import MASTERY, Result, Verb

BESIDE_THE_POINT = [Verb.REVEAL, Verb.ESCALATE]  # what happens to a request without changing what residents are told


@transaction.atomic
def answer_as_resident(*, request: HelpRequest, verb: Verb, seen: str, level: str = "") -> None:
    """Agree, refuse, cancel, confirm or reopen; `seen` is the mark of what the page showed.

    The same answer twice is one answer. Raises MoveRefused when the request has moved on since.
    """
    row = HelpRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if row.anonymised_at:
        raise MoveRefused
    if verb == Verb.CONFIRM:
        _confirm(row, seen, level)
    elif is_mark_of(row, seen):
        DEEDS[verb](request=row)
    elif not _is_said_already(row, verb):
        raise MoveRefused


DEEDS: dict[Verb, Callable[..., HelpRequest]] = {
    Verb.AGREE: agree_to_time,
    Verb.REFUSE: refuse_time,
    Verb.CANCEL: cancel_request,
    Verb.REOPEN: reopen_request,
}


def _confirm(row: HelpRequest, seen: str, level: str) -> None:
    if not is_mark_of(row, seen) or level not in MASTERY:
        raise MoveRefused
    visit = row.visits.first()
    said = visit and visit.checked_how == Visit.Check.RESIDENT and visit.confirmed_level
    if said != level:
        confirm_result(request=row, level=Result(level))


def _is_said_already(row: HelpRequest, verb: Verb) -> bool:
    """A second tap: the newest thing that happened is this very answer."""
    last = row.events.exclude(verb__in=BESIDE_THE_POINT).first()
    return last is not None and last.verb == verb and last.actor_id is None and not last.actor_name
