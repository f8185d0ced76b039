"""Which places a member of staff belongs to."""

from typing import Any

from accounts.roles import Role, has_role
from teams_directory.models import Commune, Team


def keeps_every_directory(user: Any) -> bool:
    """The administrator of the deployment keeps every directory, but has no desk: people are not files."""
    return bool(user.is_active and (user.is_superuser or has_role(user, Role.ADMINISTRATOR)))


def coordinated_by(user: Any) -> Any:
    """Communes whose requests this person sees to."""
    if user.is_active and user.is_superuser:
        return Commune.objects.all()
    if has_role(user, Role.COORDINATOR):
        return Commune.objects.filter(staff__user=user)
    return Commune.objects.none()


def communes_of(user: Any) -> Any:
    """Communes whose directory this person keeps."""
    if keeps_every_directory(user):
        return Commune.objects.all()
    return coordinated_by(user)


def leads_teams(user: Any) -> bool:
    return has_role(user, Role.TEAM_LEADER)


def calendars_of(user: Any) -> Any:
    """Teams whose sessions, days of rest and leave this person keeps: all of their communes, and those they lead."""
    kept = Team.objects.filter(commune__in=communes_of(user))
    return kept | Team.objects.led_by(user) if leads_teams(user) else kept


def teams_of(user: Any) -> Any:
    """Teams in which this person serves today."""
    if not has_role(user, Role.TEAM_MEMBER, Role.TEAM_LEADER):
        return Team.objects.none()
    return Team.objects.led_or_joined_by(user)
