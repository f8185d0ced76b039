"""A resident asks to see, correct, stop or delete what is kept about them: a task with the law's clock."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from help_requests.commune_notices import tell_coordinators
from help_requests.deadlines import by_the_end_of
from help_requests.engine import MoveRefused
from help_requests.models import Case, Feedback, HelpRequest, PrivacyDemand
from help_requests.permissions import demands_visible_to
from help_requests.services.closing import cancel_request
from help_requests.services.privacy import forget_feedback, forget_requests
from teams_directory.calendar import add_working_days

WORKING_DAYS_TO_ACKNOWLEDGE = 2  # Nghị định 356/2025, article 5


@transaction.atomic
def file_demand(*, case: Case, kind: PrivacyDemand.Kind | str, words: str = "") -> PrivacyDemand:
    """Write a demand down for the commune; one of each kind at a time, so a second tap gives the first."""
    type(case)._default_manager.select_for_update(of=("self",)).get(pk=case.pk)
    about = "request" if isinstance(case, HelpRequest) else "feedback"
    known = PrivacyDemand.objects.filter(kind=kind, done_at=None, **{about: case}).first()
    if known is not None:
        return known
    now = timezone.now()
    today = timezone.localdate(now)
    made = PrivacyDemand.objects.create(
        commune=case.commune, kind=kind, words=words, received_at=now,
        acknowledge_due=by_the_end_of(add_working_days(today, WORKING_DAYS_TO_ACKNOWLEDGE)),
        act_due=by_the_end_of(today + timedelta(days=PrivacyDemand.DAYS[kind])), **{about: case},
    )  # fmt: skip
    tell_coordinators(
        commune=case.commune, key=f"demand:{made.pk}", what="có người đòi xem, sửa hoặc xóa thông tin của mình",
        path=reverse("help_requests_commune:index") + "?muc=thong-tin",
    )  # fmt: skip
    return made


@transaction.atomic
def acknowledge_demand(*, demand: PrivacyDemand, by: Any) -> PrivacyDemand:
    """The person was told that the commune has it. Raises MoveRefused for a stranger to the commune."""
    row = _mine(demand, by)
    row.acknowledged_at = row.acknowledged_at or timezone.now()
    row.save(update_fields=["acknowledged_at"])
    return row


@transaction.atomic
def finish_demand(*, demand: PrivacyDemand, by: Any, note: str) -> PrivacyDemand:
    """What was demanded is done; to withdraw or to erase is to forget the person now. Raises MoveRefused."""
    row, now = _mine(demand, by), timezone.now()
    if row.kind in {PrivacyDemand.Kind.WITHDRAW, PrivacyDemand.Kind.ERASE}:
        _forget(row, by=by, at=now)
        note, row.words = "", ""
    row.acknowledged_at, row.done_at, row.done_by, row.done_note = row.acknowledged_at or now, now, by, note
    row.save(update_fields=["acknowledged_at", "done_at", "done_by", "done_note", "words"])
    return row


@transaction.atomic
def correct_person(*, demand: PrivacyDemand, by: Any, name: str, phone: str) -> PrivacyDemand:
    """Write the right name and number, as the person demanded. Raises MoveRefused."""
    row = _mine(demand, by)
    if row.kind != PrivacyDemand.Kind.CORRECT:
        raise MoveRefused
    case = type(row.case)._default_manager.select_for_update(of=("self",)).get(pk=row.case.pk)
    if case.anonymised_at:
        raise MoveRefused
    case.name, case.phone = name or case.name, phone or case.phone
    case.save(update_fields=["name", "phone"])
    return finish_demand(demand=row, by=by, note="Đã sửa tên, số theo lời bà con.")


def _mine(demand: PrivacyDemand, by: Any) -> PrivacyDemand:
    row = demands_visible_to(by).select_for_update(of=("self",)).filter(pk=demand.pk, done_at=None).first()
    if row is None:
        raise MoveRefused
    return row


def _forget(row: PrivacyDemand, *, by: Any, at: datetime) -> None:
    """A visit still to come is called off first, so that nobody goes to somebody who withdrew."""
    case = row.case
    if isinstance(case, Feedback):
        forget_feedback(Feedback.objects.filter(pk=case.pk), at)
        return
    if case.is_open:
        cancel_request(request=case, by=by)
    twins = Q(pk=case.pk) | Q(merged_into=case.pk) | Q(merged_into__merged_into=case.pk)
    forget_requests(HelpRequest.objects.filter(twins), at)
