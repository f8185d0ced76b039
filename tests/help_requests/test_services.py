"""What a table holds after each thing that can happen to a request."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.roles import Role
from help_requests import services
from help_requests.models import HelpRequest, RequestEvent
from help_requests.statuses import MOVES, OPEN, Result, State, Verb, is_allowed
from teams_directory.models import Member, Team


@pytest.fixture
def when():
    start = timezone.now() + timedelta(days=1)
    return {"start": start, "end": start + timedelta(hours=1)}


@pytest.fixture
def member(member_user) -> Member:
    return member_user.memberships.get()


def events(request: HelpRequest) -> list[tuple[str, str, str]]:
    return [(event.verb, event.from_state, event.to_state) for event in request.events.order_by("pk")]


class TestAccepting:
    def test_the_time_the_member_and_the_event_are_written_together(self, send, member, member_user, when):
        request = services.accept_request(request=send(), member=member, by=member_user, **when)
        request.refresh_from_db()
        assert (request.state, request.assigned_to, request.visit_start) == (State.ACCEPTED, member, when["start"])
        assert events(request) == [("receive", "", "new"), ("accept", "new", "accepted")]
        assert request.events.first().actor == member_user

    def test_whoever_comes_second_is_told_who_was_first(self, send, make_user, member, member_user, team, when):
        request = send()
        services.accept_request(request=request, member=member, by=member_user, **when)
        late = make_user(Role.TEAM_MEMBER, team=team)
        with pytest.raises(services.AlreadyTaken) as problem:
            services.accept_request(request=request, member=late.memberships.get(), by=late, **when)
        assert problem.value.who == member.full_name
        request.refresh_from_db()
        assert request.assigned_to == member and len(events(request)) == 2

    def test_the_same_member_may_change_the_time(self, send, member, member_user, when):
        request = services.accept_request(request=send(), member=member, by=member_user, **when)
        later = {key: value + timedelta(hours=3) for key, value in when.items()}
        assert (
            services.accept_request(request=request, member=member, by=member_user, **later).visit_start > when["end"]
        )

    def test_a_request_that_went_to_another_team_meanwhile_is_not_theirs(
        self, send, member, member_user, other_team, when
    ):
        request = send()
        services.reassign_request(request=request, by=member_user, team=other_team)
        with pytest.raises(services.MoveRefused):
            services.accept_request(request=request, member=member, by=member_user, **when)

    def test_nobody_accepts_what_waits_in_the_communes_queue(self, send, member, member_user, when):
        with pytest.raises(services.MoveRefused):
            services.accept_request(request=send(village="Thôn Lạ"), member=member, by=member_user, **when)


class TestOtherMoves:
    def test_a_proposed_time_waits_for_the_resident(self, send, member, member_user, when):
        request = services.propose_time(request=send(), member=member, by=member_user, **when)
        assert request.state == State.PROPOSED and request.visit_start == when["start"]

    def test_handing_to_triage_takes_it_out_of_the_team_with_the_reason(self, send, member_user):
        request = services.hand_to_triage(request=send(), by=member_user, reason="Cần máy quét thẻ")
        assert (request.state, request.team, request.assigned_to) == (State.TRIAGE, None, None)
        assert request.events.first().reason == "Cần máy quét thẻ"

    def test_reassigning_starts_afresh_at_the_other_team(self, send, member, member_user, other_team, when):
        request = services.accept_request(request=send(), member=member, by=member_user, **when)
        request = services.reassign_request(request=request, by=member_user, team=other_team)
        assert (request.state, request.team, request.assigned_to) == (State.NEW, other_team, None)
        assert request.visit_start is None

    def test_another_member_of_the_team_takes_over_and_the_agreed_time_stands(
        self, send, member, member_user, team, when
    ):
        request = services.accept_request(request=send(), member=member, by=member_user, **when)
        colleague = team.members.first()
        request = services.reassign_request(request=request, by=member_user, team=team, member=colleague)
        assert (request.state, request.assigned_to) == (State.ACCEPTED, colleague)
        assert request.visit_start == when["start"] and events(request)[-1][0] == "reassign"

    def test_a_team_of_another_commune_is_out_of_reach(self, send, member_user, commune, team):
        request = send()
        commune.pk, commune.code = None, "10633"
        commune.save()
        far = Team.objects.create(commune=commune, village=team.village, name="Tổ xa", hotline="0100000999")
        with pytest.raises(services.MoveRefused):
            services.reassign_request(request=request, by=member_user, team=far)

    @pytest.mark.parametrize("result", list(Result))
    def test_closing_keeps_what_was_learned(self, send, member_user, result):
        request = services.close_request(request=send(), by=member_user, result=result)
        assert (request.state, request.result) == (State.CLOSED, result) and request.closed_at

    def test_a_closed_request_moves_no_more(self, send, member, member_user, when):
        request = services.close_request(request=send(), by=member_user, result=Result.DOES_ALONE)
        with pytest.raises(services.MoveRefused):
            services.accept_request(request=request, member=member, by=member_user, **when)
        assert len(events(request)) == 2


class TestTheTableOfMoves:
    def test_nothing_leads_out_of_closed(self):
        assert not [verb for verb in Verb if is_allowed(verb, State.CLOSED)]

    def test_every_open_state_can_be_closed_and_reached_from_somewhere(self):
        assert MOVES[Verb.CLOSE].sources == OPEN
        assert {move.target for move in MOVES.values()} == set(State)


class TestForgetting:
    def test_closed_requests_lose_their_people_after_the_communes_days_and_keep_their_figures(self, send, member_user):
        request = services.close_request(request=send(), by=member_user, result=Result.DONE_TOGETHER, reason="Đã chỉ")
        with time_machine.travel(timezone.now() + timedelta(days=89)):
            assert services.anonymise_closed_requests() == 0
        with time_machine.travel(timezone.now() + timedelta(days=91)):
            assert services.anonymise_closed_requests(dry_run=True) == 1
            assert services.anonymise_closed_requests() == 1
            assert services.anonymise_closed_requests() == 0
        request.refresh_from_db()
        assert not any(getattr(request, name) for name in HelpRequest.PERSONAL)
        assert (request.result, request.village.name) == (Result.DONE_TOGETHER, "Thôn Mẫu 1")
        assert not RequestEvent.objects.exclude(reason="").exists()

    def test_open_requests_are_never_touched(self, send):
        send()
        with time_machine.travel(timezone.now() + timedelta(days=400)):
            assert services.anonymise_closed_requests() == 0


class TestWaiting:
    def test_a_request_nobody_answered_in_time_is_overdue(self, send):
        request = send()
        assert not HelpRequest.objects.overdue().exists()
        with time_machine.travel(timezone.now() + timedelta(hours=25)):
            assert list(HelpRequest.objects.overdue()) == [request] and request.is_overdue

    def test_an_answer_comes_before_the_wished_time(self, send):
        with time_machine.travel("2026-11-21T11:00:00Z", tick=False):
            request = send(when="2026-11-22-am")
        assert f"{timezone.localtime(request.reply_due):%d/%m %H:%M}" == "22/11 08:00"

    def test_the_commune_decides_how_long_an_answer_may_take(self, send, commune):
        commune.policy.first_reply_hours = 4
        commune.policy.save()
        request = send()
        assert request.reply_due - request.created_at == timedelta(hours=4)
