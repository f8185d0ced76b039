"""A member's visits in the calendar of their telephone: what stands there, what never does, and when it ends."""

import logging
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from accounts.roles import Role
from core.models import Topic
from help_requests import services
from help_requests.models import CalendarKey, HelpRequest
from help_requests.services.calendars import make_calendar_key
from help_requests.views.calendar import WRONG
from teams_directory.models import GroupSession, Member
from tests.help_requests.desk import page, visit

SCREEN = "/admin/viec-cua-to/lich-dien-thoai/"
SOON = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=2)


@pytest.fixture
def member(member_user) -> Member:
    return Member.objects.get(user=member_user)


@pytest.fixture
def address(member) -> str:
    return f"/lich/{make_calendar_key(member=member)}.ics"


def read(client, address: str) -> list:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content).walk("VEVENT")


def status(client, address: str) -> int:
    return client.get(address).status_code


def visits_in(client, address: str) -> list:
    """Without the group sessions of the starter site."""
    return [event for event in read(client, address) if event["summary"].startswith("Hẹn hỗ trợ")]


class TestFeed:
    def test_a_visit_says_when_about_what_and_in_which_village(self, stranger, send, member_user, address):
        row = send()
        visit(row, member_user, SOON)
        [event] = visits_in(stranger, address)
        row.refresh_from_db()
        assert str(event["summary"]) == f"Hẹn hỗ trợ: {row.topic}"
        assert str(event["location"]) == "Thôn Mẫu 1, tại nhà"
        assert (event["dtstart"].dt, event["dtend"].dt) == (row.visit_start, row.visit_end)
        assert str(event["status"]) == "CONFIRMED" and "/admin/viec-cua-to/ngay/?ngay=" in event["description"]

    def test_it_holds_nothing_of_the_person(self, stranger, send, member_user, address):
        row = send(for_other="on", booker_name="Chị Hoa", booker_phone="0905000333")
        visit(row, member_user, SOON)
        row.refresh_from_db()
        text = stranger.get(address).content.decode().replace("\r\n ", "")
        assert row.public_id not in text, "with it the receipt opens, and there stands the code"
        for secret in ("Bác Năm", "Chị Hoa", "0912", "0905", "345", "cổng xanh", row.word_pair, row.spoken_code):
            assert secret not in text

    def test_the_database_is_not_even_asked_for_the_person(self, stranger, send, member_user, address):
        visit(send(), member_user, SOON)
        with CaptureQueriesContext(connection) as queries:
            read(stranger, address)
        asked_for = " ".join(one["sql"] for one in queries)
        assert not [name for name in HelpRequest.PERSONAL if f'helprequest"."{name}"' in asked_for]

    def test_a_change_keeps_the_same_event_with_a_higher_number(self, stranger, send, member, address):
        row = send()
        visit(row, member.user, SOON)
        [before] = visits_in(stranger, address)
        later = SOON + timedelta(days=1)
        services.propose_time(
            request=row, member=member, by=member.user, start=later, end=later + timedelta(hours=1)
        )  # fmt: skip
        [after] = visits_in(stranger, address)
        assert after["uid"] == before["uid"] and after["sequence"] > before["sequence"]
        assert after["last-modified"].dt >= before["last-modified"].dt
        assert after["dtstart"].dt == later and str(after["status"]) == "TENTATIVE"

    def test_looking_at_a_number_is_no_change(self, stranger, send, member_user, address):
        row = send()
        visit(row, member_user, SOON)
        [before] = visits_in(stranger, address)
        services.reveal_contact(request=row, by=member_user)
        assert visits_in(stranger, address)[0]["sequence"] == before["sequence"]

    def test_a_visit_the_resident_called_off_is_cancelled_one_given_away_is_gone(
        self, stranger, send, member_user, address, make_user, team
    ):
        off, given = send(), send(phone="0912345679")
        visit(off, member_user, SOON)
        visit(given, member_user, SOON)
        services.cancel_request(request=off)
        other = Member.objects.get(user=make_user(Role.TEAM_MEMBER, team=team))
        given.refresh_from_db()
        services.reassign_request(request=given, by=None, team=team, member=other)
        [event] = visits_in(stranger, address)
        assert str(event["status"]) == "CANCELLED" and event["dtstart"].dt == SOON

    def test_only_near_visits_stand_there_and_only_ones_own(
        self, stranger, send, member_user, address, make_user, team
    ):
        for number, days in enumerate((-9, -3, 59, 61)):
            row = send(phone=f"091234567{number}", name=f"Bác {number}")
            visit(row, member_user, timezone.now() + timedelta(days=2))
            start = timezone.now() + timedelta(days=days)
            HelpRequest.objects.filter(pk=row.pk).update(visit_start=start, visit_end=start + timedelta(hours=1))
        visit(send(phone="0912345688"), make_user(Role.TEAM_MEMBER, team=team), SOON)
        days = [(event["dtstart"].dt - timezone.now()).days for event in visits_in(stranger, address)]
        assert days == [-4, 58]

    def test_the_teams_sessions_stand_there_and_one_put_off_is_cancelled(self, stranger, team, other_team, address):
        topic = Topic.objects.filter(locale__language_code="vi").first()
        for title, whose, reason in (("Buổi mở", team, ""), ("Buổi hoãn", team, "Mưa to"), ("Buổi lạ", other_team, "")):
            GroupSession.objects.create(
                team=whose, village=whose.village, topic=topic, title=title, start=SOON.replace(hour=2),
                end=SOON.replace(hour=4), meeting_place="Nhà văn hóa", is_cancelled=bool(reason),
                cancelled_reason=reason,
            )  # fmt: skip
        found = {str(event["summary"]): str(event["status"]) for event in read(stranger, address)}
        assert found["Buổi học nhóm: Buổi mở"] == "CONFIRMED"
        assert found["Buổi học nhóm: Buổi hoãn"] == "CANCELLED"
        assert not [title for title in found if "Buổi lạ" in title]

    def test_it_asks_little_writes_nothing_and_no_more_for_more_visits(self, stranger, send, member_user, address):
        row = send()
        visit(row, member_user, SOON)
        row.refresh_from_db()
        few = asked(stranger, address)
        for number in range(20):
            row.pk, row.public_id, row.token, row.code = None, f"{number:032}", f"t{number}", f"lua-song-{number:04d}"
            row.save(force_insert=True)
        many = asked(stranger, address)
        assert len(few) == len(many) <= 6
        assert not [sql for sql in many if sql.startswith(("INSERT", "UPDATE", "DELETE"))]
        assert len(visits_in(stranger, address)) == 21

    def test_nobody_keeps_lists_or_passes_it_on(self, stranger, address):
        answer = stranger.get(address)
        assert answer["Cache-Control"] == "private, no-store"
        assert "noindex" in answer["X-Robots-Tag"] and answer["Referrer-Policy"] == "no-referrer"
        assert stranger.head(address).status_code == 200 and stranger.post(address).status_code == 405


