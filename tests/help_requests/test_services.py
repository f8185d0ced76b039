"""What a table holds after each thing that can happen to a request."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Site

from accounts.roles import Role
from help_requests import services
from help_requests.models import CommunePolicy, HelpRequest
from help_requests.statuses import MOVES, OPEN, Result, State, Verb, is_allowed
from teams_directory.models import Commune, Member, Team


@pytest.fixture
def when():
    start = timezone.now() + timedelta(days=1)
    return {"start": start, "end": start + timedelta(hours=1)}


@pytest.fixture
def member(member_user) -> Member:
    return member_user.memberships.get()


@pytest.fixture
def far_commune(commune) -> Commune:
    site = Site.objects.create(hostname="tran-phu.example", root_page=commune.site.root_page)
    return Commune.objects.create(
        site=site, code="10633", name="Trần Phú", province_code="31", province="thành phố Hải Phòng",
        owner="UBND xã Trần Phú", hotline="0100000002",
    )  # fmt: skip


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


class TestAnswering:
    def test_agreeing_settles_the_time_and_the_event_says_who_wrote_it_down(self, send, member, member_user, when):
        services.propose_time(request=(request := send()), member=member, by=member_user, **when)
        request = services.agree_to_time(request=request, by=member_user)
        assert (request.state, request.visit_start) == (State.ACCEPTED, when["start"])
        assert request.events.first().actor == member_user

    def test_refusing_drops_the_time_and_keeps_who_looks_for_another_and_the_clock(
        self, send, member, member_user, when
    ):
        request = send()
        due = request.reply_due
        services.propose_time(request=request, member=member, by=member_user, **when)
        request = services.refuse_time(request=request)
        assert (request.state, request.assigned_to, request.visit_start) == (State.NEW, member, None)
        assert request.reply_due == due and request.events.first().actor is None

    @pytest.mark.parametrize("verb", [services.agree_to_time, services.refuse_time])
    def test_an_answer_to_a_time_that_no_longer_stands_is_refused(self, send, verb):
        with pytest.raises(services.MoveRefused):
            verb(request=send())

    def test_a_time_proposed_twice_is_one_event_and_the_same_two_words(self, send, member, member_user, when):
        request = send()
        one = services.propose_time(request=request, member=member, by=member_user, **when)
        two = services.propose_time(request=request, member=member, by=member_user, **when)
        assert one.word_pair == two.word_pair != "" and len(events(request)) == 2


class TestHowManyAndHowMuch:
    def test_nobody_takes_more_than_the_commune_asks_of_one_volunteer(self, send, member, member_user, commune, when):
        CommunePolicy.objects.filter(commune=commune).update(max_open_per_member=1)
        services.accept_request(request=send(), member=member, by=member_user, **when)
        second = send(phone="0912345679")
        with pytest.raises(services.TooManyToHold) as problem:
            services.accept_request(request=second, member=member, by=member_user, **when)
        assert problem.value.most == 1 and HelpRequest.objects.get(pk=second.pk).state == State.NEW

    def test_a_leader_gives_more_only_with_a_reason_and_then_it_may_be_accepted(
        self, send, member, member_user, team, commune, when
    ):
        CommunePolicy.objects.filter(commune=commune).update(max_open_per_member=0)
        request = send()
        with pytest.raises(services.TooManyToHold):
            services.reassign_request(request=request, by=member_user, team=team, member=member)
        services.reassign_request(request=request, by=member_user, team=team, member=member, reason="Chỉ chị ấy biết")
        request = services.accept_request(request=request, member=member, by=member_user, **when)
        assert (request.state, request.assigned_to) == (State.ACCEPTED, member)

    @pytest.mark.parametrize("verb", [services.accept_request, services.propose_time])
    def test_where_two_people_go_nobody_goes_alone(self, send, member, member_user, team, commune, when, verb):
        CommunePolicy.objects.filter(commune=commune).update(two_people=CommunePolicy.TwoPeople.HOME)
        request, companion = send(), team.members.first()
        with pytest.raises(services.NeedsTwo):
            verb(request=request, member=member, by=member_user, **when)
        request = verb(request=request, member=member, by=member_user, companion=companion, **when)
        assert (request.assigned_to, request.companion) == (member, companion)

    def test_by_telephone_one_person_is_enough_whatever_the_rule_says(self, send, member, member_user, commune, when):
        CommunePolicy.objects.filter(commune=commune).update(two_people=CommunePolicy.TwoPeople.HOME)
        request = services.accept_request(request=send(place="phone"), member=member, by=member_user, **when)
        assert request.state == State.ACCEPTED

    def test_who_goes_along_is_somebody_else_of_the_same_team(self, send, member, member_user, team, other_team, when):
        request = services.accept_request(request=send(), member=member, by=member_user, **when)
        for wrong in (member, other_team.members.first()):
            with pytest.raises(services.MoveRefused):
                services.pair_up(request=request, by=member_user, companion=wrong)
        request = services.pair_up(request=request, by=member_user, companion=team.members.first())
        assert request.companion == team.members.first() and request.needs_two

    def test_said_before_anybody_took_it_the_need_for_two_holds_for_whoever_takes_it(
        self, send, member, member_user, team, when
    ):
        request = services.pair_up(request=send(), by=member_user, companion=None)
        with pytest.raises(services.NeedsTwo):
            services.accept_request(request=request, member=member, by=member_user, **when)
        services.pair_up(request=request, by=member_user, companion=member)
        with pytest.raises(services.NeedsTwo):  # who was to go along goes first: somebody else must come
            services.accept_request(request=request, member=member, by=member_user, **when)


class TestHandingOn:
    def test_another_office_gets_it_and_the_team_keeps_it_in_sight(self, send, member, member_user, team, office, when):
        request = services.accept_request(request=send(), member=member, by=member_user, **when)
        request = services.hand_over(request=request, by=member_user, office=office, reason="Cần cấp lại")
        assert (request.state, request.office, request.team) == (State.HANDED_OVER, office, team)
        assert (request.assigned_to, request.visit_start, request.word_pair) == (None, None, "")

    @pytest.mark.parametrize("change", [{"is_active": False}, {"commune": "far"}])
    def test_an_office_of_elsewhere_or_no_longer_in_use_gets_nothing(
        self, send, member_user, office, far_commune, change
    ):
        change = {"commune": far_commune} if "commune" in change else change
        for name, value in change.items():
            setattr(office, name, value)
        office.save()
        with pytest.raises(services.MoveRefused):
            services.hand_over(request=send(), by=member_user, office=office)

    def test_what_an_office_does_not_do_comes_back(self, send, member_user, team, office):
        request = services.hand_over(request=send(), by=member_user, office=office)
        request = services.reassign_request(request=request, by=member_user, team=team)
        assert (request.state, request.office) == (State.NEW, None)

    def test_only_an_office_that_has_it_can_have_done_it(self, send, member_user, office):
        request = send()
        with pytest.raises(services.MoveRefused):
            services.close_request(request=request, by=member_user, result=Result.BY_OFFICE)
        request = services.hand_over(request=request, by=member_user, office=office)
        request = services.close_request(request=request, by=member_user, result=Result.BY_OFFICE)
        assert request.state == State.CLOSED and not request.visits.exists()

    def test_what_a_leader_puts_first_stands_first_with_the_reason(self, send, member_user):
        send(phone="0912345670")
        urgent = services.put_first(request=send(), by=member_user, reason="Mai bà đi viện")
        assert HelpRequest.objects.in_fair_order().first() == urgent
        assert urgent.state == State.NEW and urgent.events.first().reason == "Mai bà đi viện"


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

    def test_a_team_of_another_commune_is_out_of_reach(self, send, member_user, far_commune, team):
        far = Team.objects.create(commune=far_commune, village=team.village, name="Tổ xa", hotline="0100000999")
        with pytest.raises(services.MoveRefused):
            services.reassign_request(request=send(), by=member_user, team=far)


class TestTheTableOfMoves:
    def test_only_its_own_verbs_touch_what_is_closed(self):
        allowed = {verb for verb in Verb if is_allowed(verb, State.CLOSED)}
        assert allowed == {Verb.CONFIRM, Verb.CHECK, Verb.REOPEN}

    def test_every_open_state_can_be_closed_and_all_but_the_communes_queue_is_reached_from_somewhere(self):
        assert MOVES[Verb.CLOSE].sources == OPEN
        assert {move.target for move in MOVES.values()} == {*State, None}
