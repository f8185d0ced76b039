"""What somebody is offered before sending: real times, a session near by, the village they may have meant."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from core.models import Topic
from help_requests.models import HelpRequest
from help_requests.statuses import State
from teams_directory.models import DutyHours, GroupSession, Holiday, Team, Village
from tests.help_requests.pages import held_by, text

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 23, 9, 10, tzinfo=VIETNAM)  # Monday
EIGHT, NINE = "2026-11-24T08:00", "2026-11-24T09:00"
SEND, CHECK, CHANGE = "/hen-ho-tro/", "/hen-ho-tro/xem-lai/", "/hen-ho-tro/sua/"


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(autouse=True)
def team(team) -> Team:
    """On duty on Tuesdays and Wednesdays in the morning, one resident at a time."""
    Holiday.objects.all().delete()
    GroupSession.objects.all().delete()
    DutyHours.objects.filter(team=team).delete()
    for weekday in (1, 2):
        DutyHours.objects.create(team=team, weekday=weekday, start="08:00", end="11:00")
    return team


@pytest.fixture
def session(team) -> GroupSession:
    start = NOW.replace(hour=8, minute=0) + timedelta(days=5)
    return GroupSession.objects.create(
        team=team, village=team.village, topic=Topic.objects.get(slug="vneid", locale=Locale.get_default()),
        title="Cùng kích hoạt VNeID", start=start, end=start + timedelta(hours=2), seats=2,
        meeting_place="Nhà văn hóa thôn Mẫu 1",
    )  # fmt: skip


def times_on(page: str) -> list[str]:
    return re.findall(r'name="when" value="(\d[^"]*T[^"]*)"', page)


class TestTimes:
    def test_the_check_page_offers_times_of_the_team_and_keeps_what_was_chosen(self, client, filled):
        page = text(client.post(CHECK, filled(when="2026-11-24-pm", place="meeting_point")))
        first, more = page.split('<details class="time-choice__more')
        assert times_on(first)[:4] == [EIGHT, NINE, "2026-11-24T10:00", "2026-11-25T08:00"]
        assert len(times_on(first)) == 6 and len(times_on(more)) > 0
        assert held_by(page)["when"] == "2026-11-24-pm" and "Giữ như bác chọn: Thứ Ba 24/11, chiều" in page
        assert 'value="any"' in page

    def test_a_time_chosen_there_is_kept_and_said_on_the_receipt(self, client, filled):
        held = held_by(text(client.post(CHECK, filled(place="meeting_point"))))
        answer = client.post(SEND, held | {"when": EIGHT}, follow=True)
        assert "Tổ giữ giờ <strong>Thứ Ba 24/11, 08:00</strong> cho bác" in text(answer)
        assert HelpRequest.objects.get().slot_seat == 1

    @pytest.mark.parametrize("village", ["khong biet", "Thôn Mẫu 5"])
    def test_where_no_team_is_known_no_time_is_offered(self, client, filled, village):
        assert times_on(text(client.post(CHECK, filled(village=village)))) == []

    def test_a_time_somebody_else_took_meanwhile_is_said_and_nothing_is_chosen(self, client, filled):
        client.post(SEND, filled(when=EIGHT, place="meeting_point", phone="0912345999"))
        answer = client.post(SEND, filled(when=EIGHT, place="meeting_point", note="Cổng xanh, có chó."))
        page = text(answer)
        assert answer.status_code == 409 and "<title>Lỗi:" in page
        assert "Giờ 08:00 vừa có người đặt trước. Còn giờ: 09:00; 10:00; Thứ Tư 25/11, 08:00." in page
        assert EIGHT not in times_on(page) and "when" not in held_by(page)
        assert held_by(page)["note"] == "Cổng xanh, có chó." and HelpRequest.objects.count() == 1

    def test_from_there_the_next_time_goes_through_with_the_same_form(self, client, filled):
        client.post(SEND, filled(when=EIGHT, place="meeting_point", phone="0912345999"))
        page = text(client.post(SEND, filled(when=EIGHT, place="meeting_point")))
        assert client.post(SEND, held_by(page) | {"when": NINE}).status_code == 303
        assert sorted(row.wish() for row in HelpRequest.objects.all()) == ["Thứ Ba 24/11, 08:00", "Thứ Ba 24/11, 09:00"]

    def test_a_time_nobody_keeps_is_not_blamed_on_somebody(self, client, filled):
        answer = client.post(SEND, filled(when="2026-11-24T03:00"))
        assert answer.status_code == 409 and "Giờ 03:00 tổ không còn trống." in text(answer)

    def test_when_all_is_taken_any_time_is_what_is_left(self, client, filled, team):
        DutyHours.objects.filter(team=team).delete()
        page = text(client.post(SEND, filled(when=EIGHT)))
        assert "Tổ hết giờ trống rồi" in page and 'value="any"' in page

    def test_going_back_keeps_the_time(self, client, filled):
        page = text(client.post(CHANGE, filled(when=EIGHT)))
        assert re.search(rf'value="{EIGHT}"[^>]* checked', page) and "Thứ Ba 24/11, 08:00" in page


class TestSessions:
    def test_a_session_near_by_is_offered_first(self, client, filled, session):
        page = text(client.post(CHECK, filled()))
        assert "<strong>Thứ Bảy 28/11, 08:00</strong>, Nhà văn hóa thôn Mẫu 1 có buổi hướng dẫn chung" in page
        assert "Còn 2 chỗ" in page and page.index("Tôi đến buổi này") < page.index("Tôi vẫn muốn hẹn riêng")
        assert held_by(page)["when"] == "any"

    @pytest.mark.parametrize("other", [{"place": "phone"}, {"topic": "khac"}, {"village": "Thôn Mẫu 2"}])
    def test_only_to_who_can_use_it(self, client, filled, session, other):
        other = {"topic": Topic.objects.exclude(slug="vneid").first().slug} if "topic" in other else other
        assert "Tôi đến buổi này" not in text(client.post(CHECK, filled(**other)))

    def test_who_says_yes_has_a_place_and_no_visit(self, client, filled, session):
        held = held_by(text(client.post(CHECK, filled())))
        answer = client.post(SEND, held | {"when": f"buoi-{session.public_id}"}, follow=True)
        row = HelpRequest.objects.get()
        assert (row.state, row.session, row.visit_start) == (State.ACCEPTED, session, session.start)
        assert "Tổ đã giữ chỗ cho bác" in text(answer)

    def test_signing_up_asks_only_who_comes(self, client, session):
        page = text(client.get(SEND, {"buoi": session.public_id}))
        assert "Đăng ký buổi học" in page and session.title in page and 'value="Thôn Mẫu 1"' in page
        for name in ("topic", "place", "when", "note", "for_other"):
            assert not re.search(rf'type="(radio|checkbox)" name="{name}"', page)

    def test_four_words_and_a_box_are_enough(self, client, filled, session):
        words = filled(when=f"buoi-{session.public_id}", topic=None, place=None, note=None)
        page = text(client.post(CHECK, words))
        assert "giữ chỗ cho tôi" in page and times_on(page) == []
        assert client.post(SEND, held_by(page)).status_code == 303
        assert HelpRequest.objects.get().place == "session"

    def test_the_last_place_gone_leaves_another_session_or_a_visit(self, client, filled, session, team):
        later = session.start + timedelta(days=1)
        GroupSession.objects.create(
            team=team, village=team.village, topic=session.topic, title="Buổi sau", start=later,
            end=later + timedelta(hours=1), meeting_place="Đình làng",
        )  # fmt: skip
        words = filled(when=f"buoi-{session.public_id}", place="meeting_point")
        GroupSession.objects.filter(pk=session.pk).update(seats=1)
        client.post(SEND, words | {"token": filled()["token"], "phone": "0912345999"})
        answer = client.post(SEND, words)
        page = text(answer)
        assert answer.status_code == 409 and "vừa đủ người" in page and "Buổi sau" in page
        assert EIGHT in times_on(page)
        assert client.post(SEND, held_by(page) | {"when": EIGHT}).status_code == 303

    @pytest.mark.parametrize("change", [{"start": NOW - timedelta(hours=1)}, {"seats": 0}, {"public_id": "x" * 22}])
    def test_a_session_nobody_can_join_is_said_and_a_visit_offered(self, client, filled, session, change):
        if change == {"seats": 0}:
            GroupSession.objects.filter(pk=session.pk).update(seats=1)
            client.post(SEND, filled(when=f"buoi-{session.public_id}"))
        elif "start" in change:
            GroupSession.objects.filter(pk=session.pk).update(**change, end=NOW + timedelta(hours=1))
        else:
            GroupSession.objects.filter(pk=session.pk).update(**change)
        page = text(client.get(SEND, {"buoi": session.public_id}))
        assert "đã đủ người, đã qua hoặc đã hoãn" in page and 'name="place"' in page

    def test_who_would_rather_meet_alone_is_asked_place_and_time(self, client, filled, session):
        words = filled(when=f"buoi-{session.public_id}", topic="vneid")
        page = text(client.post(CHANGE, words | {"when": "any"}))
        assert 'type="radio" name="place"' in page and 'value="Bác Năm"' in page


class TestVillages:
    def test_a_mistyped_village_is_asked_about(self, client, filled):
        page = text(client.post(CHECK, filled(village="thon mauu 1")))
        assert 'name="village" value="Thôn Mẫu 1"' in page and "xã tìm giúp" in page
        assert held_by(page)["village"] == "thon mauu 1"

    def test_the_one_chosen_is_where_it_goes(self, client, filled, team):
        held = held_by(text(client.post(CHECK, filled(village="thon mauu 1"))))
        client.post(SEND, held | {"village": "Thôn Mẫu 1"})
        assert HelpRequest.objects.get().team == team

    def test_a_name_two_villages_once_had_shows_both(self, client, filled):
        for village in Village.objects.filter(slug__in=["thon-mau-1", "thon-mau-2"]):
            village.aliases += "\nXóm Giữa"
            village.save()
        page = text(client.post(CHECK, filled(village="xóm giữa")))
        assert re.findall(r'name="village" value="(Thôn Mẫu \d)"', page)[:2] == ["Thôn Mẫu 1", "Thôn Mẫu 2"]

    def test_a_villages_own_name_goes_before_anothers_old_one(self, send, team):
        other = Village.objects.get(slug="thon-mau-2")
        other.aliases += "\nThôn Mẫu 1"
        other.save()
        assert send().team == team

    def test_what_is_like_nothing_is_left_to_the_commune(self, client, filled):
        page = text(client.post(CHECK, filled(village="khong biet")))
        assert "Chưa rõ thôn nào" in page and 'type="radio" name="village"' not in page


@pytest.fixture
def asked(client, filled) -> Callable[..., list[str]]:
    """The statements that checking a booking sends to the database."""

    def ask(**changes) -> list[str]:
        words = filled(**changes)
        with CaptureQueriesContext(connection) as queries:
            assert client.post(CHECK, words).status_code == 200
        return [query["sql"] for query in queries]

    return ask


@pytest.mark.parametrize("state", ["times", "village", "session offered", "session chosen"])
def test_reading_a_booking_again_asks_little_of_the_database(asked, session, state):
    changes = {"village": {"village": "thon mauu"}, "session chosen": {"when": f"buoi-{session.public_id}"}}
    if state == "times":
        session.delete()
    statements = asked(**changes.get(state, {}))
    assert len(statements) <= 10 and len(set(statements)) == len(statements), [sql[:150] for sql in statements]
    print(f"\ncheck page, {state}: {len(statements)} queries")


def test_nor_more_where_there_is_much_to_do(asked, send, session, team):
    few = len(asked())
    for number in range(3):
        GroupSession.objects.create(
            team=team, village=team.village, topic=session.topic, title=f"Buổi {number}", start=session.start,
            end=session.end, meeting_place="Đình làng",
        )  # fmt: skip
        row = send(phone=f"091234500{number}")
        HelpRequest.objects.filter(pk=row.pk).update(state="accepted", visit_start=session.start, visit_end=session.end)
    assert len(asked()) == few


def test_the_form_of_a_session_asks_little_of_the_database(client, session, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        client.get(SEND, {"buoi": session.public_id})
