"""What happened to the sample requests, verb by verb, as content/requests.toml tells it."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from guides.models import GuidePage
from help_requests import services
from help_requests.models import HandOverOffice, HelpRequest
from help_requests.statuses import MASTERY, Result, Verb
from teams_directory.models import Member, Team

Data = dict[str, Any]
NEEDS_NO_TEAM = {Verb.REASSIGN, Verb.CANCEL}


def make_move(request: HelpRequest, move: Data) -> None:
    """A move of the file, unless this commune has no team that could make it."""
    verb = Verb(move["verb"])
    if request.team or verb in NEEDS_NO_TEAM:
        DONE[verb](request, move)


def _member(request: HelpRequest) -> Member:
    """Somebody of the team, with an account when anybody there has one; not always the leader."""
    people = Member.objects.active().filter(team=request.team)
    return people.exclude(user=None).order_by("-pk").first() or people.order_by("pk")[0]


def _actor(request: HelpRequest) -> Any:
    return (request.assigned_to or _member(request)).user


def _coordinator(request: HelpRequest) -> User | None:
    return User.objects.filter(commune_posts__commune=request.commune).first()


def _at(day: int, clock: str) -> datetime:
    moment = datetime.combine(timezone.localdate() + timedelta(days=day), time.fromisoformat(clock))
    return timezone.make_aware(moment)


def _appoint(verb: Callable[..., HelpRequest]) -> Callable[[HelpRequest, Data], None]:
    def appoint(request: HelpRequest, move: Data) -> None:
        member = request.assigned_to or _member(request)
        start, end = _at(move["day"], move["start"]), _at(move["day"], move["end"])
        companion = None
        if move.get("with_another"):
            companion = Member.objects.active().filter(team=request.team).exclude(pk=member.pk).first()
        verb(request=request, member=member, by=member.user, start=start, end=end, companion=companion)

    return appoint


def _reassign(request: HelpRequest, move: Data) -> None:
    team = Team.objects.working().filter(commune=request.commune, village__slug=move["team"]).first()
    if team:
        services.reassign_request(request=request, by=_coordinator(request), team=team, reason=move["reason"])


def _hand_over(request: HelpRequest, move: Data) -> None:
    office = HandOverOffice.objects.get(commune=request.commune, kind=move["office"])
    services.hand_over(request=request, by=_actor(request), office=office, reason=move.get("reason", ""))


def _put_first(request: HelpRequest, move: Data) -> None:
    leader = Member.objects.active().leading().filter(team=request.team).exclude(user=None).first()
    by = leader.user if leader else _coordinator(request)
    services.put_first(request=request, by=by, reason=move["reason"])


def _close(request: HelpRequest, move: Data) -> None:
    visit = None
    if move["result"] in MASTERY:
        guides = GuidePage.objects.filter(translation_key=request.guide_key or None, locale__language_code="vi")
        visit = services.VisitReport(
            minutes=move["minutes"], people=move.get("people", 1), households=move.get("households", 1),
            guides=list(guides), member=_member(request),
        )  # fmt: skip
    services.close_request(
        request=request, by=_actor(request), result=move["result"], reason=move.get("reason", ""), visit=visit
    )


def _check(request: HelpRequest, move: Data) -> None:
    services.record_check(request=request, by=_actor(request), level=Result(move["level"]))


def _merge(request: HelpRequest, move: Data) -> None:
    if into := services.same_wish(request).first():
        services.merge_requests(request=request, into=into, by=_actor(request))


def _by_actor(verb: Callable[..., HelpRequest]) -> Callable[[HelpRequest, Data], None]:
    def act(request: HelpRequest, move: Data) -> None:
        words = {"reason": move["reason"]} if "reason" in move else {}
        verb(request=request, by=_actor(request), **words)

    return act


DONE: dict[Verb, Callable[[HelpRequest, Data], None]] = {
    Verb.ACCEPT: _appoint(services.accept_request),
    Verb.PROPOSE: _appoint(services.propose_time),
    Verb.AGREE: _by_actor(services.agree_to_time),
    Verb.REFUSE: _by_actor(services.refuse_time),
    Verb.REASSIGN: _reassign,
    Verb.TRIAGE: _by_actor(services.hand_to_triage),
    Verb.HAND_OVER: _hand_over,
    Verb.PUT_FIRST: _put_first,
    Verb.MERGE: _merge,
    Verb.CLOSE: _close,
    Verb.CHECK: _check,
    Verb.REOPEN: _by_actor(services.reopen_request),
}
