"""The day on the telephone and on paper: what stands there, for whom, and numbers only when that is written down."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from accounts.roles import Role
from core.models import Topic
from help_requests import services
from help_requests.models import HelpRequest
from help_requests.statuses import Verb
from printing.services import PrintProblem
from teams_directory.models import GroupSession, Member
from tests.help_requests.desk import page, visit

DAY, SHEET = "/admin/viec-cua-to/ngay/", "/admin/viec-cua-to/ngay/to-in/"
NUMBER, WAY = "0912 345 678", "Nhà sau đình"


def at(hour: int, days: int = 1):
    morning = timezone.localtime().replace(hour=hour, minute=0, second=0, microsecond=0)
    return morning + timedelta(days=days)


def on(days: int = 1, **more: Any) -> str:
    words = {"ngay": f"{timezone.localdate() + timedelta(days=days):%Y-%m-%d}", **more}
    return "?" + "&".join(f"{name}={word}" for name, word in words.items())


def paper(response) -> str:
    assert response["Content-Type"] == "application/pdf", response.status_code
    text = " ".join(leaf.extract_text() for leaf in PdfReader(io.BytesIO(response.content)).pages)
    return " ".join(text.split())


@pytest.fixture
def colleague(make_user, team) -> Member:
    return Member.objects.get(user=make_user(Role.TEAM_MEMBER, team=team))


@pytest.fixture
def visits(send, member_user, colleague) -> list[HelpRequest]:
    """Tomorrow: mine at ten, a colleague's at eight."""
    late, early = send(name="Bác Mười Giờ"), send(name="Bác Tám Giờ", phone="0912345679")
    visit(late, member_user, at(10))
    visit(early, colleague.user, at(8))
    return [HelpRequest.objects.get(pk=row.pk) for row in (late, early)]


@pytest.fixture
def lesson(team) -> GroupSession:
    return GroupSession.objects.create(
        team=team, village=team.village, topic=Topic.objects.get(slug="vneid", locale__language_code="vi"),
        title="Cùng kích hoạt VNeID", start=at(9), end=at(11), meeting_place="Nhà văn hóa", seats=15,
    )  # fmt: skip


