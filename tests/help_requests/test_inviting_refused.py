"""Nobody is taken to a session that is full, that is not theirs to fill, or on the strength of an old screen."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.roles import Role
from help_requests import services
from help_requests.models import HelpRequest
from help_requests.statuses import State
from teams_directory.models import GroupSession, Team, Village
from tests.help_requests.desk import chosen, page, states, visit

pytestmark = pytest.mark.usefixtures("no_session_yet")


class TestRefused:
    def test_too_few_seats_say_how_many_are_left(self, leader, waiting, coming, invite_address):
        rows, session = waiting(6), coming(seats=4)
        shown = page(leader.post(invite_address, chosen(rows, session.public_id)))
        assert "Buổi này còn 4 chỗ mà anh chị mời 6 bác. Bỏ dấu bớt 2 bác, hoặc chọn buổi khác." in shown
        assert states() == {State.NEW}
        assert leader.post(invite_address, chosen(rows[:4], session.public_id)).status_code == 303

    def test_a_place_taken_in_the_same_moment_is_said_too(self, leader, waiting, coming, invite_address, monkeypatch):
        rows, session = waiting(5), coming(seats=5)
        real = services.invite_to_session

        def after_another(*, requests: list, session: GroupSession, by: Any) -> Any:
            real(requests=requests[:1], session=session, by=None)
            HelpRequest.objects.filter(pk=requests[0].pk).update(state=State.ACCEPTED)
            return real(requests=requests, session=session, by=by)

        monkeypatch.setattr(services, "invite_to_session", after_another)
        assert "Buổi này còn 4 chỗ" in page(leader.post(invite_address, chosen(rows, session.public_id)))

    def test_a_new_session_with_too_few_seats_is_not_opened(self, leader, waiting, invite_address):
        shown = page(leader.post(invite_address, chosen(waiting(5), seats="3")))
        assert "Bỏ dấu bớt 2 bác, hoặc thêm chỗ." in shown and not GroupSession.objects.exists()

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"day": ""}, "Anh chị chọn ngày."),
            ({"day": "2020-01-01"}, "Giờ này đã qua."),
            ({"day": "0001-01-01", "start": "00:00"}, "Giờ này đã qua."),
            ({"day": "9999-12-31", "end": "23:59"}, "Ngày này còn xa quá."),
            ({"end": "07:00"}, "Giờ kết thúc phải sau giờ bắt đầu."),
            ({"meeting_place": " "}, "Anh chị ghi chỗ học."),
            ({"seats": "0"}, "Ghi một số từ 1 đến 500."),
            ({"requests": []}, "Anh chị đánh dấu ít nhất một bác."),
            ({"session": ""}, "Anh chị chọn một buổi."),
        ],
    )
    def test_what_is_wrong_is_said_and_nobody_is_invited(self, leader, waiting, invite_address, change, words):
        shown = page(leader.post(invite_address, chosen(waiting(5)) | change))
        assert words in shown and "Chưa ghi được" in shown
        assert states() == {State.NEW} and not GroupSession.objects.exists()

    def test_one_that_was_closed_meanwhile_keeps_all_back_with_a_clear_sentence(
        self, leader, waiting, coming, invite_address
    ):
        rows, session = waiting(5), coming()
        services.cancel_request(request=rows[2])
        shown = page(leader.post(invite_address, chosen(rows, session.public_id)))
        assert "Danh sách vừa đổi" in shown and "Chưa ai được mời" in shown and "Bác Số 2" not in shown
        assert not HelpRequest.objects.filter(session=session).exists()

    def test_one_that_gets_a_visit_at_the_last_moment_leaves_no_session_behind(
        self, leader, waiting, invite_address, member_user, monkeypatch
    ):
        rows, real = waiting(5), services.invite_to_new_session

        def after_a_colleague(*, requests: list, session: GroupSession, by: Any) -> Any:
            visit(rows[4], member_user, timezone.now() + timedelta(days=1))
            return real(requests=requests, session=session, by=by)

        monkeypatch.setattr(services, "invite_to_new_session", after_a_colleague)
        assert "Danh sách vừa đổi" in page(leader.post(invite_address, chosen(rows)))
        assert not GroupSession.objects.exists()
        assert HelpRequest.objects.get(pk=rows[4].pk).assigned_to.user == member_user

    def test_requests_of_another_team_cannot_be_slipped_in(self, leader, waiting, coming, invite_address):
        own, session = waiting(5), coming()
        foreign = waiting(1, first=20, village="Thôn Mẫu 2")
        assert "Danh sách vừa đổi" in page(leader.post(invite_address, chosen([*own, *foreign], session.public_id)))
        assert states() == {State.NEW}

    def test_a_session_of_another_commune_cannot_be_chosen(
        self, leader, commune, other_commune, waiting, coming, invite_address
    ):
        rows = waiting(5, commune=commune.code)
        village = Village.objects.create(commune=other_commune, name="Thôn Bên", slug="thon-ben")
        abroad = coming(
            by=Team.objects.create(commune=other_commune, village=village, name="Tổ Bên", hotline="0100000998")
        )
        shown = page(leader.post(invite_address, chosen(rows, abroad.public_id)))
        assert "Anh chị chọn một buổi." in shown and "Tổ Bên" not in shown and states() == {State.NEW}

    def test_a_leader_opens_no_session_for_another_team(self, leader, waiting, invite_address, team, other_team):
        leader.post(invite_address, chosen(waiting(5), team=str(other_team.pk)))
        assert GroupSession.objects.get().team == team

    @pytest.mark.parametrize("who", ["member", "leader of another team"])
    def test_who_hands_no_work_out_invites_nobody(
        self, mine, login, make_user, other_team, waiting, coming, invite_address, who
    ):
        browser = mine if who == "member" else login(make_user(Role.TEAM_LEADER, team=other_team))
        rows, session = waiting(5), coming()
        assert browser.get(invite_address).status_code == 302
        assert browser.post(invite_address, chosen(rows, session.public_id)).status_code == 302
        assert states() == {State.NEW}
