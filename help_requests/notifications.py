"""Who is told what of a request. Messages say that something happened and where to look, never who asked for help."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from help_requests.models import HelpRequest
from help_requests.notices import people, tell_people
from help_requests.statuses import Verb
from outbox.models import Channel
from outbox.services import is_on
from teams_directory.models import CommuneStaff, Member


def _queue_of(request: HelpRequest) -> QuerySet[Any]:
    """Those whose queue the request is in; where none of them can be reached, the commune's coordinators."""
    team = people(Member.objects.active().filter(team=request.team_id)) if request.team_id else None
    if team is not None and _can_be_reached(team):
        return team
    return people(CommuneStaff.objects.filter(commune=request.commune_id))


def _can_be_reached(who: QuerySet[Any]) -> bool:
    by_phone = is_on(Channel.WEBPUSH) and who.exclude(push_subscriptions=None).exists()
    return by_phone or who.exclude(email="").exists()


def _tell_queue(request: HelpRequest, key: str, what: str) -> None:
    """The queue itself shows the request in any case."""
    where = request.team.name if request.team else f"Hàng chờ {request.commune}"
    tell_people(_queue_of(request), key=key, where=where, what=what, path=reverse("help_requests_desk:index"))


def tell_team_of_new_request(request: HelpRequest) -> None:
    what = "có lời hẹn mới" if request.team_id else "có lời hẹn chưa rõ tổ nào"
    _tell_queue(request, f"request:{request.pk}:new", what)


ANNOUNCED = {
    Verb.REASSIGN: "có lời hẹn chuyển đến",
    Verb.TRIAGE: "có lời hẹn tổ gửi về xã",
    Verb.AGREE: "bà con đồng ý giờ hẹn",
    Verb.REFUSE: "bà con xin giờ khác",
    Verb.CANCEL: "bà con thôi một lời hẹn",
    Verb.REOPEN: "một lời hẹn được mở lại",
}


def tell_of_move(request: HelpRequest, verb: Verb) -> None:
    """What changes whose turn it is, is told to those whose turn it now is."""
    if verb not in ANNOUNCED:
        return
    times = request.events.filter(verb__in=ANNOUNCED).count()
    _tell_queue(request, f"request:{request.pk}:moved:{times}", ANNOUNCED[verb])


def tell_leaders(request: HelpRequest, *, key: str, what: str) -> None:
    """The leader and the deputies of a request's team."""
    posts = Member.objects.active().filter(team=request.team_id).leading()
    path = reverse("help_requests_desk:index") + "?muc=moi"
    tell_people(people(posts), key=key, where=str(request.team), what=what, path=path)
