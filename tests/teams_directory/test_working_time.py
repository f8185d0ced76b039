"""The working clock: it runs on working days, day and night, and stands still on all others."""

from datetime import UTC, date, datetime, timedelta

import pytest

from teams_directory.calendar import ZONE, add_working_days, add_working_hours, days_off, is_working_day
from teams_directory.models import Holiday

HOUR = timedelta(hours=1)
TET = {date(2027, 2, day) for day in range(4, 11)}
OFF = TET | {date(2027, 1, 1)}
# New year's eve, the last afternoon before Tết, a Friday night, a Saturday, in the middle of Tết, an ordinary Tuesday.
MOMENTS = [
    datetime(2026, 12, 31, 10, 15, tzinfo=ZONE), datetime(2027, 2, 3, 16, 30, tzinfo=ZONE),
    datetime(2027, 1, 15, 23, 59, tzinfo=ZONE), datetime(2027, 1, 16, 9, tzinfo=ZONE),
    datetime(2027, 2, 7, 12, tzinfo=ZONE), datetime(2027, 1, 19, 0, 0, tzinfo=ZONE),
]  # fmt: skip
each_moment = pytest.mark.parametrize("moment", MOMENTS, ids=str)


def hour_by_hour(moment: datetime, hours: int) -> datetime:
    """The same clock, walked: hours on free days are not counted."""
    while not is_working_day(moment.date(), OFF):
        moment = datetime.combine(moment.date() + timedelta(days=1), datetime.min.time(), ZONE)
    for _ in range(hours):
        moment += HOUR
        while not is_working_day(moment.date(), OFF):
            moment += timedelta(days=1)
    return moment


@each_moment
@pytest.mark.parametrize("hours", [0, 1, 8, 23, 24, 25, 48, 72, 121, 400])
def test_the_clock_agrees_with_counting_hour_by_hour(moment, hours):
    assert add_working_hours(moment, hours, OFF) == hour_by_hour(moment, hours)


@each_moment
@pytest.mark.parametrize(("first", "second"), [(1, 1), (5, 19), (24, 24), (30, 100.5), (0, 7)])
def test_two_waits_after_one_another_are_one_long_wait(moment, first, second):
    in_two = add_working_hours(add_working_hours(moment, first, OFF), second, OFF)
    assert in_two == add_working_hours(moment, first + second, OFF)


@each_moment
@pytest.mark.parametrize("hours", [0, 0.25, 12, 36, 240])
def test_nothing_ends_on_a_free_day_and_more_hours_never_end_sooner(moment, hours):
    end = add_working_hours(moment, hours, OFF)
    assert is_working_day(end.date(), OFF) and end >= moment
    assert add_working_hours(moment, hours + 1, OFF) > end


@pytest.mark.parametrize(
    ("moment", "day_later"),
    [
        ("2027-01-19T15:00", "2027-01-20T15:00"),
        ("2027-01-15T15:00", "2027-01-18T15:00"),
        ("2026-12-31T08:05", "2027-01-04T08:05"),
        ("2027-02-03T17:00", "2027-02-11T17:00"),
        ("2027-02-06T10:00", "2027-02-12T00:00"),
        ("2027-01-22T00:00", "2027-01-25T00:00"),
    ],
)
def test_twenty_four_hours_are_one_working_day_later_at_the_same_hour(moment, day_later):
    start, end = (datetime.fromisoformat(text).replace(tzinfo=ZONE) for text in (moment, day_later))
    assert add_working_hours(start, 24, OFF) == end


def test_a_moment_of_any_zone_is_read_in_vietnam():
    friday_night = datetime(2027, 1, 15, 18, 30, tzinfo=UTC)  # Saturday half past one in Vietnam
    assert add_working_hours(friday_night, 2, OFF) == datetime(2027, 1, 18, 2, tzinfo=ZONE)
    assert add_working_hours(friday_night, 2, OFF).tzinfo is ZONE


@pytest.mark.parametrize("day", [moment.date() for moment in MOMENTS], ids=str)
@pytest.mark.parametrize("n", [1, 2, 5, 10, 20])
def test_the_nth_working_day_has_n_working_days_up_to_it(day, n):
    last = add_working_days(day, n, OFF)
    between = [day + timedelta(days=number) for number in range(1, (last - day).days + 1)]
    assert is_working_day(last, OFF) and sum(is_working_day(one, OFF) for one in between) == n


def test_no_day_more_is_the_day_itself_or_the_next_working_day():
    assert add_working_days(date(2027, 1, 19), 0, OFF) == date(2027, 1, 19)
    assert add_working_days(date(2027, 2, 6), 0, OFF) == date(2027, 2, 11)


def test_time_does_not_run_backwards():
    with pytest.raises(ValueError, match="forwards"):
        add_working_days(date(2027, 1, 19), -1, OFF)
    with pytest.raises(ValueError, match="forwards"):
        add_working_hours(MOMENTS[0], -1, OFF)


class TestWithTheHolidaysOfTheSite:
    @pytest.mark.parametrize(
        "day", ["2026-02-17", "2027-02-06", "2028-01-26", "2027-04-16", "2028-04-04", "2027-09-02", "2026-05-01"]
    )
    def test_public_holidays_are_no_working_days(self, day):
        assert not is_working_day(date.fromisoformat(day))

    def test_saturday_and_sunday_are_none_either(self):
        assert [is_working_day(date(2027, 1, 18) + timedelta(days=n)) for n in range(7)] == [True] * 5 + [False] * 2

    def test_a_day_a_coordinator_enters_counts_at_once(self):
        moment = datetime(2027, 3, 2, 9, tzinfo=ZONE)
        assert add_working_hours(moment, 24) == datetime(2027, 3, 3, 9, tzinfo=ZONE)
        Holiday.objects.create(first_day="2027-03-03", last_day="2027-03-04", name="Nghỉ bão")
        assert add_working_hours(moment, 24) == datetime(2027, 3, 5, 9, tzinfo=ZONE)

    def test_the_holidays_are_read_in_one_query_however_long_the_wait(self, django_assert_num_queries):
        with django_assert_num_queries(1):
            add_working_hours(MOMENTS[1], 24 * 40)
        with django_assert_num_queries(1):
            known = days_off(date(2027, 1, 1))
        with django_assert_num_queries(0):
            add_working_days(date(2027, 1, 1), 40, known)
