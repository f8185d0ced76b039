"""Holidays as data, and a sample calendar that is never out of date."""

from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from starter.builders.calendar import build_holidays
from starter.services import load_starter
from teams_directory.calendar import duty_windows_between, is_working_day
from teams_directory.models import DutyException, DutyHours, GroupSession, Holiday, MemberLeave, Team

YEARS = (2026, 2027, 2028)
NEW_YEAR = [date(2026, 2, 17), date(2027, 2, 6), date(2028, 1, 26)]  # mùng 1
KINGS = [date(2026, 4, 26), date(2027, 4, 16), date(2028, 4, 4)]  # 10/3 âm lịch


def holidays_named(name: str) -> list[Holiday]:
    return list(Holiday.objects.filter(name__startswith=name))


def test_every_year_has_the_days_of_the_law():
    known = Holiday.objects.names_by_day()
    for year, new_year, kings in zip(YEARS, NEW_YEAR, KINGS, strict=True):
        fixed = [(1, 1), (4, 30), (5, 1), (9, 2)]
        days = [date(year, month, day) for month, day in fixed] + [kings]
        days += [new_year + timedelta(days=number) for number in (-1, 0, 1, 2)]
        assert [day for day in days if day not in known] == []
        assert {date(year, 9, 1), date(year, 9, 3)} & set(known), "the day next to the second of September"


def test_five_days_of_new_year_and_a_working_day_for_each_that_falls_on_a_weekend():
    for holiday, new_year in zip(holidays_named("Tết Nguyên đán"), NEW_YEAR, strict=True):
        days = list(holiday.days())
        assert new_year in days and sum(day.weekday() < 5 for day in days) == 5


def test_a_holiday_on_a_weekend_is_followed_by_a_free_day():
    for day in (date(2026, 4, 27), date(2027, 5, 3), date(2028, 1, 3), date(2028, 5, 2), date(2028, 9, 4)):
        assert not is_working_day(day) and is_working_day(day + timedelta(days=1)), day


def test_what_is_not_announced_yet_says_so():
    for holiday in Holiday.objects.all():
        announced = "chưa có thông báo nghỉ chính thức" not in holiday.source
        assert holiday.source and announced == (holiday.first_day.year == 2026), holiday
        holiday.full_clean()


def test_holidays_are_loaded_once_and_a_corrected_year_stays_as_it_was_corrected():
    before = list(Holiday.objects.values_list("first_day", "last_day", "name"))
    load_starter(plan=settings.PLAN)
    assert list(Holiday.objects.values_list("first_day", "last_day", "name")) == before
    Holiday.objects.filter(first_day__year=2027).exclude(first_day=date(2027, 2, 4)).delete()
    Holiday.objects.filter(first_day=date(2027, 2, 4)).update(first_day=date(2027, 2, 5))
    build_holidays()
    assert [row.first_day for row in Holiday.objects.filter(first_day__year=2027)] == [date(2027, 2, 5)]


def test_a_year_that_is_missing_comes_with_the_next_start():
    Holiday.objects.filter(first_day__year=2028).delete()
    assert load_starter(plan=settings.PLAN) is False
    assert Holiday.objects.filter(first_day__year=2028).count() == 7


def test_the_sample_calendar_lies_ahead_of_the_day_of_loading():
    today = timezone.localdate()
    sessions = GroupSession.objects.coming()
    assert sessions.count() == 4 and len({(row.topic_id, row.village_id) for row in sessions}) == 4
    rest, leave = DutyException.objects.get(), MemberLeave.objects.get()
    assert today < rest.day <= today + timedelta(days=13) and leave.first_day > today
    assert rest.team.duty_hours.filter(weekday=rest.day.weekday()).exists(), "a rest from something"


def test_there_is_a_way_to_be_helped_at_home_by_telephone_and_by_coming():
    assert {"", "home", "phone", "meeting_point"} == set(DutyHours.objects.values_list("place", flat=True))
    today = timezone.localdate()
    found = duty_windows_between(Team.objects.working(), today, today + timedelta(days=27))
    assert all(any(days.values()) for days in found.values())
