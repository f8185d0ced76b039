"""Handing over what somebody holds who pauses or leaves: nobody is forgotten, nobody is left without a person."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from help_requests import services
from help_requests.desk.pausing import BACK
from help_requests.engine import MoveRefused
from help_requests.models import CalendarKey, CommunePolicy, HelpRequest
from help_requests.services.calendars import make_calendar_key
from help_requests.services.care import pass_on, take_back_left_behind
from help_requests.statuses import State, Verb
from outbox.models import Message
from teams_directory.models import Member, MemberLeave
from tests.help_requests.desk import page, visit

SCREEN = "/admin/viec-cua-to/ban-giao/"


def start(days: int = 1):
    return timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=days)


@pytest.fixture
def member(member_user) -> Member:
    return Member.objects.get(user=member_user)


@pytest.fixture
def colleague(make_user, team) -> Member:
    return Member.objects.get(user=make_user(Role.TEAM_MEMBER, team=team))


@pytest.fixture
def stranger_member(make_user, other_team) -> Member:
    return Member.objects.get(user=make_user(Role.TEAM_MEMBER, team=other_team))


@pytest.fixture
def held(send, member_user) -> list[HelpRequest]:
    rows = [send(phone=f"091234567{number}", name=f"Bác {number}") for number in range(2)]
    for row in rows:
        visit(row, member_user, start())
    return rows


def now(row: HelpRequest) -> HelpRequest:
    return HelpRequest.objects.get(pk=row.pk)


class TestScreen:
    def test_a_leader_sees_who_holds_how_much_and_only_those(self, leader, held, member, colleague):
        shown = page(leader.get(SCREEN))
        assert member.full_name in shown and "đang giữ 2 việc" in shown
        assert colleague.full_name not in shown

    def test_what_is_held_is_listed_without_names(self, leader, held, member):
        shown = page(leader.get(f"{SCREEN}?ai={member.pk}"))
        assert "Đang giữ 2 việc" in shown and str(held[0].topic) in shown and "Bác 0" not in shown

    def test_a_colleague_takes_over_and_the_agreed_times_stand(self, leader, held, member, colleague):
        answer = leader.post(f"{SCREEN}?ai={member.pk}", {"to": colleague.pk, "reason": "Đi công tác"}, follow=True)
        assert f"Đã bàn giao 2 việc của {member.full_name} cho {colleague.full_name}" in page(answer)
        for row in map(now, held):
            assert (row.assigned_to, row.state, row.visit_start) == (colleague, State.ACCEPTED, start())
            assert (row.events.first().verb, row.events.first().reason) == (Verb.REASSIGN, "Đi công tác")

    def test_back_to_the_team_the_requests_wait_anew(self, mine, held, member):
        assert "Đã trả 2 việc" in page(mine.post(f"{SCREEN}?ai={member.pk}", {BACK: "1"}, follow=True))
        assert {(now(row).state, now(row).assigned_to) for row in held} == {(State.NEW, None)}
        assert not any(now(row).is_overdue for row in held)
        assert all(now(row).reply_due <= start() for row in held), "somebody is still expected at that hour"

    def test_with_nothing_chosen_nothing_is_dropped(self, mine, held, member):
        assert "Chọn một người, hoặc bấm" in page(mine.post(f"{SCREEN}?ai={member.pk}", {"to": ""}))
        assert {now(row).state for row in held} == {State.ACCEPTED}

    def test_days_away_are_written_where_the_slots_read_them(self, leader, held, member, colleague):
        first, last = timezone.localdate() + timedelta(days=1), timezone.localdate() + timedelta(days=4)
        sent = {"to": colleague.pk, "first_day": f"{first:%Y-%m-%d}", "last_day": f"{last:%Y-%m-%d}"}
        leader.post(f"{SCREEN}?ai={member.pk}", sent)
        leave = MemberLeave.objects.get(member=member)
        assert (leave.first_day, leave.last_day) == (first, last)
        assert member not in Member.objects.present(first)

    @pytest.mark.parametrize(
        ("first", "last", "said"), [(1, None, "ngày cuối"), (None, 1, "bắt đầu nghỉ"), (4, 1, "sau ngày đầu")]
    )
    def test_half_a_leave_hands_over_nothing_and_says_why(self, leader, held, member, first, last, said):
        def day(ahead):
            return "" if ahead is None else f"{timezone.localdate() + timedelta(days=ahead):%Y-%m-%d}"

        sent = {BACK: "1", "first_day": day(first), "last_day": day(last)}
        shown = page(leader.post(f"{SCREEN}?ai={member.pk}", sent))
        assert (
            said in shown
            and now(held[0]).assigned_to == member
            and not MemberLeave.objects.filter(member=member).exists()
        )

    def test_beyond_what_one_person_holds_only_with_a_reason_and_nothing_is_lost(
        self, leader, held, member, colleague, commune
    ):
        CommunePolicy.objects.update_or_create(commune=commune, defaults={"max_open_per_member": 1})
        first = timezone.localdate() + timedelta(days=1)
        sent = {"to": colleague.pk, "first_day": f"{first:%Y-%m-%d}", "last_day": f"{first:%Y-%m-%d}"}
        shown = page(leader.post(f"{SCREEN}?ai={member.pk}", sent))
        assert "giữ quá 1 việc" in shown and "ghi vì sao" in shown and f'value="{first:%Y-%m-%d}"' in shown
        assert {now(row).assigned_to for row in held} == {member} and not MemberLeave.objects.filter(
            member=member
        ).exists()
        leader.post(f"{SCREEN}?ai={member.pk}", sent | {"reason": "Chỉ còn một người"})
        assert {now(row).assigned_to for row in held} == {colleague}

    def test_a_volunteers_own_reason_lets_no_colleague_hold_more(self, mine, held, member, colleague, commune):
        CommunePolicy.objects.update_or_create(commune=commune, defaults={"max_open_per_member": 1})
        shown = page(mine.post(f"{SCREEN}?ai={member.pk}", {"to": colleague.pk, "reason": "Bận việc nhà"}))
        assert "giữ quá 1 việc" in shown and "nhờ tổ trưởng" in shown
        assert {now(row).assigned_to for row in held} == {member}

    def test_days_away_that_stand_there_twice_keep_nobody_from_handing_over(self, leader, held, member):
        day = timezone.localdate()
        for _ in range(2):
            MemberLeave.objects.create(member=member, first_day=day, last_day=day)
        leader.post(f"{SCREEN}?ai={member.pk}", {BACK: "1", "first_day": f"{day}", "last_day": f"{day}"})
        assert {now(row).state for row in held} == {State.NEW}
        assert MemberLeave.objects.filter(member=member).count() == 2

    def test_nobody_is_offered_whose_account_is_closed(self, leader, held, member, colleague):
        type(colleague.user).objects.filter(pk=colleague.user_id).update(is_active=False)
        assert colleague.full_name not in page(leader.get(f"{SCREEN}?ai={member.pk}"))
        with pytest.raises(MoveRefused):
            pass_on(member=member, by=None, to=colleague)

    def test_forged_people_are_refused(self, leader, mine, held, member, colleague, stranger_member):
        for whose in (stranger_member.pk, "x", "9" * 30, "0"):
            assert leader.get(f"{SCREEN}?ai={whose}").status_code == 404
            assert leader.post(f"{SCREEN}?ai={whose}", {BACK: "1"}).status_code == 404
        assert mine.post(f"{SCREEN}?ai={colleague.pk}", {BACK: "1"}).status_code == 404
        page(leader.post(f"{SCREEN}?ai={member.pk}", {"to": stranger_member.pk}))
        assert {now(row).assigned_to for row in held} == {member}

    def test_a_member_hands_over_their_own_alone(self, login, colleague, held, member):
        assert member.full_name not in page(login(colleague.user).get(SCREEN)).split("<main")[-1]

    def test_a_coordinator_hands_over_in_any_team_of_the_commune(self, coordinator, held, member):
        assert "đang giữ 2 việc" in page(coordinator.get(SCREEN))
        coordinator.post(f"{SCREEN}?ai={member.pk}", {BACK: "1"})
        assert {now(row).state for row in held} == {State.NEW}

    def test_a_second_tap_hands_over_nothing_more(self, leader, held, member):
        leader.post(f"{SCREEN}?ai={member.pk}", {BACK: "1"})
        answer = leader.post(f"{SCREEN}?ai={member.pk}", {BACK: "1"}, follow=True)
        assert "không còn giữ việc nào" in page(answer)

    def test_the_queue_leads_to_it(self, mine):
        assert f'href="{SCREEN}"' in page(mine.get("/admin/viec-cua-to/"))


class TestService:
    def test_whoever_went_along_is_replaced_or_missed_aloud(self, send, member, colleague, make_user, team):
        third = Member.objects.get(user=make_user(Role.TEAM_MEMBER, team=team))
        row = send()
        visit(row, member.user, start())
        services.pair_up(request=now(row), by=None, companion=colleague, needed=True)
        assert pass_on(member=colleague, by=None, to=third) == 1
        assert now(row).companion == third and now(row).assigned_to == member
        assert pass_on(member=third, by=None) == 1
        assert now(row).companion is None and now(row).needs_two
        assert now(row).events.first().verb == Verb.PAIR

    def test_nobody_takes_over_from_themselves_or_after_leaving(self, held, member, colleague):
        Member.objects.filter(pk=colleague.pk).update(active_to=timezone.localdate() - timedelta(days=1))
        for to in (member, colleague):
            with pytest.raises(MoveRefused):
                pass_on(member=member, by=None, to=to)

    def test_what_a_resting_team_holds_goes_to_the_commune(self, held, member, team):
        type(team).objects.filter(pk=team.pk).update(is_working=False)
        assert pass_on(member=member, by=None) == 2
        assert {now(row).state for row in held} == {State.TRIAGE}


class TestLeaving:
    def leave(self, member: Member, how: str, other_team) -> None:
        if how == "time ended":
            Member.objects.filter(pk=member.pk).update(active_to=timezone.localdate() - timedelta(days=1))
        elif how == "moved":
            Member.objects.filter(pk=member.pk).update(team=other_team)
        else:
            type(member.user).objects.filter(pk=member.user_id).update(is_active=False)

    @pytest.mark.parametrize("how", ["time ended", "moved", "account closed"])
    def test_what_they_held_returns_to_the_team_with_the_reason(self, held, member, other_team, how):
        self.leave(member, how, other_team)
        assert take_back_left_behind() == 2
        assert take_back_left_behind() == 0
        for row in map(now, held):
            assert (row.state, row.assigned_to, row.visit_start) == (State.NEW, None, None)
            assert row.events.first().reason == f"{member} không còn trong tổ"

    def test_the_leaders_are_told_without_a_name(self, held, member, make_user, team):
        boss = make_user(Role.TEAM_LEADER, team=team)
        boss.email = "to-truong@example.org"
        boss.save(update_fields=["email"])
        self.leave(member, "time ended", None)
        take_back_left_behind()
        told = Message.objects.filter(key__contains=":left:")
        assert told.exists() and not any(word in one.body for one in told for word in ("Bác", member.full_name))

    def test_a_companion_who_left_is_missed_aloud(self, send, member, colleague):
        row = send()
        visit(row, member.user, start())
        services.pair_up(request=now(row), by=None, companion=colleague, needed=True)
        self.leave(colleague, "time ended", None)
        assert take_back_left_behind() == 1
        assert (now(row).companion, now(row).assigned_to, now(row).state) == (None, member, State.ACCEPTED)

    def test_whoever_serves_keeps_what_they_hold_with_or_without_an_account(self, held, member):
        Member.objects.filter(pk=member.pk).update(user=None)
        assert take_back_left_behind() == 0

    def test_the_watch_does_it_and_their_calendar_ends(self, held, member, capsys):
        make_calendar_key(member=member)
        self.leave(member, "time ended", None)
        call_command("watch_deadlines")
        assert "Đã đưa 2 việc về tổ" in capsys.readouterr().out
        assert not CalendarKey.objects.filter(member=member, revoked_at=None).exists()


class TestDeleting:
    def test_whoever_holds_requests_is_not_deleted_and_the_screen_says_what_to_do(self, coordinator, held, member):
        shown = page(coordinator.post(reverse("member:delete", args=[member.pk]), follow=True))
        assert "còn giữ lời hẹn chưa xong" in shown and "Bàn giao việc" in shown
        assert Member.objects.filter(pk=member.pk).exists()

    def test_no_other_way_deletes_them_either(self, held, member, colleague):
        services.pair_up(request=now(held[0]), by=None, companion=colleague, needed=True)
        for person in (member, colleague):
            with pytest.raises(ProtectedError):
                person.delete()

    def test_after_handing_over_they_can_go_and_what_is_done_stays(self, coordinator, held, member):
        report = services.VisitReport(minutes=30)
        services.close_request(request=now(held[0]), by=None, result="done_together", visit=report)
        pass_on(member=member, by=None)
        coordinator.post(reverse("member:delete", args=[member.pk]))
        assert not Member.objects.filter(pk=member.pk).exists()
        assert now(held[0]).assigned_to is None and now(held[0]).visits.count() == 1
