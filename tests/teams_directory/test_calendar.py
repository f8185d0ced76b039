"""When a team can be met: weekly hours, less holidays and rests, and what comes on top."""

from datetime import date, datetime, time, timedelta

import pytest

from teams_directory.calendar import ZONE, Schedule, Window, duty_windows, duty_windows_between, schedules
from teams_directory.calendar_rows import Service
from teams_directory.models import DutyException, DutyHours, Holiday, Member, MemberLeave, Team

TUESDAY = date(2027, 1, 19)
TET = date(2027, 2, 9)  # a Tuesday
WEEKLY = DutyHours(weekday=1, start=time(8), end=time(11), capacity=2)
HOME = DutyHours(weekday=1, start=time(18), end=time(20), place="home")


def off(start: str = "", end: str = "") -> DutyException:
    hours = [time.fromisoformat(text) if text else None for text in (start, end)]
    return DutyException(day=TUESDAY, kind="off", start=hours[0], end=hours[1])


def extra(day: date = TUESDAY, **changes) -> DutyException:
    return DutyException(day=day, kind="extra", start=time(14), end=time(16), **changes)


def hours_of(schedule: Schedule, day: date = TUESDAY) -> list[str]:
    return [f"{one.start:%H:%M}-{one.end:%H:%M}" for one in schedule.windows(day)]


def test_the_weekly_hours_are_those_of_the_weekday_in_vietnam():
    schedule = Schedule([HOME, WEEKLY])
    assert schedule.windows(TUESDAY) == [
        Window(datetime(2027, 1, 19, 8, tzinfo=ZONE), datetime(2027, 1, 19, 11, tzinfo=ZONE), "", 2),
        Window(datetime(2027, 1, 19, 18, tzinfo=ZONE), datetime(2027, 1, 19, 20, tzinfo=ZONE), "home", 1),
    ]
    assert schedule.windows(TUESDAY + timedelta(days=1)) == []
    assert schedule.windows(TUESDAY)[0].start.utcoffset() == timedelta(hours=7)


@pytest.mark.parametrize(
    ("rest", "left"),
    [
        (off(), []),
        (off("08:00", "11:00"), ["18:00-20:00"]),
        (off("07:00", "09:30"), ["09:30-11:00", "18:00-20:00"]),
        (off("09:00", "10:00"), ["08:00-09:00", "10:00-11:00", "18:00-20:00"]),
        (off("10:00", "19:00"), ["08:00-10:00", "19:00-20:00"]),
        (off("11:00", "18:00"), ["08:00-11:00", "18:00-20:00"]),
    ],
    ids=["all day", "one stretch", "its beginning", "its middle", "two stretches", "between them"],
)
def test_a_rest_takes_its_hours_away_and_no_others(rest, left):
    assert hours_of(Schedule([WEEKLY, HOME], [rest])) == left


def test_two_rests_of_one_day_add_up():
    assert hours_of(Schedule([WEEKLY], [off("08:00", "09:00"), off("10:00", "11:00")])) == ["09:00-10:00"]


def test_extra_hours_come_on_top_also_on_a_holiday_and_a_day_of_rest():
    assert hours_of(Schedule([WEEKLY], [extra()])) == ["08:00-11:00", "14:00-16:00"]
    assert hours_of(Schedule([WEEKLY], [off(), extra()])) == ["14:00-16:00"]
    assert hours_of(Schedule([WEEKLY], [extra(TET)], {TET: "Tết"}), TET) == ["14:00-16:00"]


def test_nobody_is_on_duty_on_a_holiday():
    assert Schedule([WEEKLY], holidays={TET: "Tết"}).windows(TET) == []


def test_a_team_without_weekly_hours_or_that_does_not_work_cannot_be_met():
    assert Schedule([], [extra()]).windows(TUESDAY) == []
    assert Schedule([WEEKLY], is_working=False).windows(TUESDAY) == []


@pytest.mark.parametrize("members", range(5))
@pytest.mark.parametrize("away", range(3))
@pytest.mark.parametrize("capacity", [1, 2, 4])
def test_no_window_promises_more_people_than_are_there(members, away, capacity):
    leave = ((TUESDAY, TUESDAY),)
    there = [Service(date(2026, 1, 1)) for _ in range(members)]
    gone = [Service(date(2026, 1, 1), leaves=leave) for _ in range(away)]
    left = [Service(date(2026, 1, 1), date(2026, 6, 30)), Service(TUESDAY + timedelta(days=1))]
    hours = DutyHours(weekday=1, start=time(8), end=time(11), capacity=capacity)
    shown = [one.capacity for one in Schedule([hours], services=there + gone + left).windows(TUESDAY)]
    if members + away == 0:
        assert shown == [capacity], "nobody is entered: the hours stand as they are"
    else:
        assert shown == ([min(capacity, members)] if members else [])


