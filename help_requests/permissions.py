"""Who may see and do what with a request. Every staff view starts from `visible_to(user)`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from help_requests.models import HelpRequest, HelpRequestQuerySet, PrivacyDemand, SafetyIncident
from help_requests.statuses import MASTERY, SCHEDULED, WAITING, Result, Verb, is_allowed
from teams_directory.models import Member, Team
from teams_directory.permissions import calendars_of, coordinated_by, teams_of

LEADS = {Member.Role.LEADER, Member.Role.DEPUTY}


def visible_to(user: Any) -> HelpRequestQuerySet:
    """Requests this person may open: their teams', or all of the communes they coordinate."""
    return visible_among(teams_of(user), coordinated_by(user))


def visible_among(teams: Iterable[Any], communes: Iterable[Any]) -> HelpRequestQuerySet:
    """The same for whoever has looked up both: with plain keys the database finds its way by an index."""
    return HelpRequest.objects.filter(Q(team__in=teams) | Q(commune__in=communes))


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

    @property
    def is_a_colleagues(self) -> bool:
        """Somebody else of the team has it."""
        holder, member = self.request.assigned_to_id, self.membership
        return holder is not None and member is not None and holder != member.pk


def standing(user: Any, request: HelpRequest) -> Standing:
    membership = memberships_of(user).filter(team=request.team_id).first() if request.team_id else None
    coordinates = coordinated_by(user).filter(pk=request.commune_id).exists()
    return Standing(user, request, membership, coordinates)


def memberships_of(user: Any) -> QuerySet[Member]:
    """As what this person works: in a team of theirs, today, with a role that has a desk."""
    return Member.objects.active().filter(user=user, team__in=teams_of(user))


def members_led_by(user: Any) -> QuerySet[Member]:
    """People of the teams this person leads, and of the communes they coordinate."""
    mine = memberships_of(user)
    led = mine.filter(role__in=LEADS) if user.has_perm("help_requests.assign_helprequest") else mine.none()
    return Member.objects.filter(Q(team__in=led.values("team")) | Q(team__commune__in=coordinated_by(user)))


def members_handed_over_by(user: Any) -> QuerySet[Member]:
    """Whose work this person may hand on: their own, and that of people they lead."""
    return Member.objects.filter(Q(pk__in=memberships_of(user)) | Q(pk__in=members_led_by(user)))


def can_take(who: Standing) -> bool:
    """Only people of the team make appointments."""
    return who.membership is not None


def can_hand_out(who: Standing) -> bool:
    """Who goes, who comes first, who is taken to a group session."""
    return who.coordinates or who.leads


def can_work(who: Standing) -> bool:
    """What no team has is the commune's alone, because nobody is a member of no team."""
    return who.coordinates or who.membership is not None


def nobody_of_the_staff(who: Standing) -> bool:
    """Only residents say this themselves; what they say on the telephone is a check call."""
    return False


RULES: dict[Verb, Callable[[Standing], bool]] = {
    Verb.ACCEPT: can_take,
    Verb.PROPOSE: can_take,
    Verb.AGREE: can_work,
    Verb.REFUSE: can_work,
    Verb.INVITE: can_hand_out,
    Verb.REASSIGN: can_hand_out,
    Verb.TRIAGE: can_work,
    Verb.HAND_OVER: can_work,
    Verb.PUT_FIRST: can_hand_out,
    Verb.PAIR: can_work,
    Verb.MERGE: can_work,
    Verb.CLOSE: can_work,
    Verb.CANCEL: can_work,
    Verb.CONFIRM: nobody_of_the_staff,
    Verb.CHECK: can_work,
    Verb.REOPEN: can_work,
}
# An invitation takes several at once, on a screen of its own; everything else is a form on the request's own screen.
ON_ONE_SCREEN = tuple(verb for verb in RULES if verb not in {Verb.INVITE, Verb.CONFIRM})


def allowed_verbs(who: Standing) -> list[Verb]:
    """What this person may do with this request now, in the order of the table of moves."""
    return [verb for verb, rule in RULES.items() if is_allowed(verb, who.request.state) and rule(who)]


def offered_verbs(who: Standing) -> list[Verb]:
    """Of what is allowed, what makes sense: a time agreed is not accepted anew, a colleague's is not changed."""
    row = who.request
    hidden: set[Verb] = {Verb.INVITE}
    if row.state in SCHEDULED:
        hidden |= {Verb.ACCEPT, Verb.MERGE}
    if row.state in SCHEDULED and who.is_a_colleagues:
        hidden |= {Verb.PROPOSE} if can_hand_out(who) else {Verb.PROPOSE, Verb.PAIR}
    if row.result not in MASTERY:
        hidden.add(Verb.CHECK)
    if row.anonymised_at or row.result == Result.MERGED:
        hidden |= {Verb.CHECK, Verb.REOPEN}
    return [verb for verb in allowed_verbs(who) if verb not in hidden]


def incidents_visible_to(user: Any) -> QuerySet[SafetyIncident]:
    """What residents told the commune past their team: its coordinators' alone, whatever team they serve in."""
    return SafetyIncident.objects.filter(commune__in=coordinated_by(user))


def demands_visible_to(user: Any) -> QuerySet[PrivacyDemand]:
    """What residents demand about their data: the commune answers for it."""
    return PrivacyDemand.objects.filter(commune__in=coordinated_by(user))


def invitable_by(user: Any) -> HelpRequestQuerySet:
    """What waits and this person may take to a group session: as `can_hand_out` says of one, for many."""
    hands_out = Q(commune__in=coordinated_by(user))
    if user.has_perm("help_requests.assign_helprequest"):
        hands_out |= Q(team__in=memberships_of(user).filter(role__in=LEADS).values("team"))
    return visible_to(user).filter(hands_out, state__in=WAITING)


def session_teams_of(user: Any) -> QuerySet[Team]:
    """Working teams for which this person may open a group session."""
    if not user.has_perm("teams_directory.add_groupsession"):
        return Team.objects.none()
    return calendars_of(user).filter(is_working=True)


def recording_teams_of(user: Any) -> QuerySet[Team]:
    """Into whose queue this person writes for somebody: the working teams they serve in."""
    return teams_of(user).filter(is_working=True)
