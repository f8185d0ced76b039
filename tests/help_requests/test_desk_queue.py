"""The list a team works from: cards that say why now, buttons that do something, and the list beside a request."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from help_requests import services
from help_requests.desk_cards import how_long, said
from help_requests.models import HelpRequest
from teams_directory.models import Member, Team

QUEUE = "/admin/viec-cua-to/"


def page(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def detail(request: HelpRequest) -> str:
    return reverse("help_requests_desk:detail", args=[request.public_id])


def part(shown: str, start: str, end: str) -> str:
    """What stands between two marks of a page."""
    return shown.split(start, 1)[1].split(end, 1)[0]


def make_late(request: HelpRequest, hours: int = 4) -> None:
    past = timezone.now() - timedelta(hours=hours, minutes=5)
    HelpRequest.objects.filter(pk=request.pk).update(reply_due=past)


def visit(request: HelpRequest, user, start: datetime) -> None:
    member = Member.objects.get(user=user)
    services.accept_request(request=request, member=member, by=user, start=start, end=start + timedelta(hours=1))


@pytest.fixture
def mine(login, member_user):
    return login(member_user)


@pytest.fixture
def leader(login, make_user, team):
    return login(make_user(Role.TEAM_LEADER, team=team))


@pytest.fixture
def coordinator(login, make_user, commune):
    return login(make_user(Role.COORDINATOR, commune=commune))


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


class TestMoves:
    def test_the_first_move_stands_open_under_its_name_and_the_others_fold(self, mine, send):
        shown = page(mine.get(detail(send())))
        main = part(shown, '<section class="desk-move desk-move--main" id="accept"', "</section>")
        assert ">Nhận việc</h2>" in main and ">Nhận việc</button>" in main
        assert shown.count('<details class="desk-move"') == 3 and "open>" not in part(
            shown, "desk-move--main", "desk-history"
        )

    def test_the_form_asked_for_in_the_address_is_unfolded(self, mine, send):
        assert '<details class="desk-move" id="triage" open>' in page(mine.get(detail(send()), {"mo": "triage"}))

    def test_what_was_typed_wrongly_is_named_at_the_top_and_stands_open(self, mine, send):
        shown = page(mine.post(f"{detail(send())}triage/", {"reason": ""}))
        assert (
            "Chưa ghi được" in shown
            and 'href="#triage-reason"' in shown
            and "Lỗi: " in part(shown, "<title>", "</title>")
        )
        assert '<details class="desk-move" id="triage" open>' in shown

    def test_once_a_time_is_agreed_nobody_is_asked_to_accept_or_to_answer(self, mine, member_user, send):
        request = send()
        assert "Trả lời trước" in page(mine.get(detail(request)))
        visit(request, member_user, timezone.now() + timedelta(days=2))
        shown = part(page(mine.get(detail(request))), '<article class="desk-detail"', "</article>")
        assert "Trả lời trước" not in shown and ">Nhận việc<" not in shown
        assert ">Đổi giờ hẹn</button>" in shown and "Đề nghị giờ khác" not in shown

    def test_a_proposed_time_is_settled_with_one_button(self, mine, send):
        request, day = send(), timezone.localdate() + timedelta(days=2)
        answer = mine.post(
            f"{detail(request)}propose/", {"day": f"{day:%Y-%m-%d}", "start": "15:00", "end": "16:00"}, follow=True
        )
        shown = page(answer)
        assert "Đã ghi giờ đề nghị: " in shown and f"{day:%d/%m}, 15:00\u00a0– 16:00" in shown
        assert ">Chốt giờ hẹn</button>" in shown

    @pytest.mark.parametrize(
        ("verb", "typed", "told"),
        [
            ("close", {"result": "does_alone"}, "Việc này đã xong. Kết quả: tự làm được."),
            ("triage", {"reason": "Cần máy quét"}, "Đã đưa việc này về xã để tìm tổ khác."),
        ],
    )
    def test_what_was_done_is_told_in_a_sentence(self, mine, send, verb, typed, told):
        assert told in page(mine.post(f"{detail(send())}{verb}/", typed, follow=True))

    def test_people_to_hand_it_to_stand_under_their_team_the_own_team_first(self, leader, send, team, other_team):
        shown = page(leader.get(detail(send())))
        groups = part(shown, '<select name="member"', "</select>").split("<optgroup")[1:]
        assert [f'label="{team}"' in groups[0], len(groups)] == [True, Team.objects.working().count()]
        own = {member.full_name for member in Member.objects.active().filter(team=other_team)}
        theirs = next(group for group in groups if f'label="{other_team}"' in group)
        assert all(name in theirs for name in own)
