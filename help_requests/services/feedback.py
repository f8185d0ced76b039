"""What happens to a góp ý: received, assigned, answered, closed; one transaction each, through the same engine."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from help_requests.commune_notices import answerers, tell_assignee, tell_of_feedback
from help_requests.deadlines import by_the_end_of
from help_requests.engine import MoveRefused, fingerprint, locked, move, receive_once, unused_code, write_event
from help_requests.models import CommunePolicy, Feedback
from help_requests.statuses import FeedbackVerb
from help_requests.villages import find_village
from teams_directory.calendar import add_working_days
from teams_directory.models import Commune


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A checked feedback: the phone is E.164 or nothing, texts are clean, nothing in it is secret."""

    token: str
    commune: Commune
    kind: str
    words: str
    village_typed: str = ""
    name: str = ""
    phone: str = ""
    may_publish: bool = False
    consent_version: str
    consent_text: str

    @property
    def fields(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    def fingerprint(self) -> str:
        return fingerprint("feedback", self.fields)


def receive_feedback(*, letter: Letter) -> Feedback:
    """Write a feedback down; the same token gives the same one. Raises AlreadySent."""
    mark = letter.fingerprint()
    return receive_once(Feedback, token=letter.token, mark=mark, write=lambda: _write_down(letter, mark))


def _write_down(letter: Letter, mark: str) -> Feedback:
    now = timezone.now()
    village = find_village(commune=letter.commune, typed=letter.village_typed) if letter.village_typed else None
    made = Feedback.objects.create(
        **letter.fields, code=unused_code(), fingerprint=mark, village=village, created_at=now, consent_at=now,
        reply_due=_due(letter.commune, now),
    )  # fmt: skip
    write_event(made, FeedbackVerb.RECEIVE, by=None, from_state="")
    tell_of_feedback(made)
    return made


def _due(commune: Commune, now: datetime) -> datetime:
    """The end of the last working day the commune has promised to answer on."""
    policy = CommunePolicy.of(commune)
    day = add_working_days(timezone.localdate(now), policy.feedback_days)
    return by_the_end_of(day)


@transaction.atomic
def assign_feedback(*, feedback: Feedback, to: Any, by: Any) -> Feedback:
    """Somebody of the commune sees to it. Raises MoveRefused when it is nobody who may answer."""
    row = locked(feedback, FeedbackVerb.ASSIGN)
    if not answerers(row.commune).filter(pk=to.pk).exists():
        raise MoveRefused
    row = move(row, FeedbackVerb.ASSIGN, by=by, reason=str(to), assigned_to=to)
    if to != by:
        tell_assignee(row)
    return row


@transaction.atomic
def answer_feedback(*, feedback: Feedback, by: Any, answer: str, summary: str = "") -> Feedback:
    """Answer the writer; with a summary, which the writer must have allowed, in public as well. Raises MoveRefused."""
    row = locked(feedback, FeedbackVerb.ANSWER)
    if summary and not row.may_publish:
        raise MoveRefused
    return move(
        row, FeedbackVerb.ANSWER, by=by, answer=answer, answered_at=row.answered_at or timezone.now(),
        assigned_to=row.assigned_to or by, public_summary=summary, is_public=bool(summary),
    )  # fmt: skip


@transaction.atomic
def close_feedback(*, feedback: Feedback, by: Any) -> Feedback:
    """Nothing more is to be done; the days after which names are deleted begin."""
    return move(locked(feedback, FeedbackVerb.CLOSE), FeedbackVerb.CLOSE, by=by, closed_at=timezone.now())


@transaction.atomic
def reopen_feedback(*, feedback: Feedback, by: Any, reason: str) -> Feedback:
    """The answer was not enough: it is seen to again, with a fresh promise. Raises MoveRefused."""
    row = locked(feedback, FeedbackVerb.REOPEN)
    if row.anonymised_at:
        raise MoveRefused
    due = _due(row.commune, timezone.now())
    return move(
        row, FeedbackVerb.REOPEN, by=by, reason=reason, closed_at=None, answered_at=None, is_public=False,
        reply_due=due,
    )  # fmt: skip


@transaction.atomic
def reveal_feedback(*, feedback: Feedback, by: Any) -> None:
    """Write down that somebody looks at the name and the number."""
    write_event(feedback, FeedbackVerb.REVEAL, by=by, from_state=feedback.state)
