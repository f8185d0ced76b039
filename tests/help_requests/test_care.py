"""What nobody pressed a button for: late requests, requests nobody takes, and the work of somebody who pauses."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from help_requests.engine import MoveRefused
from help_requests.models import HelpRequest
from help_requests.services import accept_request
from help_requests.services.care import escalate_overdue, pass_on, raise_alarms
from help_requests.statuses import State, Verb
from outbox.models import Message
from teams_directory.models import Member


@pytest.fixture
def with_mail(make_user, team, commune):
    make_user(Role.COORDINATOR, commune=commune)
    make_user(Role.TEAM_LEADER, team=team)
    for user in User.objects.filter(phone__startswith="+84100000"):
        user.email = f"n{user.pk}@example.org"
        user.save(update_fields=["email"])


def taken(send, member, **changes) -> HelpRequest:
    start = timezone.now() + timedelta(days=1)
    return accept_request(
        request=send(**changes), member=member, by=member.user, start=start, end=start + timedelta(hours=1)
    )


class TestLate:
    def test_a_late_request_is_told_to_the_commune_once(self, send, with_mail):
        request = send()
        later = request.reply_due + timedelta(minutes=1)
        assert escalate_overdue(now=later - timedelta(minutes=2)) == 0
        assert escalate_overdue(now=later) == 1
        assert escalate_overdue(now=later) == 0
        assert request.events.all()[0].verb == Verb.ESCALATE
        mail = Message.objects.filter(key__startswith=f"commune:{request.commune_id}:late")
        assert mail.exists()
        assert not any("Bác Năm" in one.body or "0912" in one.body for one in mail)

    def test_a_morning_with_many_late_requests_is_one_notice_to_each_coordinator(self, send, with_mail):
        last = [send(phone=f"091234567{number}") for number in range(3)][-1]
        assert escalate_overdue(now=last.reply_due + timedelta(minutes=1)) == 3
        told = Message.objects.filter(key__contains=":late:", channel="email").values_list("recipient", flat=True)
        assert len(told) == len(set(told)) == 1

    def test_what_becomes_late_a_quarter_of_an_hour_later_is_told_too(self, send, with_mail):
        first, second = send(), send(phone="0912345679")
        due = first.reply_due.replace(minute=1)
        HelpRequest.objects.filter(pk=first.pk).update(reply_due=due)
        HelpRequest.objects.filter(pk=second.pk).update(reply_due=due + timedelta(minutes=10))
        told = []
        for minutes in (5, 20):
            assert escalate_overdue(now=due + timedelta(minutes=minutes)) == 1
            told.append(Message.objects.filter(key__contains=":late:").count())
        assert told[1] == 2 * told[0] > 0

    def test_an_answered_request_is_not_late(self, send, member_user):
        member = Member.objects.get(user=member_user)
        request = taken(send, member)
        assert escalate_overdue(now=request.reply_due + timedelta(minutes=1)) == 0

    def test_a_visit_that_does_not_come_is_late_too(self, send, member_user):
        member = Member.objects.get(user=member_user)
        request = taken(send, member)
        assert escalate_overdue(now=request.visit_due + timedelta(minutes=1)) == 1


class TestAlarms:
    def test_leaders_hear_of_a_request_nobody_takes_once(self, send, with_mail):
        request = send()
        later = request.created_at + timedelta(hours=9)
        assert raise_alarms(now=later) == 1
        assert raise_alarms(now=later) == 0
        assert Message.objects.filter(key__startswith=f"team:{request.team_id}:unassigned").count() == 1

    def test_the_command_does_both(self, send, capsys):
        send()
        call_command("watch_deadlines")
        assert "Đã báo 0 việc trễ, 0 việc cần xã xem." in capsys.readouterr().out


class TestPausing:
    def test_a_colleague_takes_over_and_what_was_agreed_stands(self, send, make_user, team):
        first, second = (Member.objects.get(user=make_user(Role.TEAM_MEMBER, team=team)) for _ in range(2))
        request = taken(send, first)
        assert pass_on(member=first, by=None, to=second) == 1
        row = HelpRequest.objects.get(pk=request.pk)
        assert (row.assigned_to, row.state, row.visit_start) == (second, State.ACCEPTED, request.visit_start)

    def test_without_a_colleague_the_team_finds_a_new_time_and_nothing_is_late_at_once(self, send, make_user, team):
        member = Member.objects.get(user=make_user(Role.TEAM_MEMBER, team=team))
        request = taken(send, member)
        HelpRequest.objects.filter(pk=request.pk).update(reply_due=timezone.now() - timedelta(hours=1))
        assert pass_on(member=member, by=None) == 1
        row = HelpRequest.objects.get(pk=request.pk)
        assert (row.state, row.assigned_to, row.visit_start) == (State.NEW, None, None)
        assert not row.is_overdue

    def test_nothing_goes_to_another_team(self, send, make_user, team, other_team):
        member = Member.objects.get(user=make_user(Role.TEAM_MEMBER, team=team))
        stranger = Member.objects.get(user=make_user(Role.TEAM_MEMBER, team=other_team))
        taken(send, member)
        with pytest.raises(MoveRefused):
            pass_on(member=member, by=None, to=stranger)
