"""The public calendar of group sessions."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Locale

from core.models import Topic
from teams_directory import seats
from teams_directory.models import Commune, DutyException, DutyHours, GroupSession, Holiday, Village

CALENDAR = "/to-cong-nghe-so/lich-hoc/"


def page(client, address: str = CALENDAR, **query: str) -> str:
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode().split("<main")[1].split("</main>")[0]


def titles(sessions) -> list[str]:
    return [session.title for session in sessions]


class TestWhichSessions:
    def test_coming_ones_are_neither_over_nor_cancelled(self, add_session):
        now = timezone.now()
        add_session("Đã qua", days=-2)
        add_session("Đang học", start=now - timedelta(minutes=1), end=now + timedelta(seconds=1))
        add_session("Bị hoãn", is_cancelled=True, cancelled_reason="Mưa to")
        add_session("Ngày mai")
        assert titles(GroupSession.objects.coming(now)) == ["Đang học", "Ngày mai"]
        assert titles(GroupSession.objects.coming(now + timedelta(seconds=1))) == ["Ngày mai"]

    def test_a_cancelled_one_is_announced_until_its_day_has_passed(self, add_session):
        off = add_session("Bị hoãn", days=3, is_cancelled=True, cancelled_reason="Mưa to")
        evening = timezone.localtime(off.start).replace(hour=23, minute=59)
        assert titles(GroupSession.objects.announced(evening)) == ["Bị hoãn"]
        assert titles(GroupSession.objects.announced(evening + timedelta(minutes=1))) == []

    def test_near_is_the_same_village_and_topic_soon_enough_soonest_first(self, add_session, team, other_team):
        topic = Topic.objects.get(slug="vneid", locale__language_code="vi")
        add_session("Tuần sau nữa", days=13)
        add_session("Tuần này", days=2)
        add_session("Tháng sau", days=15)
        add_session("Thôn khác", by=other_team)
        add_session("Việc khác", topic=Topic.objects.get(slug="khac", locale__language_code="vi"))
        add_session("Bị hoãn", is_cancelled=True, cancelled_reason="Mưa to")
        now = timezone.now()
        add_session("Đang học", start=now - timedelta(minutes=1), end=now + timedelta(minutes=1))
        near = GroupSession.objects.near(team.village, topic, within_days=14)
        assert titles(near) == ["Tuần này", "Tuần sau nữa"]

    def test_a_topic_is_the_same_in_every_language(self, add_session, team):
        add_session("Tuần này")
        topic = Topic.objects.get(slug="vneid", locale__language_code="vi")
        english = topic.copy_for_translation(Locale.objects.get(language_code="en"))
        english.save()
        assert titles(GroupSession.objects.near(team.village, english, within_days=7)) == ["Tuần này"]


class TestTheCalendar:
    def test_it_says_what_when_where_and_for_how_many_and_leads_to_the_form(self, client, add_session):
        session = add_session("Cùng kích hoạt", days=3, seats=12, note="Mang thẻ căn cước.")
        shown = page(client)
        wanted = ["Cùng kích hoạt", "08:00 – 10:00", "Đình làng, Thôn Mẫu 1", "Còn 12 chỗ", "Mang thẻ căn cước."]
        assert [words for words in wanted if words not in shown] == []
        assert f'href="/hen-ho-tro/?buoi={session.public_id}"' in shown
        assert f"{session.weekday} {session.day:%d/%m}</h2>" in shown

    def test_sessions_of_one_day_stand_together_and_days_in_their_order(self, client, add_session):
        add_session("Buổi ba", days=5)
        add_session("Buổi hai", days=2, hour=14)
        add_session("Buổi một", days=2, hour=8)
        shown = page(client)
        places = [shown.index(f">{title}</h3>") for title in ("Buổi một", "Buổi hai", "Buổi ba")]
        assert places == sorted(places) and shown.count("<h2>") == 2

    def test_one_village_can_be_chosen_and_all_again(self, client, add_session, other_team):
        add_session("Ở thôn một")
        add_session("Ở thôn hai", by=other_team)
        both, one = page(client), page(client, thon="thon-mau-2")
        assert "Ở thôn một" in both and "Ở thôn hai" in both
        assert "Ở thôn hai" in one and "Ở thôn một" not in one
        assert '<option value="thon-mau-2" selected>' in one and f'href="{CALENDAR}"' in one
        assert page(client, thon="khong-co") == both

    def test_what_is_over_is_gone_and_what_is_cancelled_says_why_and_takes_nobody(self, client, add_session):
        add_session("Đã qua", days=-1)
        off = add_session("Bị hoãn", days=2, is_cancelled=True, cancelled_reason="Nhà văn hóa mất điện.")
        shown = page(client)
        assert "Đã qua" not in shown
        assert "Đã hoãn." in shown and "Nhà văn hóa mất điện." in shown and off.public_id not in shown

    def test_an_empty_calendar_leads_to_a_human(self, client, add_session):
        for shown in (page(client), page(client, thon="thon-mau-3")):
            assert "tel:+84100000001" in shown and "/hen-ho-tro/" in shown
        assert "Thôn Mẫu 3 chưa có buổi học nào" in shown

    def test_sessions_of_another_site_are_not_shown(self, client, add_session, team, site):
        add_session("Xa lắm")
        site.pk, site.hostname, site.is_default_site = None, "xa-xa.example", False
        site.save()
        Commune.objects.update(site=site)
        assert "Xa lắm" not in page(client)

    def test_places_left_are_said_where_somebody_counts_them(self, client, add_session, monkeypatch):
        few, full = add_session("Còn chỗ", seats=5), add_session("Đủ rồi", seats=5)
        monkeypatch.setattr(seats, "_counters", [])
        seats.count_with(lambda keys: {few.pk: 3, full.pk: 6})
        shown = page(client)
        assert "Còn 2 chỗ, trong 5 chỗ" in shown and few.public_id in shown
        assert "Đã đủ người" in shown and full.public_id not in shown


class TestAVillage:
    address = "/to-cong-nghe-so/thon-mau-1/"

    def test_it_shows_its_next_three_sessions_with_their_days(self, client, add_session, other_team):
        sessions = [add_session(f"Buổi {number}", days=number) for number in range(1, 6)]
        add_session("Thôn khác", by=other_team)
        shown = page(client, self.address)
        assert [f"Buổi {number}" in shown for number in range(1, 6)] == [True] * 3 + [False] * 2
        assert f"{sessions[0].weekday} {sessions[0].day:%d/%m}" in shown and "Thôn khác" not in shown

    def test_without_any_it_leads_to_the_calendar_of_all(self, client, add_session):
        shown = page(client, self.address)
        assert "chưa có buổi nào sắp tới" in shown and f'href="{CALENDAR}"' in shown

    def test_it_says_on_which_days_the_team_rests_or_helps_at_another_time(self, client, team):
        DutyException.objects.all().delete()
        soon, later = timezone.localdate() + timedelta(days=6), timezone.localdate() + timedelta(days=14)
        DutyException.objects.create(team=team, day=soon, kind="off", note="Chị tổ trưởng bận")
        DutyException.objects.create(team=team, day=soon, kind="extra", start="18:30", end="20:00", place="home")
        DutyException.objects.create(team=team, day=later, kind="off")
        shown = " ".join(page(client, self.address).split())
        assert f"{soon:%d/%m} nghỉ" in shown and f"{soon:%d/%m} trực thêm 18:30 – 20:00. Tại nhà bà con" in shown
        assert f"{later:%d/%m}" not in shown and "bận" not in shown

    def test_a_holiday_on_a_day_of_duty_is_named(self, client, team):
        Holiday.objects.all().delete()
        day = timezone.localdate() + timedelta(days=4)
        Holiday.objects.create(first_day=day, last_day=day, name="Tết Thử")
        DutyHours.objects.filter(team=team).update(weekday=(day.weekday() + 1) % 7)
        assert "Tết Thử" not in page(client, self.address)
        DutyHours.objects.filter(team=team).update(weekday=day.weekday())
        assert f"{day:%d/%m} nghỉ, Tết Thử" in " ".join(page(client, self.address).split())

    def test_each_stretch_of_duty_says_how_it_helps(self, client, team):
        DutyHours.objects.create(team=team, weekday=2, start="09:00", end="10:00", place="phone")
        assert "09:00 – 10:00. Gọi điện" in page(client, self.address)


@pytest.mark.parametrize("address", [CALENDAR, f"{CALENDAR}?thon=thon-mau-1", "/to-cong-nghe-so/thon-mau-1/"])
def test_more_sessions_cost_no_more_queries(client, commune, add_session, django_assert_max_num_queries, address):
    add_session("Một buổi")
    client.get(address)
    with django_assert_max_num_queries(10) as few:
        client.get(address)
    for number in range(12):
        place = Village.objects.create(commune=commune, name=f"Thôn {number}", slug=f"thon-them-{number}")
        add_session(f"Buổi {number}", days=number, village=place)
        add_session(f"Buổi khác {number}", days=number)
    with django_assert_max_num_queries(10) as many:
        client.get(address)
    assert len(few) == len(many)
