"""Somebody stands before a volunteer, or rings: written down at once, into the right queue, and never lost."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.roles import Role
from help_requests.forms.booking import CONSENT_VERSION
from help_requests.models import CommunePolicy, HelpRequest
from help_requests.statuses import State, Verb
from teams_directory.models import Village
from tests.help_requests.desk import QUEUE, RECORD, detail, page, part

TOKEN = re.compile(r'name="token" value="([^"]+)"')


def said(response: Any, client: Any) -> str:
    """What stands on the page one is sent to."""
    assert response.status_code == 303, response.content.decode()[:3000]
    return page(client.get(response["Location"]))


def only() -> HelpRequest:
    return HelpRequest.objects.get()


class TestTheForm:
    def test_it_is_one_tap_from_the_queue(self, mine):
        assert f'href="{RECORD}">Ghi hộ<' in page(mine.get(QUEUE))

    def test_a_member_finds_their_village_and_the_way_people_come_chosen(self, mine, team):
        shown = page(mine.get(RECORD))
        assert f'<option value="{team.village_id}" selected>' in shown
        assert re.search(r'value="walk_in"[^>]*checked', shown) and "Chọn thôn" not in shown
        assert not re.search(r'name="consent"[^>]*checked', shown)

    def test_every_default_is_said_beside_the_button(self, mine):
        shown = page(mine.get(RECORD))
        assert "Không ghi thêm thì: đang ở đây gặp ở nhà văn hóa, gọi điện gặp tại nhà, lúc nào cũng được" in shown

    def test_what_is_read_aloud_is_what_is_kept(self, mine, told):
        aloud = part(page(mine.get(RECORD)), "“Bác đồng ý", "”")
        mine.post(RECORD, told())
        row = only()
        assert row.consent_text == f"Bác đồng ý{aloud}" and "90 ngày" in aloud
        assert row.consent_version == f"{CONSENT_VERSION}-noi"

    def test_a_coordinator_chooses_the_village(self, coordinator):
        shown = page(coordinator.get(RECORD))
        assert '<option value="" selected>Chọn thôn</option>' in shown and "Ghi và nhận luôn" not in shown

    def test_who_looks_after_two_communes_writes_for_one_at_a_time(
        self, login, make_user, commune, other_commune, told
    ):
        user = make_user(Role.COORDINATOR, commune=commune)
        user.commune_posts.create(commune=other_commune)
        browser = login(user)
        there = Village.objects.create(commune=other_commune, name="Thôn Bên", slug="thon-ben")
        assert "Thôn Mẫu 1" not in page(browser.get(RECORD, {"xa": "10633"}))
        answer = browser.post(f"{RECORD}?xa=10633", told(village=str(there.pk)))
        assert "xã tìm tổ" in said(answer, browser) and only().commune == other_commune


class TestWritingDown:
    def test_it_waits_in_the_queue_of_the_writers_team(self, mine, told, team, member_user):
        shown = said(mine.post(RECORD, told()), mine)
        row = only()
        assert (row.team, row.village, row.state, row.channel) == (team, team.village, State.NEW, "walk_in")
        assert (row.place, row.wished_day, row.entered_by) == ("meeting_point", None, member_user)
        assert row.events.get().verb == Verb.RECORD
        assert f"Đọc cho bác ghi: {row.spoken_code}. {team} sẽ gọi" in shown

    def test_who_rings_is_met_at_home_unless_something_else_is_said(self, mine, told):
        mine.post(RECORD, told(channel="call"))
        mine.post(RECORD, told(channel="call", place="phone", phone="0912345671"))
        assert set(HelpRequest.objects.values_list("channel", "place")) == {("call", "home"), ("call", "phone")}

    def test_what_is_folded_away_is_kept_too(self, mine, told):
        tomorrow = timezone.localdate() + timedelta(days=1)
        more = {
            "note": "Quên mật khẩu VNeID", "for_other": "on", "booker_name": "Chị Hoa", "booker_phone": "0987654321",
            "call_first": "self", "agreed_how": "by_phone", "lives_alone": "on", "payment_due": "on",
            "when": f"{tomorrow:%Y-%m-%d}-pm",
        }  # fmt: skip
        assert mine.post(RECORD, told(**more)).status_code == 303
        row = only()
        assert (row.booker_name, row.booker_phone, row.call_first) == ("Chị Hoa", "+84987654321", "self")
        assert row.agreed_how == "by_phone" and row.note == "Quên mật khẩu VNeID"
        assert (row.lives_alone, row.no_smartphone, row.payment_due) == (True, False, True)
        assert (row.wished_day, row.wished_part) == (tomorrow, "pm")

    def test_who_has_no_telephone_is_reached_by_the_relative(self, mine, told):
        mine.post(RECORD, told(phone="", for_other="on", booker_name="Chị Hoa", booker_phone="0987654321"))
        assert only().phone == "+84987654321"

    def test_a_fourth_request_of_one_number_is_written_down_by_staff(self, mine, send, told):
        for topic in ("vneid", "thanh-toan", "dich-vu-cong"):
            send(phone="0912345670", topic=topic)
        assert mine.post(RECORD, told()).status_code == 303
        assert HelpRequest.objects.count() == 4

    def test_a_coordinator_writes_into_the_queue_of_the_village(self, coordinator, told, other_team):
        shown = said(coordinator.post(RECORD, told(village=str(other_team.village_id))), coordinator)
        assert only().team == other_team and f"{other_team} sẽ gọi" in shown

    @pytest.mark.parametrize("where", ["khac", "Thôn Mẫu 6"])
    def test_where_no_team_is_known_the_commune_looks_for_one(self, coordinator, told, where):
        village = where if where == "khac" else str(Village.objects.get(name=where).pk)
        shown = said(coordinator.post(RECORD, told(village=village)), coordinator)
        assert only().state == State.TRIAGE and "Chưa rõ tổ nào: xã tìm tổ" in shown

    def test_the_same_wish_of_the_same_number_is_pointed_out(self, mine, send, told):
        earlier = send(phone="0912345670", topic="vneid")
        shown = said(mine.post(RECORD, told()), mine)
        assert "Có thể trùng với" in shown and detail(earlier) in shown and "Gộp việc này vào đó" in shown


class TestTaking:
    def test_it_is_accepted_now_and_only_the_result_is_missing(self, mine, told, member_user):
        shown = said(mine.post(RECORD, told(nhan="1")), mine)
        row = only()
        assert (row.state, row.assigned_to.user, row.place) == (State.ACCEPTED, member_user, "meeting_point")
        now = timezone.now()
        assert row.visit_start <= now < row.visit_end <= now + timedelta(minutes=60)
        assert f"Đọc cho bác ghi: {row.spoken_code}. Anh chị đã nhận." in shown
        assert '<h2 class="desk-move__title" id="close-ten">Xong, ghi kết quả</h2>' in shown

    def test_who_holds_enough_is_told_that_it_is_written_down_but_not_accepted(self, mine, told, commune):
        CommunePolicy.objects.filter(commune=commune).update(max_open_per_member=0)
        shown = said(mine.post(RECORD, told(nhan="1")), mine)
        assert only().state == State.NEW and only().assigned_to is None
        assert "Đã ghi, nhưng chưa nhận: anh chị đang giữ 0 việc" in shown and "Anh chị đã nhận" not in shown
        assert f"Đọc cho bác ghi: {only().spoken_code}" in shown

    def test_where_two_people_go_one_alone_does_not_accept(self, mine, told, commune):
        CommunePolicy.objects.filter(commune=commune).update(two_people="home")
        shown = said(mine.post(RECORD, told(nhan="1", place="home")), mine)
        assert only().state == State.NEW and "chưa nhận: lần này cần đi hai người" in shown

    def test_who_only_rings_is_not_helped_now(self, mine, told):
        shown = said(mine.post(RECORD, told(nhan="1", channel="call")), mine)
        assert only().state == State.NEW and "chỉ nhận luôn khi bà con đang ở đây" in shown

    def test_a_coordinator_of_no_team_accepts_nothing(self, coordinator, told):
        shown = said(coordinator.post(RECORD, told(nhan="1")), coordinator)
        assert only().state == State.NEW and "chưa nhận: việc này của tổ khác" in shown


class TestTwice:
    def test_two_taps_make_one_request_and_one_visit(self, mine, told):
        words = told(nhan="1")
        first, second = mine.post(RECORD, words), mine.post(RECORD, words)
        assert first["Location"] == second["Location"] == detail(only())
        assert "Việc này đã ghi rồi" in said(second, mine)
        assert list(only().events.values_list("verb", flat=True)) == ["accept", "record"]

    def test_the_same_words_on_a_fresh_page_are_the_same_request(self, mine, told):
        mine.post(RECORD, told())
        assert "Việc này đã ghi rồi" in said(mine.post(RECORD, told()), mine) and only()

    def test_going_back_and_changing_a_word_leads_to_the_request_that_stands(self, mine, told):
        words = told()
        mine.post(RECORD, words)
        answer = mine.post(RECORD, words | {"name": "Bác Tư Già"})
        assert answer["Location"] == detail(only()) and only().name == "Bác Tư"
        assert "Chỗ vừa sửa thì chưa ghi" in said(answer, mine)

    def test_going_back_for_somebody_else_loses_no_word(self, mine, told):
        words = told()
        mine.post(RECORD, words)
        shown = page(mine.post(RECORD, words | {"name": "Bà Sáu", "phone": "0912345679"}))
        assert f"Trang này đã ghi một việc rồi, mã {only().spoken_code}" in shown and 'value="Bà Sáu"' in shown
        again = words | {"name": "Bà Sáu", "phone": "0912345679", "token": TOKEN.search(shown)[1]}
        assert mine.post(RECORD, again).status_code == 303 and HelpRequest.objects.count() == 2

    def test_a_page_left_open_overnight_keeps_what_was_typed(self, mine, told):
        shown = page(mine.post(RECORD, told(token="cu:rich:mieng")))
        assert "Trang này mở đã lâu" in shown and 'value="Bác Tư"' in shown
        assert mine.post(RECORD, told(token=TOKEN.search(shown)[1])).status_code == 303
