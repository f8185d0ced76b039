"""What every case goes through, a request as well as a feedback: written down once, moved under a lock, remembered."""

from collections.abc import Callable
from dataclasses import asdict, is_dataclass
from typing import Any, TypeVar

from django.db import IntegrityError, models, transaction
from django.utils.crypto import salted_hmac

from help_requests.codes import code_key, new_code
from help_requests.models import Case, Feedback, HelpRequest
from help_requests.statuses import is_allowed

Kind = TypeVar("Kind", bound=Case)
CODE_TRIES = 20
KINDS: tuple[type[Case], ...] = (HelpRequest, Feedback)


class AlreadySent(Exception):
    """The form's token was used before, with other words. `case` is what it made then."""

    def __init__(self, case: Any) -> None:
        super().__init__("token already used")
        self.case = case


class MoveRefused(Exception):
    """The case is no longer where this move may start from."""


def fingerprint(kind: str, words: dict[str, Any]) -> str:
    """A keyed hash of what was sent, to tell a repeated tap from a reused token; rows count by primary key."""
    plain = {name: _plain(value) for name, value in words.items() if name != "token"}
    return salted_hmac(f"help_requests.{kind}", repr(sorted(plain.items())), algorithm="sha256").hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return value.pk
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def receive_once(kind: type[Kind], *, token: str, mark: str, write: Callable[[], Kind]) -> Kind:
    """The case this token made, or the one `write` makes now. Raises AlreadySent when `mark` is another's."""
    try:
        with transaction.atomic():
            return _known(kind, token, mark) or write()
    except IntegrityError:  # another tap with the same token was faster
        known = _known(kind, token, mark)
        if known is None:
            raise
        return known


def _known(kind: type[Kind], token: str, mark: str) -> Kind | None:
    case = kind._default_manager.filter(token=token).first()
    if case and case.fingerprint != mark:
        raise AlreadySent(case)
    return case


def unused_code() -> str:
    """A canonical code that no case of any kind has."""
    for _ in range(CODE_TRIES):
        key = code_key(new_code())
        if key and not any(kind._default_manager.filter(code=key).exists() for kind in KINDS):
            return key
    raise RuntimeError("no free code found")


def locked(case: Kind, verb: str) -> Kind:
    """The row as it is now, held until the transaction ends.

    Raises MoveRefused when its state does not allow the verb, or when it changed hands since the caller's
    rights were checked on `case`.
    """
    row = type(case)._default_manager.select_for_update(of=("self",)).get(pk=case.pk)
    if not is_allowed(verb, row.state, row.MOVES) or not row.is_as_seen(case):
        raise MoveRefused
    return row


def move(row: Kind, verb: str, *, by: Any, reason: str = "", to: str | None = None, **changes: Any) -> Kind:
    """Change a locked row and write the event. `to` overrides where the verb leads."""
    before = row.state
    for name, value in changes.items():
        setattr(row, name, value)
    row.state = to or row.MOVES[verb].target or row.state
    row.save(update_fields=["state", *changes])
    write_event(row, verb, by=by, from_state=before, reason=reason)
    return row


def write_event(case: Any, verb: str, *, by: Any, from_state: str, reason: str = "") -> None:
    case.events.create(
        verb=verb, actor=by, actor_name=str(by or ""), from_state=from_state, to_state=case.state, reason=reason,
        **case.event_details(),
    )  # fmt: skip
