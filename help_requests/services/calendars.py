"""The secret address of a member's calendar: made, taken back, found again by its hash alone."""

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone

from accounts.roles import Role
from help_requests.models import CalendarKey
from teams_directory.models import Member

DESK_ROLES = [Role.TEAM_MEMBER, Role.TEAM_LEADER]


def _hash(secret: str) -> str:
    """Without a key or salt: 192 random bits are not guessed, and a new SECRET_KEY must not end every calendar."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def make_calendar_key(*, member: Member) -> str:
    """A new secret; the one before it ends. What is returned is kept nowhere."""
    Member.objects.select_for_update(no_key=True, of=("self",)).get(pk=member.pk)
    revoke_calendar_key(member=member)
    secret = secrets.token_urlsafe(24)
    CalendarKey.objects.create(member=member, secret_hash=_hash(secret))
    return secret


@transaction.atomic
def revoke_calendar_key(*, member: Member) -> bool:
    """Take the address back; says whether there was one."""
    live = CalendarKey.objects.filter(member=member, revoked_at=None)
    return bool(live.update(revoked_at=timezone.now()))


def revoke_keys_of_the_gone() -> int:
    """Whoever left a team must make a new address if they ever come back."""
    gone = CalendarKey.objects.filter(revoked_at=None).exclude(member__in=Member.objects.active())
    return gone.update(revoked_at=timezone.now())


def member_with_calendar(secret: str) -> Member | None:
    """Whose calendar this is, while they serve; one query, whatever is wrong with it."""
    posts = Member.objects.active().filter(
        pk__in=CalendarKey.objects.filter(secret_hash=_hash(secret), revoked_at=None).values("member"),
        team__is_working=True, user__is_active=True, user__groups__name__in=DESK_ROLES,
    )  # fmt: skip
    return posts.select_related("team").first()
