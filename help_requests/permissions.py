"""Who may see and do what with a request. Every staff view starts from `visible_to(user)`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from help_requests.models import HelpRequest, HelpRequestQuerySet
from help_requests.statuses import SCHEDULED, State, Verb, is_allowed
from teams_directory.models import Member
from teams_directory.permissions import coordinated_by, teams_of

LEADS = {Member.Role.LEADER, Member.Role.DEPUTY}


def visible_to(user: Any) -> HelpRequestQuerySet:
    """Requests this person may open: their teams', or all of the communes they coordinate."""
    mine = Q(team__in=teams_of(user)) | Q(commune__in=coordinated_by(user))
    return HelpRequest.objects.filter(mine)


@dataclass(frozen=True)
class Standing:
    """What one person is to one request: looked up once, asked by every rule."""

    user: Any
    request: HelpRequest
    membership: Member | None
    coordinates: bool

    @property
    def leads(self) -> bool:
        """A leader or deputy of this very team, with the permission to hand work out."""
        may_assign = self.user.has_perm("help_requests.assign_helprequest")
        return may_assign and self.membership is not None and self.membership.role in LEADS


def standing(user: Any, request: HelpRequest) -> Standing:
    mine = Member.objects.active().filter(user=user, team=request.team_id) if request.team_id else None
    coordinates = coordinated_by(user).filter(pk=request.commune_id).exists()
    return Standing(user, request, mine.first() if mine is not None else None, coordinates)


def can_take(who: Standing) -> bool:
    """Only people of the team make appointments."""
    return who.membership is not None


def can_reassign(who: Standing) -> bool:
    return who.coordinates or who.leads


def can_triage(who: Standing) -> bool:
    return who.coordinates or who.membership is not None


def can_close(who: Standing) -> bool:
    if who.request.state == State.TRIAGE:
        return who.coordinates
    return who.coordinates or who.membership is not None


RULES: dict[Verb, Callable[[Standing], bool]] = {
    Verb.ACCEPT: can_take,
    Verb.PROPOSE: can_take,
    Verb.REASSIGN: can_reassign,
    Verb.TRIAGE: can_triage,
    Verb.CLOSE: can_close,
}


def allowed_verbs(who: Standing) -> list[Verb]:
    """What this person may do with this request now, in the order of the table of moves."""
    return [verb for verb, rule in RULES.items() if is_allowed(verb, who.request.state) and rule(who)]


def offered_verbs(who: Standing) -> list[Verb]:
    """Of what is allowed, what makes sense: a time agreed is not accepted anew, a colleague's is not changed."""
    row, member = who.request, who.membership
    is_anothers = row.assigned_to_id is not None and member is not None and row.assigned_to_id != member.pk
    hidden: set[Verb] = set()
    if row.state == State.ACCEPTED:
        hidden = {Verb.ACCEPT}
    if row.state in SCHEDULED and is_anothers:
        hidden |= {Verb.ACCEPT, Verb.PROPOSE}
    return [verb for verb in allowed_verbs(who) if verb not in hidden]
