"""Several requests go to one group session, or none of them does."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.models import Topic
from help_requests import services
from help_requests.models import HelpRequest
from help_requests.statuses import State
from teams_directory.models import GroupSession


@pytest.fixture
def session(team) -> GroupSession:
    start = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=3)
    return GroupSession.objects.create(
        team=team, village=team.village, topic=Topic.objects.filter(slug="vneid").first(), title="Cùng kích hoạt VNeID",
        start=start, end=start + timedelta(hours=2), meeting_place="Nhà văn hóa", seats=2,
    )  # fmt: skip


@pytest.fixture
def three(send) -> list[HelpRequest]:
    return [send(phone=f"091234567{number}") for number in range(3)]


def states() -> set[str]:
    return set(HelpRequest.objects.values_list("state", flat=True))


def test_as_many_as_there_are_seats_are_taken_in_one_act(three, session, member_user):
    invited = services.invite_to_session(requests=three[:2], session=session, by=member_user)
    for request in invited:
        assert (request.state, request.session, request.place) == (State.ACCEPTED, session, "session")
        assert request.visit_start == session.start and request.events.first().actor == member_user
    assert services.seats_left(session) == 0


def test_too_many_are_told_so_and_none_of_them_goes(three, session, member_user):
    with pytest.raises(services.SessionFull):
        services.invite_to_session(requests=three, session=session, by=member_user)
    assert states() == {State.NEW}


def test_one_that_cannot_go_keeps_the_others_back(three, session, member_user):
    services.cancel_request(request=three[1])
    with pytest.raises(services.MoveRefused):
        services.invite_to_session(requests=three[:2], session=session, by=member_user)
    assert HelpRequest.objects.get(pk=three[0].pk).state == State.NEW


@pytest.mark.parametrize(
    "change", [{"is_cancelled": True, "cancelled_reason": "Trời mưa"}, {"start": -3}], ids=["called off", "over"]
)
def test_nobody_is_sent_where_nothing_happens(three, session, member_user, change):
    if "start" in change:
        change = {"start": session.start - timedelta(days=9), "end": session.end - timedelta(days=9)}
    GroupSession.objects.filter(pk=session.pk).update(**change)
    with pytest.raises(services.MoveRefused):
        services.invite_to_session(requests=three[:1], session=session, by=member_user)


def test_who_gets_a_visit_of_their_own_leaves_the_seat_and_is_met_where_the_team_meets_people(
    three, session, member_user
):
    [request] = services.invite_to_session(requests=three[:1], session=session, by=member_user)
    start = timezone.now() + timedelta(days=1)
    member = member_user.memberships.get()
    request = services.accept_request(
        request=request, member=member, by=member_user, start=start, end=start + timedelta(hours=1)
    )
    assert (request.session, request.place) == (None, "meeting_point") and services.seats_left(session) == 2