def asked(client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return [one["sql"] for one in queries]


class TestEnd:
    def test_the_secret_is_kept_as_a_hash_and_is_long(self, member):
        secret = make_calendar_key(member=member)
        assert len(secret) == 32
        assert secret not in str(CalendarKey.objects.values_list("secret_hash", flat=True))

    def test_a_new_address_ends_the_old_one(self, stranger, member, address):
        new = f"/lich/{make_calendar_key(member=member)}.ics"
        assert (status(stranger, address), status(stranger, new)) == (404, 200)
        assert CalendarKey.objects.filter(member=member, revoked_at=None).count() == 1

    @pytest.mark.parametrize("how", ["left", "locked out", "lost the role", "team rests"])
    def test_it_ends_with_the_work(self, stranger, member, address, how):
        if how == "left":
            Member.objects.filter(pk=member.pk).update(active_to=timezone.localdate() - timedelta(days=1))
        elif how == "locked out":
            type(member.user).objects.filter(pk=member.user_id).update(is_active=False)
        elif how == "lost the role":
            member.user.groups.clear()
        else:
            type(member.team).objects.filter(pk=member.team_id).update(is_working=False)
        assert status(stranger, address) == 404

    def test_unknown_taken_back_and_ended_look_and_cost_the_same(self, stranger, member, address):
        unknown = "/lich/" + "x" * 32 + ".ics"
        stranger.get(unknown)
        answers = []
        for where in (unknown, address):
            CalendarKey.objects.update(revoked_at=timezone.now())
            with CaptureQueriesContext(connection) as queries:
                answer = stranger.get(where)
            answers.append((answer.status_code, answer.content, len(queries), dict(answer.headers)))
        assert answers[0] == answers[1] and answers[0][0] == 404

    def test_guessing_is_stopped_without_stopping_who_knows_the_address(self, stranger, address):
        wrong = [status(stranger, f"/lich/{number:032}.ics") for number in range(WRONG.times + 1)]
        assert set(wrong[:-1]) == {404} and wrong[-1] == 429
        assert status(stranger, address) == 200

    def test_no_log_holds_a_wrong_address(self, stranger, caplog):
        with caplog.at_level(logging.DEBUG):
            stranger.get("/lich/" + "k" * 32 + ".ics")
        assert "k" * 32 not in caplog.text and "Calendar refused: 404" in caplog.text


class TestScreen:
    def test_the_address_is_shown_once_and_works(self, mine, stranger, member):
        made = page(mine.post(f"{SCREEN}lam/", {"ai": member.pk}))
        path = made.split("/lich/")[1].split(".ics")[0]
        assert status(stranger, f"/lich/{path}.ics") == 200
        assert path not in page(mine.get(SCREEN))
        assert "Android" in made and "iPhone" in made and 'href="webcal:' in made

    def test_it_is_taken_back_by_a_button(self, mine, stranger, member, address):
        assert "Đã thu lại" in page(mine.post(f"{SCREEN}thu-lai/", {"ai": member.pk}, follow=True))
        assert status(stranger, address) == 404

    def test_looking_makes_and_ends_nothing(self, mine, stranger, address):
        for where in (SCREEN, f"{SCREEN}lam/", f"{SCREEN}thu-lai/"):
            mine.get(where)
        assert status(stranger, address) == 200

    def test_nobody_makes_or_ends_somebody_elses(self, leader, coordinator, stranger, member, address):
        for visitor in (leader, coordinator):
            for where in ("lam/", "thu-lai/"):
                for whose in (member.pk, "", "x", "9" * 30):
                    assert visitor.post(SCREEN + where, {"ai": whose}).status_code == 404
        assert status(stranger, address) == 200

    def test_a_coordinator_is_told_whose_it_is(self, coordinator):
        assert "dành cho người trong tổ" in page(coordinator.get(SCREEN))


def test_only_who_serves_in_a_team_is_shown_the_way_to_a_calendar(login, member_user, make_user, commune):
    coordinator = make_user(Role.COORDINATOR, commune=commune)
    assert SCREEN in page(login(member_user).get("/admin/viec-cua-to/"))
    assert SCREEN not in page(login(coordinator).get("/admin/viec-cua-to/"))
