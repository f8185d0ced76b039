"""What a table holds when a request is over: what was learned, whether it lasted, doubles, what is opened again."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from help_requests import services
from help_requests.models import CommunePolicy, HelpRequest, RequestEvent, Visit
from help_requests.statuses import MASTERY, Result, State
from teams_directory.models import Member, Team

HELPED = services.VisitReport(minutes=30)
WITHOUT_A_VISIT = [Result.NOT_NEEDED, Result.UNREACHABLE]


@pytest.fixture
def when():
    start = timezone.now() + timedelta(days=1)
    return {"start": start, "end": start + timedelta(hours=1)}


@pytest.fixture
def member(member_user) -> Member:
    return member_user.memberships.get()


@pytest.fixture
def close(send, member_user):
    def make(result=Result.DOES_ALONE, visit=HELPED, **words) -> HelpRequest:
        return services.close_request(request=send(**words), by=member_user, result=result, visit=visit)

    return make


class TestClosing:
    @pytest.mark.parametrize("level", MASTERY)
    def test_a_level_of_mastery_is_kept_with_minutes_heads_and_the_day_of_the_check_call(
        self, send, member, member_user, when, level
    ):
        request = services.accept_request(request=send(), member=member, by=member_user, **when)
        report = services.VisitReport(minutes=45, people=3, households=2)
        request = services.close_request(request=request, by=member_user, result=level, visit=report)
        visit = request.visits.get()
        assert (request.state, request.result, visit.level, visit.member) == (State.CLOSED, level, level, member)
        assert (visit.minutes, visit.people, visit.households) == (45, 3, 2)
        assert visit.check_due == timezone.localdate() + timedelta(days=7)

    @pytest.mark.parametrize("result", WITHOUT_A_VISIT)
    def test_where_nobody_was_helped_nothing_is_counted(self, close, result):
        assert not close(result, visit=None).visits.exists()

    @pytest.mark.parametrize(
        ("result", "visit"),
        [
            *((level, None) for level in MASTERY),
            *((result, HELPED) for result in WITHOUT_A_VISIT),
            (Result.MERGED, None),
        ],
    )
    def test_a_result_without_what_was_learned_closes_nothing(self, send, member_user, result, visit):
        request = send()
        with pytest.raises(services.NothingLearned):
            services.close_request(request=request, by=member_user, result=result, visit=visit)
        assert HelpRequest.objects.get(pk=request.pk).state == State.NEW and request.events.count() == 1

    def test_a_closed_request_moves_no_more(self, close, member, member_user, when):
        request = close()
        with pytest.raises(services.MoveRefused):
            services.accept_request(request=request, member=member, by=member_user, **when)
        assert request.events.count() == 2

    def test_the_second_to_close_is_told_and_counts_nothing(self, send, member_user):
        request = send()
        services.close_request(request=request, by=member_user, result=Result.DOES_ALONE, visit=HELPED)
        with pytest.raises(services.MoveRefused):
            services.close_request(request=request, by=member_user, result=Result.DONE_FOR, visit=HELPED)
        assert Visit.objects.filter(request=request).count() == 1

    def test_who_no_longer_needs_it_closes_it_and_the_door_words_are_gone(self, send, member, member_user, when):
        request = services.accept_request(request=send(), member=member, by=member_user, **when)
        assert request.word_pair
        request = services.cancel_request(request=request)
        assert (request.state, request.result, request.word_pair) == (State.CLOSED, Result.NOT_NEEDED, "")


class TestWhetherItLasted:
    def test_the_resident_corrects_the_level_and_no_call_is_due(self, close):
        request = services.confirm_result(request=close(Result.TEACHES), level=Result.DONE_FOR)
        visit = request.visits.get()
        assert (visit.level, visit.confirmed_level, visit.known_level) == ("teaches", "done_for", "done_for")
        assert visit.checked_how == Visit.Check.RESIDENT and not Visit.objects.to_check(visit.check_due).exists()

    def test_the_check_call_is_due_after_the_communes_days_until_somebody_rang(self, close, member_user):
        request = close()
        assert not Visit.objects.to_check().exists()
        with time_machine.travel(timezone.now() + timedelta(days=8)):
            assert Visit.objects.to_check().exists()
            services.record_check(request=request, by=member_user, level=Result.DONE_TOGETHER)
            assert not Visit.objects.to_check().exists()
        assert request.visits.get().known_level == Result.DONE_TOGETHER

    def test_nobody_answering_is_written_down_and_leaves_the_level(self, close, member_user):
        visit = services.record_check(request=close(), by=member_user).visits.get()
        assert (visit.checked_how, visit.known_level) == (Visit.Check.NO_ANSWER, Result.DOES_ALONE)

    @pytest.mark.parametrize("level", [Result.NOT_NEEDED, Result.MERGED])
    def test_only_a_level_of_mastery_is_an_answer(self, close, level):
        with pytest.raises(services.MoveRefused):
            services.confirm_result(request=close(), level=level)

    def test_nobody_is_asked_how_it_went_who_was_not_helped(self, close, member_user):
        with pytest.raises(services.MoveRefused):
            services.record_check(request=close(Result.NOT_NEEDED, visit=None), by=member_user)


class TestOpeningAgain:
    def test_the_same_team_sees_to_it_with_a_fresh_promise_and_no_call_is_due_for_what_did_not_last(
        self, close, member_user, team
    ):
        request = close()
        with time_machine.travel(timezone.now() + timedelta(days=9)):
            request = services.reopen_request(request=request, by=member_user, reason="Bà quên mật khẩu")
            assert (request.state, request.team, request.result, request.closed_at) == (State.NEW, team, "", None)
            assert request.reply_due > timezone.now() and request.visit_due > timezone.now()
            assert not Visit.objects.to_check().exists() and not request.is_overdue

    def test_where_the_team_rests_meanwhile_the_commune_finds_another(self, close, team):
        request = close()
        Team.objects.filter(pk=team.pk).update(is_working=False)
        assert services.reopen_request(request=request).state == State.TRIAGE

    def test_after_the_communes_days_it_is_too_late(self, close, commune):
        CommunePolicy.objects.filter(commune=commune).update(reopen_days=10)
        request = close()
        with time_machine.travel(timezone.now() + timedelta(days=11)), pytest.raises(services.MoveRefused):
            services.reopen_request(request=request)

    def test_what_was_forgotten_and_what_was_merged_stay_closed(self, close, send, member_user):
        forgotten = close()
        HelpRequest.objects.filter(pk=forgotten.pk).update(anonymised_at=timezone.now())
        one, two = send(), send()
        merged = services.merge_requests(request=two, into=one, by=member_user)
        for request in (forgotten, merged):
            with pytest.raises(services.MoveRefused):
                services.reopen_request(request=request)


class TestDoubles:
    def test_the_same_number_for_the_same_thing_is_likely_the_same_and_only_while_it_is_open(self, send, member_user):
        one, two = send(), send(for_other="on", booker_name="Hoa", booker_phone="0912345678", phone="0912345670")
        send(topic="thanh-toan")
        assert list(services.same_wish(one)) == [two] and list(services.same_wish(two)) == [one]
        services.cancel_request(request=two)
        assert not services.same_wish(one).exists()

    def test_what_puts_people_first_and_since_when_they_wait_is_kept(self, send, member_user):
        one, two = send(), send()
        HelpRequest.objects.filter(pk=one.pk).update(lives_alone=True)
        early = HelpRequest.objects.get(pk=one.pk)
        services.merge_requests(request=early, into=two, by=member_user)
        kept, gone = HelpRequest.objects.get(pk=two.pk), HelpRequest.objects.get(pk=one.pk)
        assert (gone.state, gone.result, gone.merged_into) == (State.CLOSED, Result.MERGED, kept)
        assert kept.lives_alone and kept.created_at == early.created_at and kept.state == State.NEW

    def test_the_other_way_round_at_the_same_moment_one_of_the_two_stays(self, send, member_user):
        one, two = send(), send()
        services.merge_requests(request=one, into=two, by=member_user)
        with pytest.raises(services.MoveRefused):
            services.merge_requests(request=two, into=one, by=member_user)
        assert HelpRequest.objects.open().get() == two

    def test_nothing_is_merged_into_itself_or_with_something_else_or_with_a_time_agreed(
        self, send, member, member_user, when
    ):
        one, other, double = send(), send(topic="thanh-toan"), send()
        services.accept_request(request=double, member=member, by=member_user, **when)
        double.refresh_from_db()
        for request, into in ((one, one), (one, other), (double, one)):
            with pytest.raises(services.MoveRefused):
                services.merge_requests(request=request, into=into, by=member_user)


class TestForgetting:
    def test_closed_requests_lose_their_people_after_the_communes_days_and_keep_their_figures(self, send, member_user):
        request = services.close_request(
            request=send(), by=member_user, result=Result.DONE_TOGETHER, visit=HELPED, reason="Đã chỉ"
        )
        with time_machine.travel(timezone.now() + timedelta(days=89)):
            assert services.anonymise_closed_requests() == 0
        with time_machine.travel(timezone.now() + timedelta(days=91)):
            assert services.anonymise_closed_requests(dry_run=True) == 1
            assert services.anonymise_closed_requests() == 1
            assert services.anonymise_closed_requests() == 0
        request.refresh_from_db()
        assert not any(getattr(request, name) for name in HelpRequest.PERSONAL)
        assert (request.result, request.village.name) == (Result.DONE_TOGETHER, "Thôn Mẫu 1")
        assert request.visits.get().minutes == 30
        assert not RequestEvent.objects.exclude(reason="").exists()

    def test_open_requests_are_never_touched(self, send):
        send()
        with time_machine.travel(timezone.now() + timedelta(days=400)):
            assert services.anonymise_closed_requests() == 0
