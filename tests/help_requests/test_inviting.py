"""Several people of one village wait for the same thing: the queue proposes a session that takes them all."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.roles import Role
from core.models import Topic
from help_requests import services
from help_requests.models import CommunePolicy, HelpRequest
from help_requests.statuses import State, Verb
from teams_directory.models import GroupSession
from tests.help_requests.desk import INVITE, MOI, QUEUE, SOON, chosen, page, states, visit
from tests.help_requests.tracked import look

CARD = "desk-proposal"

pytestmark = pytest.mark.usefixtures("no_session_yet")


class TestProposal:
    def test_five_who_wait_are_proposed_a_session_and_four_are_not(self, leader, waiting, team, topic):
        waiting(4)
        assert CARD not in page(leader.get(MOI))
        waiting(1, first=4)
        shown = page(leader.get(MOI))
        assert f"5 bác ở Thôn Mẫu 1 cùng cần: {topic.name}." in shown
        assert f'href="{INVITE}?thon={team.village_id}&amp;viec={topic.pk}"' in shown

    def test_the_commune_says_how_many_are_enough(self, leader, waiting, commune):
        CommunePolicy.objects.filter(commune=commune).update(session_threshold=2)
        waiting(2)
        assert "2 bác ở Thôn Mẫu 1" in page(leader.get(MOI))

    def test_other_villages_and_other_wishes_are_not_counted_together(self, coordinator, waiting):
        waiting(4)
        waiting(1, first=4, village="Thôn Mẫu 2")
        waiting(1, first=5, topic="thanh-toan")
        assert CARD not in page(coordinator.get(MOI))

    def test_who_has_an_appointment_waits_no_longer(self, leader, waiting, member_user):
        visit(waiting(5)[0], member_user, timezone.now() + timedelta(days=2))
        assert CARD not in page(leader.get(MOI))

    def test_only_those_who_may_invite_are_asked(self, mine, login, make_user, coordinator, waiting, other_team):
        waiting(5)
        assert CARD in page(coordinator.get(MOI))
        for browser in (mine, login(make_user(Role.TEAM_LEADER, team=other_team))):
            assert CARD not in page(browser.get(MOI))

    def test_it_stands_above_the_whole_list_of_new_ones_only(self, leader, waiting):
        first = waiting(5)[0]
        for elsewhere in ("?muc=dang-lam", "?muc=moi&place=home", f"{first.public_id}/?muc=moi"):
            assert CARD not in page(leader.get(f"{QUEUE}{elsewhere}"))

    def test_it_costs_one_question_however_many_groups_there_are(self, coordinator, waiting):
        waiting(5)

        def asked() -> int:
            coordinator.get(MOI)
            with CaptureQueriesContext(connection) as queries:
                coordinator.get(MOI)
            return len(queries)

        few = asked()
        waiting(5, first=5, village="Thôn Mẫu 2")
        waiting(5, first=10, topic="thanh-toan")
        assert asked() == few <= 25


class TestScreen:
    def test_everybody_who_waits_stands_there_ticked(self, leader, waiting, invite_address):
        waiting(5)
        shown = page(leader.get(invite_address))
        assert all(f"Bác Số {number}" in shown for number in range(5))
        assert len(re.findall(r'name="requests"[^>]*checked', shown)) == 5
        assert "Mời cả 5 bác" in shown and "0912" not in shown

    def test_a_coming_session_with_room_for_all_stands_chosen(
        self, leader, waiting, coming, invite_address, other_team
    ):
        waiting(5)
        near, small = coming(days=5), coming(days=2, seats=3)
        elsewhere = coming(days=1, by=other_team)
        shown = page(leader.get(invite_address))
        assert re.search(rf'value="{near.public_id}"[^>]*checked', shown)
        assert small.public_id in shown and "còn 3 chỗ" in shown
        assert shown.index(near.public_id) < shown.index(elsewhere.public_id)

    def test_nobody_is_sent_to_another_village_without_being_asked(
        self, leader, waiting, coming, invite_address, other_team
    ):
        waiting(5)
        elsewhere = coming(by=other_team)
        shown = page(leader.get(invite_address))
        assert elsewhere.public_id in shown and re.search(r'value="moi"[^>]*checked', shown)

    def test_sessions_that_help_nobody_are_not_offered(self, leader, waiting, coming, invite_address):
        waiting(5)
        coming(days=40)
        coming(is_cancelled=True, cancelled_reason="Trời mưa")
        coming(topic=Topic.objects.get(slug="thanh-toan", locale__language_code="vi"))
        assert "còn 15 chỗ" not in page(leader.get(invite_address))

    def test_a_full_session_is_not_offered(self, leader, waiting, coming, invite_address, member_user):
        rows, full = waiting(5), coming(seats=1)
        services.invite_to_session(requests=rows[:1], session=full, by=member_user)
        assert full.public_id not in page(leader.get(invite_address))

    def test_a_village_without_anybody_waiting_leads_back_to_the_queue(self, leader, invite_address):
        for address in (invite_address, INVITE, f"{INVITE}?thon=x&viec=99999999999"):
            answer = leader.get(address)
            assert answer["Location"] == MOI and "Không còn ai chờ" in page(leader.get(MOI))

    def test_it_asks_no_more_for_twenty_than_for_five(self, leader, waiting, coming, invite_address):
        waiting(5)
        coming()

        def asked() -> int:
            with CaptureQueriesContext(connection) as queries:
                leader.get(invite_address)
            return len(queries)

        leader.get(invite_address)
        few = asked()
        waiting(15, first=5)
        coming(days=6)
        assert asked() == few <= 25


class TestInviting:
    def test_all_go_to_a_coming_session_in_one_action(self, leader, waiting, coming, invite_address):
        rows, session = waiting(6), coming()
        answer = leader.post(invite_address, chosen(rows, session.public_id))
        assert answer.status_code == 303
        assert "Đã mời 6 bác vào buổi “Cùng kích hoạt VNeID" in page(leader.get(answer["Location"]))
        assert states() == {State.ACCEPTED} and services.seats_left(session) == 9
        assert all(row.events.first().verb == Verb.INVITE for row in rows)

    def test_a_new_session_is_opened_and_stands_in_the_public_calendar(
        self, client, leader, waiting, invite_address, team
    ):
        rows = waiting(5)
        assert leader.post(invite_address, chosen(rows)).status_code == 303
        session = GroupSession.objects.get()
        assert (session.team, session.village, session.seats) == (team, team.village, 15)
        assert (timezone.localdate(session.start), f"{timezone.localtime(session.start):%H:%M}") == (SOON, "08:00")
        calendar = page(client.get("/to-cong-nghe-so/lich-hoc/?thon=thon-mau-1"))
        assert "Cùng học: VNeID" in calendar and "Còn 10 chỗ, trong 15 chỗ." in calendar

    def test_the_resident_reads_of_it_on_the_tracking_page(self, client, leader, waiting, invite_address):
        rows = waiting(5)
        leader.post(invite_address, chosen(rows))
        shown = look(client, rows[0], "600").content.decode()
        assert "Nhà văn hóa" in shown and f"{SOON:%d/%m}" in shown and "08:00" in shown

    def test_whose_mark_is_taken_away_stays(self, leader, waiting, coming, invite_address):
        rows, session = waiting(5), coming()
        leader.post(invite_address, chosen(rows[:4], session.public_id))
        assert HelpRequest.objects.get(pk=rows[4].pk).state == State.NEW
        assert HelpRequest.objects.filter(session=session).count() == 4

    def test_a_coordinator_says_which_team_teaches(self, coordinator, waiting, invite_address, other_team):
        rows = waiting(5)
        shown = page(coordinator.get(invite_address))
        assert "Tổ nào dạy" in shown and "Tổ công nghệ số Thôn Mẫu 6" not in shown  # it does not work now
        coordinator.post(invite_address, chosen(rows, team=str(other_team.pk)))
        assert set(HelpRequest.objects.values_list("team", flat=True)) == {other_team.pk}