class TestScreen:
    def test_my_day_says_all_i_need_at_the_door_and_no_number(self, mine, visits, colleague):
        row = visits[0]
        services.pair_up(request=row, by=None, companion=colleague)
        shown = page(mine.get(DAY + on()))
        for words in ("10:00", "11:00", "Tại nhà", "Bác Mười Giờ", "Thôn Mẫu 1", str(row.topic), row.word_pair):
            assert words in shown
        assert f"Đi cùng: {colleague.full_name}" in shown and f"/{row.public_id}/" in shown
        assert "Bác Tám Giờ" not in shown
        assert "0912" not in shown and "tel:" not in shown and WAY not in shown

    def test_a_companion_has_the_visit_in_their_day_too(self, login, visits, colleague):
        services.pair_up(request=visits[0], by=None, companion=colleague)
        shown = page(login(colleague.user).get(DAY + on()))
        assert "Bác Mười Giờ" in shown and "Người đi: Người Thử 0" in shown and "Đi cùng:" not in shown

    def test_a_leader_sees_the_team_in_order_of_time_and_who_goes(self, leader, visits, team, colleague):
        shown = page(leader.get(DAY + on(ai=f"to-{team.pk}")))
        assert shown.index("Bác Tám Giờ") < shown.index("Bác Mười Giờ")
        assert f"Người đi: {colleague.full_name}" in shown
        alone = page(leader.get(DAY + on(ai=colleague.pk)))
        assert "Bác Tám Giờ" in alone and "Bác Mười Giờ" not in alone

    def test_a_member_looks_at_nobody_elses_day(self, mine, visits, team, colleague):
        for whose in (f"to-{team.pk}", colleague.pk, "x", "to-99999"):
            assert mine.get(DAY + on(ai=whose)).status_code == 404
            assert mine.post(SHEET + on(ai=whose)).status_code == 404
        assert not visits[1].events.filter(verb=Verb.REVEAL).exists()

    def test_a_leader_does_not_look_into_another_team(self, leader, other_team):
        person = Member.objects.filter(team=other_team).first()
        for whose in (f"to-{other_team.pk}", person.pk):
            assert leader.get(DAY + on(ai=whose)).status_code == 404

    def test_a_coordinator_is_shown_which_teams_go_out_and_opens_one(self, coordinator, visits, team):
        shown = page(coordinator.get(DAY + on()))
        assert "2 lượt hẹn" in shown and f"ai=to-{team.pk}" in shown and "Bác Tám Giờ" not in shown
        assert "Bác Tám Giờ" in page(coordinator.get(DAY + on(ai=f"to-{team.pk}")))

    def test_group_sessions_of_the_team_stand_among_the_visits(self, mine, send, visits, lesson, leader):
        guest = send(name="Bác Đi Học", phone="0912345670")
        services.invite_to_session(requests=[guest], session=lesson, by=None)
        shown = page(mine.get(DAY + on()))
        assert "Cùng kích hoạt VNeID" in shown and "1 người đăng ký, nhận 15 người" in shown
        assert "Bác Đi Học" not in shown
        assert shown.index("Cùng kích hoạt VNeID") < shown.index("Bác Mười Giờ")

    def test_a_visit_that_is_done_says_so_and_is_not_printed(self, mine, visits):
        report = services.VisitReport(minutes=30)
        services.close_request(request=visits[0], by=None, result="does_alone", visit=report)
        shown = page(mine.get(DAY + on()))
        assert "Đã xong: tự làm được" in shown and "In tờ ngày này" not in shown

    def test_an_empty_day_is_said_kindly_and_the_days_lead_on(self, mine):
        shown = page(mine.get(DAY))
        assert "Hôm nay chưa có ai hẹn" in shown
        assert f"{on(-1)}" in shown and f"{on(1)}" in shown

    @pytest.mark.parametrize("day", ["", "hom-nay", "2026-13-40", "9999-12-31"])
    def test_what_is_no_day_is_today(self, mine, day):
        assert "Hôm nay, " in page(mine.get(f"{DAY}?ngay={day}"))

    def test_the_queue_leads_to_it(self, mine):
        assert f'href="{DAY}"' in page(mine.get("/admin/viec-cua-to/"))

    def test_it_asks_no_more_when_there_is_more(self, leader, visits, team, lesson):
        from_team = HelpRequest.objects.get(pk=visits[0].pk)
        address = DAY + on(ai=f"to-{team.pk}")
        leader.get(address)
        with_few = queries_of(leader, address)
        for number in range(20):
            from_team.pk, from_team.public_id = None, f"{number:032}"
            from_team.token, from_team.code = f"thu-{number}", f"lua-song-{number:04d}"
            from_team.save(force_insert=True)
        assert queries_of(leader, address) == with_few <= 25


def queries_of(client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        page(client.get(address))
    return len(found)


class TestPaper:
    def test_the_sheet_has_the_visits_and_no_number(self, mine, visits, lesson):
        answer = mine.get(SHEET + on())
        sheet = paper(answer)
        assert "Bác Mười Giờ" in sheet and visits[0].word_pair in sheet and "Cùng kích hoạt VNeID" in sheet
        assert NUMBER not in sheet and WAY not in sheet
        assert "no-store" in answer["Cache-Control"] and "Bác" not in answer["Content-Disposition"]
        assert not visits[0].events.filter(verb=Verb.REVEAL).exists()

    def test_numbers_come_only_by_a_post_that_is_written_down_for_each(self, leader, visits, team):
        sheet = paper(leader.post(SHEET + on(ai=f"to-{team.pk}")))
        assert NUMBER in sheet and "0912 345 679" in sheet and WAY in sheet
        assert [row.events.filter(verb=Verb.REVEAL).count() for row in visits] == [1, 1]

    def test_my_sheet_reveals_only_what_is_on_it(self, mine, visits):
        sheet = paper(mine.post(SHEET + on()))
        assert NUMBER in sheet and "0912 345 679" not in sheet
        assert [row.events.filter(verb=Verb.REVEAL).count() for row in visits] == [1, 0]

    def test_whoever_booked_for_another_is_the_number_on_the_sheet(self, mine, send, member_user):
        row = send(for_other="on", booker_name="Chị Hoa", booker_phone="0905000333")
        visit(row, member_user, at(14))
        sheet = paper(mine.post(SHEET + on()))
        assert "0905 000 333" in sheet and "Chị Hoa đặt hộ" in sheet

    def test_a_sheet_that_cannot_be_printed_leads_back_in_words(self, mine, visits, monkeypatch):
        def broken(**kwargs):
            raise PrintProblem("no")

        monkeypatch.setattr("help_requests.day_sheets.render_pdf", broken)
        answer = mine.get(SHEET + on(), follow=True)
        assert "Tờ này chưa in được" in page(answer)
