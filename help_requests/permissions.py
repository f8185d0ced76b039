"""Who may see and do what with a request. Every staff view starts from `visible_to(user)`."""

from typing import Any

from django.db.models import Q

from accounts.roles import Role, has_role
from help_requests.models import HelpRequest, HelpRequestQuerySet
from help_requests.statuses import OPEN, State, Verb, is_allowed
from teams_directory.models import Member
from teams_directory.permissions import coordinated_by, teams_of


def visible_to(user: Any) -> HelpRequestQuerySet:
    """Requests this person may open: their teams', or all of the communes they coordinate."""
    mine = Q(team__in=teams_of(user)) | Q(commune__in=coordinated_by(user))
    return HelpRequest.objects.filter(mine)


def membership(user: Any, request: HelpRequest) -> Member | None:
    """The person's own membership in the team the request is with."""
    if request.team_id is None:
        return None
    return Member.objects.active().filter(user=user, team=request.team_id).first()


def _coordinates(user: Any, request: HelpRequest) -> bool:
    return coordinated_by(user).filter(pk=request.commune_id).exists()


def can_take(user: Any, request: HelpRequest) -> bool:
    """Only people of the team make appointments."""
    return request.state in OPEN and membership(user, request) is not None


def can_reassign(user: Any, request: HelpRequest) -> bool:
    if request.state not in OPEN:
        return False
    if _coordinates(user, request):
        return True
    return has_role(user, Role.TEAM_LEADER) and membership(user, request) is not None


def can_triage(user: Any, request: HelpRequest) -> bool:
    in_reach = membership(user, request) is not None or _coordinates(user, request)
    return is_allowed(Verb.TRIAGE, request.state) and in_reach


def can_close(user: Any, request: HelpRequest) -> bool:
    if request.state == State.TRIAGE:
        return _coordinates(user, request)
    return request.state in OPEN and (membership(user, request) is not None or _coordinates(user, request))


RULES = {
    Verb.ACCEPT: can_take,
    Verb.PROPOSE: can_take,
    Verb.REASSIGN: can_reassign,
    Verb.TRIAGE: can_triage,
    Verb.CLOSE: can_close,
}


def allowed_verbs(user: Any, request: HelpRequest) -> list[Verb]:
    """What this person may do with this request now, in the order of the table of moves."""
    return [verb for verb, rule in RULES.items() if rule(user, request)]
