"""The list a team works from: cards that say why now, buttons that do something, and the list beside a request."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.roles import Role
from help_requests.desk.cards import how_long, said
from help_requests.models import HelpRequest
from tests.help_requests.desk import QUEUE, detail, make_late, page, part, visit


class TestCard:
    def test_it_says_when_who_what_and_why_now(self, mine, send):
        request = send(village="Thôn Mẫu 1")
        HelpRequest.objects.filter(pk=request.pk).update(step_title="Bước 3: Nhập số VNeID")
        make_late(request)
        card = part(page(mine.get(QUEUE)), '<article class="desk-card', "</article>")
        assert "Quá hạn trả lời 4 giờ · tại nhà" in card
        assert "Bác Năm" in card and "Kẹt ở bước 3: Nhập số VNeID" in card
        assert "chưa ai nhận" in card

    def test_calling_is_a_form_so_that_the_look_is_written_down(self, mine, send):
        request = send()
        card = part(page(mine.get(QUEUE)), '<article class="desk-card', "</article>")
        assert f'method="post" action="{detail(request)}xem-so/?muc=moi#lien-he"' in card
        assert "tel:" not in card
        shown = page(mine.post(f"{detail(request)}xem-so/?muc=moi"))
        assert "tel:+84912345678" in shown and request.events.filter(verb="reveal").count() == 1

    def test_whoever_may_take_it_goes_straight_to_the_open_form(self, mine, send):
        request = send()
        address = f"{detail(request)}?muc=moi&amp;mo=accept#accept"
        assert f'href="{address}">Tôi nhận<' in page(mine.get(QUEUE))

    def test_a_member_hands_to_the_commune_a_leader_to_others(self, mine, leader, send):
        send()
        assert ">Đưa về xã<" in page(mine.get(QUEUE)) and ">Chuyển<" not in page(mine.get(QUEUE))
        assert ">Chuyển<" in page(leader.get(QUEUE))

    def test_a_coordinator_is_not_asked_to_take_what_only_a_team_can(self, coordinator, send):
        send()
        shown = page(coordinator.get(QUEUE))
        assert "Tôi nhận" not in shown and ">Gọi tổ<" in shown and ">Chuyển<" in shown

    def test_what_no_team_has_is_given_to_a_team(self, coordinator, send):
        send(village="Thôn Lạ")
        assert ">Giao cho tổ<" in page(coordinator.get(QUEUE, {"muc": "cho-xa"}))

    def test_a_colleagues_visit_is_not_moved(self, mine, login, make_user, team, member_user, send):
        visit(send(), member_user, timezone.now() + timedelta(days=2))
        late = login(make_user(Role.TEAM_MEMBER, team=team))
        assert ">Đổi giờ<" in page(mine.get(QUEUE, {"muc": "dang-lam"}))
        assert ">Đổi giờ<" not in page(late.get(QUEUE, {"muc": "dang-lam"}))

    def test_a_visit_that_is_over_asks_for_its_result(self, mine, member_user, send):
        request = send()
        visit(request, member_user, timezone.now() - timedelta(days=1))
        assert "Đã qua giờ hẹn, chưa ghi kết quả" in page(mine.get(QUEUE, {"muc": "dang-lam"}))
        assert '<h2 class="desk-move__title" id="close-ten">Xong, ghi kết quả</h2>' in page(mine.get(detail(request)))

    def test_spans_and_moments_are_said_as_people_say_them(self):
        assert [how_long(timedelta(minutes=number)) for number in (0, 59, 60, 47 * 60, 49 * 60)] == [
            "1 phút", "59 phút", "1 giờ", "47 giờ", "2 ngày",
        ]  # fmt: skip
        now = timezone.localtime().replace(hour=16, minute=20)
        assert said(now) == "16:20 hôm nay" and said(now - timedelta(days=1)) == "16:20 hôm qua"
        assert said(now - timedelta(days=9)) == f"16:20 {now - timedelta(days=9):%d/%m}"


class TestTabs:
    def test_the_day_opens_on_its_visits_and_on_what_is_new_when_there_are_none(self, mine, member_user, send):
        first = send()
        assert 'aria-current="page">Mới' in page(mine.get(QUEUE))
        visit(first, member_user, timezone.localtime().replace(hour=12, minute=0))
        assert 'aria-current="page">Hôm nay' in page(mine.get(QUEUE))

    @pytest.mark.parametrize(
        ("tab", "words"),
        [
            ("hom-nay", "Hôm nay chưa có ai hẹn."),
            ("qua-han", "Không có việc nào quá hạn."),
            ("lạ", "Không có lời hẹn mới."),
        ],
    )
    def test_an_empty_tab_says_so_kindly(self, mine, tab, words):
        assert words in page(mine.get(QUEUE, {"muc": tab}))

    def test_only_the_commune_has_a_tab_for_what_waits_for_it(self, mine, coordinator):
        assert "Chờ xã" in page(coordinator.get(QUEUE)) and "Chờ xã" not in page(mine.get(QUEUE))

    def test_a_coordinator_narrows_to_one_team_or_to_none(self, coordinator, send, team):
        send(name="Bác Có Tổ")
        send(name="Bác Chưa Tổ", village="Thôn Lạ", phone="0912345679")
        shown = page(coordinator.get(QUEUE, {"muc": "moi", "team": team.pk}))
        assert "Bác Có Tổ" in shown and "Bác Chưa Tổ" not in shown and "Bỏ lọc" in shown
        shown = page(coordinator.get(QUEUE, {"muc": "moi", "team": "null"}))
        assert "Bác Chưa Tổ" in shown and "Bác Có Tổ" not in shown

    @pytest.mark.parametrize(
        "asked", [{"trang": "x"}, {"trang": "99999999"}, {"topic": "abc"}, {"team": "7"}, {"place": "?"}]
    )
    def test_a_mistyped_address_is_no_error(self, mine, send, asked):
        send()
        assert mine.get(QUEUE, asked).status_code == 200


class TestBesideARequest:
    def test_the_same_list_stands_beside_it_and_marks_it(self, mine, send):
        first, second = send(name="Bác Một"), send(name="Bác Hai", phone="0912345679")
        shown = page(mine.get(detail(second), {"muc": "moi"}))
        listed = part(shown, '<section class="desk-split__list"', "</section>")
        assert "Bác Một" in listed and detail(first) in listed
        assert f'href="{detail(second)}?muc=moi" aria-current="page">Bác Hai' in listed
        assert listed.count('aria-current="page"') == 2  # the tab and the card

    def test_the_list_beside_it_holds_no_buttons_and_no_number(self, mine, send):
        request = send()
        mine.post(f"{detail(request)}xem-so/")
        listed = part(page(mine.get(detail(request))), '<section class="desk-split__list"', "</section>")
        assert "<form" not in listed and "912" not in listed

    def test_after_a_move_the_same_list_is_still_there(self, mine, send):
        request = send()
        answer = mine.post(f"{detail(request)}close/?muc=moi&place=home", {"result": "not_needed"})
        assert answer["Location"] == f"{detail(request)}?muc=moi&place=home"

    def test_coming_back_to_the_address_of_a_button_shows_the_request(self, mine, send):
        request = send()
        for step in ("xem-so", "accept"):
            assert mine.get(f"{detail(request)}{step}/?muc=moi")["Location"] == f"{detail(request)}?muc=moi"
        assert not request.events.exclude(verb="receive").exists()