def test_what_differs_soon_is_said_day_by_day_once():
    rows = [off(), extra(TUESDAY + timedelta(days=3), place="home"), off("09:00", "10:00")]
    rows.append(DutyException(day=TET, kind="off"))
    holidays = {TET: "Tết Nguyên đán", TET + timedelta(days=1): "Tết Nguyên đán"}
    changes = Schedule([WEEKLY], rows, holidays).changes(TUESDAY, TET + timedelta(days=5))
    assert [(change.day, change.kind, change.start, change.reason) for change in changes] == [
        (TUESDAY, "off", None, ""), (TUESDAY, "off", time(9), ""), (TUESDAY + timedelta(days=3), "extra", time(14), ""),
        (TET, "off", None, "Tết Nguyên đán"),
    ]  # fmt: skip
    assert (str(changes[0].weekday), changes[2].place_name) == ("Thứ Ba", "Tại nhà bà con")
    assert Schedule([WEEKLY], rows, holidays).changes(TUESDAY + timedelta(days=5), TET - timedelta(days=1)) == []


class TestReadFromTheTables:
    def test_a_day_is_what_its_weekly_hours_exceptions_holidays_and_leave_make_of_it(self, team):
        DutyHours.objects.filter(team=team).delete()
        DutyHours.objects.create(team=team, weekday=1, start="08:00", end="11:00", capacity=9)
        assert [one.capacity for one in duty_windows(team, TUESDAY)] == [5]
        MemberLeave.objects.create(member=team.members.first(), first_day=TUESDAY, last_day=TUESDAY)
        assert [one.capacity for one in duty_windows(team, TUESDAY)] == [4]
        DutyException.objects.create(team=team, day=TUESDAY, kind="extra", start="14:00", end="15:30", place="phone")
        assert [one.place for one in duty_windows(team, TUESDAY)] == ["", "phone"]
        Holiday.objects.create(first_day=TUESDAY, last_day=TUESDAY, name="Nghỉ bão")
        assert [one.place for one in duty_windows(team, TUESDAY)] == ["phone"]

    def test_all_away_is_nobody_there(self, team):
        for member in team.members.all():
            MemberLeave.objects.create(member=member, first_day=TUESDAY, last_day=TUESDAY + timedelta(days=7))
        assert duty_windows(team, TUESDAY) == [] and duty_windows(team, TUESDAY + timedelta(days=7)) == []
        assert duty_windows(team, TUESDAY + timedelta(days=14))

    def test_a_member_with_two_leaves_counts_once(self, team):
        member = team.members.first()
        for first in (TUESDAY - timedelta(days=9), TUESDAY + timedelta(days=9)):
            MemberLeave.objects.create(member=member, first_day=first, last_day=first)
        assert schedules([team], TUESDAY, TUESDAY)[team.pk].present(TUESDAY) == 5

    def test_every_day_of_a_span_over_tet_is_as_when_asked_for_alone(self):
        teams, first, last = list(Team.objects.all()), date(2027, 1, 28), date(2027, 2, 16)
        found = duty_windows_between(teams, first, last)
        for team in teams:
            assert list(found[team.pk]) == [first + timedelta(days=number) for number in range(20)]
            for day, windows in found[team.pk].items():
                assert windows == duty_windows(team, day), (team, day)
        assert any(any(days.values()) for days in found.values())
        assert not any(days[TET] for days in found.values())

    def test_more_teams_and_days_cost_no_more_queries(self, commune, team, django_assert_num_queries):
        with django_assert_num_queries(2):
            duty_windows_between([team], TUESDAY, TUESDAY)
        for number in range(20):
            more = Team.objects.create(commune=commune, village=team.village, name=f"Tổ {number}", hotline="113")
            DutyHours.objects.create(team=more, weekday=1, start="08:00", end="11:00")
            member = Member.objects.create(team=more, full_name="Người Thêm")
            MemberLeave.objects.create(member=member, first_day=TUESDAY, last_day=TUESDAY)
        teams = list(Team.objects.all())
        with django_assert_num_queries(2):
            duty_windows_between(teams, TUESDAY, TUESDAY + timedelta(days=60))
