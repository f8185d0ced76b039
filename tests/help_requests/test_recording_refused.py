"""What is not written down for somebody: wrong words, secrets, and what another team or commune keeps."""

import pytest

from accounts.roles import Role
from help_requests.models import HelpRequest
from teams_directory.models import Member, Team, Village
from tests.help_requests.desk import QUEUE, RECORD, page, part


class TestWrongInput:
    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"name": ""}, "Anh chị ghi tên"),
            ({"name": "123"}, "Tên này chưa có chữ nào"),
            ({"phone": ""}, "Anh chị ghi số để tổ gọi lại"),
            ({"topic": None}, "Anh chị chọn một việc."),
            ({"consent": None}, "Anh chị đọc câu ấy"),
            ({"village": "0"}, "Anh chị chọn một thôn."),
            ({"when": "2020-01-01-am"}, "Buổi ấy đã qua"),
            ({"for_other": "on"}, "Anh chị ghi tên người hỏi hộ."),
        ],
    )
    def test_it_is_said_at_the_top_and_at_the_box_and_the_rest_stays(self, mine, told, change, words):
        shown = page(mine.post(RECORD, told(**{"note": "Nhà sau đình"} | change)))
        assert words in part(shown, "desk-errors__list", "</ul>") and f"Lỗi: {words}"[:20] in shown
        assert "Nhà sau đình" in shown and '<details class="desk-more" open>' in shown
        assert not HelpRequest.objects.exists()

    @pytest.mark.parametrize("typed", ["mã OTP là 123456", "căn cước 031234567890"])
    def test_a_secret_is_refused_and_covered(self, mine, told, typed):
        shown = page(mine.post(RECORD, told(note=typed)))
        assert not HelpRequest.objects.exists() and "•••" in shown
        assert "123456" not in shown and "031234567890" not in shown

    def test_nothing_wrong_in_it_keeps_the_fold_closed(self, mine, told):
        assert '<details class="desk-more">' in page(mine.post(RECORD, told(name="")))


class TestWhoMay:
    def test_a_member_of_another_team_cannot_write_into_this_one(self, login, make_user, team, other_team, told):
        stranger = login(make_user(Role.TEAM_MEMBER, team=other_team))
        for forged in (
            {"team": str(team.pk)},
            {"team": str(team.pk), "village": "khac"},
            {"village_typed": "Thôn Mẫu 1"},
        ):
            HelpRequest.objects.all().delete()
            assert stranger.post(RECORD, told(**forged)).status_code == 303
            assert HelpRequest.objects.get().team == other_team

    def test_where_somebody_from_elsewhere_is_written_is_said_before(self, mine, team):
        assert f"Người ở thôn khác cũng ghi được: việc vào {team}." in page(mine.get(RECORD))

    def test_who_serves_in_two_teams_writes_for_the_one_of_the_village(
        self, login, member_user, team, other_team, told
    ):
        Member.objects.create(team=other_team, full_name="Hai tổ", user=member_user)
        both = login(member_user)
        assert '<option value="" selected>Chọn thôn</option>' in page(both.get(RECORD))
        both.post(RECORD, told(village=str(other_team.village_id)))
        assert HelpRequest.objects.get().team == other_team

    def test_another_communes_address_and_village_are_refused(self, coordinator, other_commune, told):
        there = Village.objects.create(commune=other_commune, name="Thôn Bên", slug="thon-ben")
        assert coordinator.get(RECORD, {"xa": "10633"}).status_code == 404
        assert coordinator.post(f"{RECORD}?xa=10633", told(village=str(there.pk))).status_code == 404
        assert "Anh chị chọn một thôn." in page(coordinator.post(RECORD, told(village=str(there.pk))))
        assert not HelpRequest.objects.exists()

    def test_who_serves_nowhere_has_neither_button_nor_page(self, login, make_user, team):
        idle = login(make_user(Role.TEAM_MEMBER))
        resting = login(make_user(Role.TEAM_MEMBER, team=team))
        Team.objects.filter(pk=team.pk).update(is_working=False)
        for browser in (idle, resting):
            assert "Ghi hộ" not in page(browser.get(QUEUE))
            assert browser.get(RECORD).status_code == 302

    def test_the_page_is_kept_by_no_cache(self, mine):
        assert "no-store" in mine.get(RECORD)["Cache-Control"]
