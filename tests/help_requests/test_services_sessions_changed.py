"""A group session is called off or moved: who signed up is not left with an hour that no longer holds."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.roles import Role
from core.models import Topic
from help_requests import services
from help_requests.models import HelpRequest
from help_requests.services.sessions import follow_sessions
from help_requests.statuses import State, Verb
from outbox.models import Message
from teams_directory.models import GroupSession, Member
from tests.help_requests.tracked import look, page


@pytest.fixture
def session(team) -> GroupSession:
    start = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=3)
    return GroupSession.objects.create(
        team=team, village=team.village, topic=Topic.objects.filter(slug="vneid").first(), title="Cùng kích hoạt VNeID",
        start=start, end=start + timedelta(hours=2), meeting_place="Nhà văn hóa", seats=5,
    )  # fmt: skip


@pytest.fixture
def signed_up(send, session, member_user) -> HelpRequest:
    [request] = services.invite_to_session(requests=[send()], session=session, by=member_user)
    return request


def call_off(session: GroupSession) -> None:
    GroupSession.objects.filter(pk=session.pk).update(is_cancelled=True, cancelled_reason="Mưa to.")


def test_who_signed_up_for_a_session_that_is_called_off_waits_for_the_team_again(signed_up, session, team):
    call_off(session)
    assert follow_sessions() == 1 and follow_sessions() == 0
    row = HelpRequest.objects.get(pk=signed_up.pk)
    assert (row.state, row.team, row.visit_start, row.place) == (State.NEW, team, None, "meeting_point")
    assert row.reply_due > timezone.now()
    assert "Mưa to." in row.events.first().reason


def test_the_tracking_page_says_that_it_is_off_and_who_rings(client, signed_up, session):
    call_off(session)
    follow_sessions()
    shown = page(look(client, signed_up))
    assert "đã hoãn" in shown and "Mưa to." in shown and "sẽ gọi lại cho bác" in shown


def test_who_signed_up_for_a_session_that_moves_is_expected_at_the_new_hour(signed_up, session):
    later = timedelta(days=1, hours=1)
    GroupSession.objects.filter(pk=session.pk).update(start=session.start + later, end=session.end + later)
    assert follow_sessions() == 1 and follow_sessions() == 0
    row = HelpRequest.objects.get(pk=signed_up.pk)
    assert (row.state, row.visit_start, row.visit_end) == (State.ACCEPTED, session.start + later, session.end + later)
    assert row.visit_due == session.end + later
    event = row.events.first()
    assert event.verb == Verb.INVITE and "đổi giờ" in event.reason


def test_leaders_hear_once_that_people_must_be_rung_however_many_signed_up(signed_up, session, send, member_user):
    Member.objects.filter(user=member_user).update(role=Member.Role.LEADER)
    type(member_user).objects.filter(pk=member_user.pk).update(email="to-truong@example.org")
    services.invite_to_session(requests=[send(phone="0912345679")], session=session, by=member_user)
    GroupSession.objects.filter(pk=session.pk).update(end=session.end + timedelta(hours=1))
    assert follow_sessions() == 2
    told = Message.objects.get(key__contains=":moved:")
    assert told.recipient == "to-truong@example.org" and "cần gọi báo bà con" in told.body


def test_sign_ups_of_other_sessions_and_visits_stay_as_they_are(signed_up, session, send):
    other = send(phone="0912345679")
    GroupSession.objects.filter(pk=session.pk).update(note="Mang theo thẻ.")
    assert follow_sessions() == 0
    assert HelpRequest.objects.get(pk=other.pk).state == State.NEW


def test_a_session_that_is_on_again_takes_the_same_people_in_its_own_seats(signed_up, session):
    GroupSession.objects.filter(pk=session.pk).update(seats=1)
    call_off(session)
    follow_sessions()
    GroupSession.objects.filter(pk=session.pk).update(is_cancelled=False, cancelled_reason="")
    again = HelpRequest.objects.get(pk=signed_up.pk)
    services.invite_to_session(requests=[again], session=session, by=None)
    row = HelpRequest.objects.get(pk=signed_up.pk)
    assert (row.state, row.session, row.visit_start) == (State.ACCEPTED, session, session.start)
    with pytest.raises(services.MoveRefused):
        services.invite_to_session(requests=[row], session=session, by=None)


def test_no_receipt_says_that_a_place_is_kept_at_a_session_that_is_off(client, signed_up, session):
    receipt = f"/hen-ho-tro/da-nhan/{signed_up.public_id}/"
    assert "Tổ đã giữ chỗ cho bác" in page(client.get(receipt))
    call_off(session)
    assert "giữ chỗ" not in page(client.get(receipt))
    follow_sessions()
    assert "giữ chỗ" not in page(client.get(receipt))


def test_leaders_hear_each_time_a_session_moves_even_to_and_fro(signed_up, session, make_user, team):
    boss = make_user(Role.TEAM_LEADER, team=team)
    boss.email = "to-truong@example.org"
    boss.save(update_fields=["email"])
    told = []
    for number, days in enumerate((1, 0, 1)):
        start = session.start + timedelta(days=days)
        GroupSession.objects.filter(pk=session.pk).update(start=start, end=start + timedelta(hours=2))
        assert follow_sessions(now=timezone.now() + timedelta(minutes=15 * number)) == 1
        told.append(Message.objects.filter(key__contains=":moved:").count())
    assert told == [1, 2, 3]


def test_the_command_does_it(signed_up, session):
    call_off(session)
    call_command("watch_deadlines")
    assert HelpRequest.objects.get(pk=signed_up.pk).state == State.NEW
