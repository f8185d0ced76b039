"""Who keeps the list of synonyms, and so reads what was searched in vain; who is told that a server is away."""

from typing import Any

from accounts.roles import Role, has_role
from outbox.permissions import can_look


def can_keep_synonyms(user: Any) -> bool:
    return bool(user.has_perm("search.add_synonymgroup") and user.has_perm("search.change_synonymgroup"))


def can_see_health(user: Any) -> bool:
    return can_look(user) or has_role(user, Role.COORDINATOR)
