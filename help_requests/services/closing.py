"""The end of a request: what was learned, whether it lasts, and how it is taken up again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from help_requests.deadlines import reply_due, visit_due
from help_requests.engine import MoveRefused, locked, move, write_event
from help_requests.models import CommunePolicy, HelpRequest, Visit
from help_requests.services.moves import NO_SEAT, NO_VISIT, own_place, policy_of, same_wish, tell
from help_requests.statuses import MASTERY, SCHEDULED, Result, State, Verb
from teams_directory.models import Member


@dataclass(frozen=True, kw_only=True)
class VisitReport:
    """What the team writes when somebody was helped: minutes, heads, and the guides they went through."""

    minutes: int
    people: int = 1
    households: int = 1
    guides: Sequence[Any] = ()
    member: Member | None = None  # who helped, when nobody had taken the request


class NothingLearned(MoveRefused):
    """Closed as helped, but without a word on what was learned."""


@transaction.atomic
def close_request(
    *, request: HelpRequest, by: Any, result: Result | str, visit: VisitReport | None = None, reason: str = ""
) -> HelpRequest:
    """The visit is over, or not needed any more. A level of mastery needs the visit. Raises NothingLearned."""
    row, outcome = locked(request, Verb.CLOSE), Result(result)
    if outcome == Result.MERGED or (outcome in MASTERY) != (visit is not None):
        raise NothingLearned
    if outcome == Result.BY_OFFICE and row.state != State.HANDED_OVER:
        raise MoveRefused
    row = move(row, Verb.CLOSE, by=by, reason=reason, result=outcome, closed_at=timezone.now(), word_pair="", **NO_SEAT)
    if visit is not None:
        _write_visit(row, visit, by=by)
    return tell(row, Verb.CLOSE)


def _write_visit(row: HelpRequest, report: VisitReport, *, by: Any) -> Visit:
    visit = Visit.objects.create(
        request=row, member=row.assigned_to or report.member, companion=row.companion, level=row.result,
        minutes=report.minutes, people=report.people, households=report.households, closed_by=by,
        closed_at=row.closed_at or timezone.now(),
        check_due=timezone.localdate() + timedelta(days=policy_of(row).check_days),
    )  # fmt: skip
    visit.guides.set(report.guides)
    return visit


@transaction.atomic
def cancel_request(*, request: HelpRequest, by: Any = None, reason: str = "") -> HelpRequest:
    """The resident no longer needs it; whoever was coming is told."""
    row = locked(request, Verb.CANCEL)
    row = move(
        row, Verb.CANCEL, by=by, reason=reason, result=Result.NOT_NEEDED, closed_at=timezone.now(), word_pair="",
        **NO_SEAT,
    )  # fmt: skip
    return tell(row, Verb.CANCEL)


@transaction.atomic
def confirm_result(*, request: HelpRequest, level: Result | str) -> HelpRequest:
    """The resident says how far they came: what the team wrote, or something else. The last word counts."""
    row = locked(request, Verb.CONFIRM)
    visit = _last_visit(row)
    _write_check(visit, how=Visit.Check.RESIDENT, level=Result(level))
    write_event(row, Verb.CONFIRM, by=None, from_state=row.state, reason=Result(level).label)
    return row


@transaction.atomic
def record_check(*, request: HelpRequest, by: Any, level: Result | str = "") -> HelpRequest:
    """The team rang some days later: what the person can do now, or nobody answered (no level)."""
    row = locked(request, Verb.CHECK)
    outcome = Result(level) if level else None
    how = Visit.Check.CALL if outcome else Visit.Check.NO_ANSWER
    _write_check(_last_visit(row), how=how, level=outcome)
    write_event(row, Verb.CHECK, by=by, from_state=row.state, reason=outcome.label if outcome else how.label)
    return row


def _last_visit(row: HelpRequest) -> Visit:
    """The visit of this closing. Raises MoveRefused when nobody was helped."""
    visit = row.visits.select_for_update(of=("self",)).first() if row.result in MASTERY else None
    if visit is None:
        raise MoveRefused
    return visit


def _write_check(visit: Visit, *, how: Visit.Check, level: Result | None) -> None:
    if level is not None and level not in MASTERY:
        raise MoveRefused
    visit.checked_at, visit.checked_how = timezone.now(), how
    visit.confirmed_level = level or visit.confirmed_level
    visit.save(update_fields=["checked_at", "checked_how", "confirmed_level"])


@transaction.atomic
def reopen_request(*, request: HelpRequest, by: Any = None, reason: str = "") -> HelpRequest:
    """It did not last, or was closed too soon: the same team sees to it again, with a fresh promise."""
    row, now = locked(request, Verb.REOPEN), timezone.now()
    policy = policy_of(row)
    if not can_be_reopened(row, policy):
        raise MoveRefused
    changes = NO_VISIT | {
        "result": "", "closed_at": None, "office": None, "session": None, "escalated_at": None, "alarmed_at": None,
        "reply_due": reply_due(now, policy), "visit_due": visit_due(now, policy), "assigned_to": row.assigned_to,
        "place": own_place(row),
    }  # fmt: skip
    _needs_no_call(row, how=Visit.Check.CALL if by else Visit.Check.RESIDENT)
    at_work = row.team is not None and row.team.is_working
    row = move(row, Verb.REOPEN, by=by, reason=reason, to=State.NEW if at_work else State.TRIAGE, **changes)
    return tell(row, Verb.REOPEN)


def can_be_reopened(row: HelpRequest, policy: CommunePolicy) -> bool:
    """Within the commune's days, while it is known whose request it was; a merged one lives on in the other."""
    if row.closed_at is None or row.anonymised_at or row.merged_into_id:
        return False
    return row.closed_at >= timezone.now() - timedelta(days=policy.reopen_days)


def _needs_no_call(row: HelpRequest, *, how: Visit.Check) -> None:
    """Somebody has said how it went: nobody rings any more to ask about the visits so far."""
    row.visits.filter(checked_at=None).update(checked_at=timezone.now(), checked_how=how)


@transaction.atomic
def merge_requests(*, request: HelpRequest, into: HelpRequest, by: Any) -> HelpRequest:
    """Close a request that somebody sent twice. Its code leads to the one that stays. Raises MoveRefused."""
    first, second = sorted([request, into], key=lambda one: one.pk)  # always the same order: no two wait for each other
    rows = {one.pk: locked(one, Verb.MERGE) for one in (first, second)}
    row, kept = rows[request.pk], rows[into.pk]
    if row.pk == kept.pk or row.state in SCHEDULED or not same_wish(kept).filter(pk=row.pk, phone=kept.phone).exists():
        raise MoveRefused
    _keep_what_was_said(row, kept)
    return move(
        row, Verb.MERGE, by=by, reason=f"Gộp vào {kept.spoken_code}", result=Result.MERGED, merged_into=kept,
        closed_at=timezone.now(), **NO_SEAT,
    )  # fmt: skip


def _keep_what_was_said(row: HelpRequest, kept: HelpRequest) -> None:
    """What puts people first was said in either form; who waits since the earlier one does not begin anew."""
    for need in ("lives_alone", "no_smartphone", "payment_due"):
        setattr(kept, need, getattr(kept, need) or getattr(row, need))
    kept.created_at = min(kept.created_at, row.created_at)
    kept.reply_due = min(kept.reply_due, row.reply_due)
    kept.save(update_fields=["lives_alone", "no_smartphone", "payment_due", "created_at", "reply_due"])
