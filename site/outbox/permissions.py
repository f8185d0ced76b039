"""Who may do what with messages."""

from typing import Any


def can_look(user: Any) -> bool:
    return bool(user.has_perm("outbox.view_message"))


def can_retry(user: Any) -> bool:
    return bool(can_look(user) and user.has_perm("outbox.retry_message"))
