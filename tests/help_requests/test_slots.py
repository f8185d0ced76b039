"""Which times a team can still help at: never one that is taken, never one nobody keeps."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from core.models import Topic
from help_requests.models import CommunePolicy, HelpRequest
from help_requests.slots import SlotTaken, free_slots, take_seat
from teams_directory.models import DutyException, DutyHours, GroupSession, Holiday, Member, Team

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 23, 9, 10, tzinfo=VIETNAM)  # Monday
TUESDAY = 1
POLICY = CommunePolicy(slot_minutes=60, travel_minutes=15, slot_days=6)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=VIETNAM)


@pytest.fixture
def team(team) -> Team:
    """On duty on Tuesdays from eight to eleven, with five members."""
    Holiday.objects.all().delete()
    DutyHours.objects.filter(team=team).delete()
    DutyHours.objects.create(team=team, weekday=TUESDAY, start="08:00", end="11:00")
    GroupSession.objects.filter(team=team).delete()
    return team


@pytest.fixture
def taken(team, send):
    """A request of this team that keeps a time: chosen, or agreed with a visit."""

    def make(start: str, *, place: str = "home", minutes: int = 60, visit: bool = False, **facts) -> HelpRequest:
        row, begins = send(place=place), at(start)
        span = {"visit_start": begins, "visit_end": begins + timedelta(minutes=minutes), "state": "accepted"}
        slot = {"slot_start": begins, "slot_end": begins + timedelta(minutes=minutes), "slot_seat": 1}
        HelpRequest.objects.filter(pk=row.pk).update(team=team, **(span if visit else slot), **facts)
        return row

    return make


def hours(team, place: str = "meeting_point", now: datetime = NOW, policy: CommunePolicy = POLICY, **more) -> list[str]:
    return [f"{slot.start:%d %H:%M}" for slot in free_slots(team=team, place=place, now=now, policy=policy, **more)]


def test_duty_hours_are_cut_into_visits(team):
    assert hours(team) == ["24 08:00", "24 09:00", "24 10:00"]


def test_a_stretch_too_short_for_a_visit_is_none(team):
    assert hours(team, policy=CommunePolicy(slot_minutes=100, slot_days=6)) == ["24 08:00"]


def test_a_policy_of_no_minutes_does_not_cut_for_ever(team):
    assert len(hours(team, policy=CommunePolicy(slot_minutes=0, slot_days=6))) == 18


def test_the_team_gets_two_hours_to_prepare(team):
    assert hours(team, now=at("24T07:01")) == ["24 10:00"]
    assert hours(team, now=at("24T08:00")) == ["24 10:00"]


def test_no_further_ahead_than_the_commune_says(team):
    assert hours(team, policy=CommunePolicy(slot_days=8))[-1] == "01 10:00"
    assert hours(team, policy=CommunePolicy(slot_days=0)) == []


def test_hours_for_one_way_of_helping_are_offered_for_that_one_only(team):
    DutyHours.objects.create(team=team, weekday=TUESDAY + 1, start="19:00", end="20:00", place="phone")
    assert "25 19:00" in hours(team, "phone")
    assert "25 19:00" not in hours(team, "home")


def test_days_off_holidays_and_absent_members_have_no_times(team):
    DutyException.objects.create(team=team, day="2026-11-24", kind="off", start="08:00", end="09:30")
    assert hours(team) == ["24 09:30"]
    Holiday.objects.create(first_day="2026-11-24", last_day="2026-11-24", name="Ngày lễ thử")
    assert hours(team) == []


def test_a_group_session_needs_the_whole_team(team):
    topic = Topic.objects.get(slug="vneid", locale=Locale.get_default())
    GroupSession.objects.create(
        team=team, village=team.village, topic=topic, title="Buổi thử", start=at("24T09:30"), end=at("24T10:30"),
        meeting_place="Nhà văn hóa",
    )  # fmt: skip
    assert hours(team) == ["24 08:00"]


class TestTaken:
    def test_a_chosen_time_is_gone_for_everybody_else(self, team, taken):
        taken("24T09:00", place="meeting_point")
        assert hours(team) == ["24 08:00", "24 10:00"]

    def test_so_is_a_visit_that_was_agreed(self, team, taken):
        taken("24T08:30", place="meeting_point", visit=True)
        assert hours(team) == ["24 10:00"]

    def test_a_visit_moved_to_another_time_gives_the_first_time_back(self, team, taken):
        row = taken("24T08:00", place="meeting_point")
        HelpRequest.objects.filter(pk=row.pk).update(
            state="accepted", visit_start=at("24T10:00"), visit_end=at("24T11:00")
        )
        assert hours(team) == ["24 08:00", "24 09:00"]

    def test_what_is_over_or_another_teams_takes_nothing(self, team, other_team, taken):
        row = taken("24T09:00", place="meeting_point", result="done_together", closed_at=NOW)
        HelpRequest.objects.filter(pk=row.pk).update(state="closed")
        other = taken("24T08:00", place="meeting_point")
        HelpRequest.objects.filter(pk=other.pk).update(team=other_team)
        assert len(hours(team)) == 3

    def test_two_can_be_helped_at_once_where_two_helpers_are_there(self, team, taken):
        DutyHours.objects.filter(team=team).update(capacity=2)
        taken("24T09:00", place="meeting_point")
        slots = free_slots(team=team, place="meeting_point", now=NOW, policy=POLICY)
        assert [(slot.hour, slot.seats) for slot in slots] == [("08:00", 2), ("09:00", 1), ("10:00", 2)]

    def test_never_more_at_once_than_members_who_are_there(self, team, taken):
        DutyHours.objects.filter(team=team).update(capacity=2)
        DutyHours.objects.create(team=team, weekday=TUESDAY, start="08:00", end="11:00", place="home", capacity=2)
        keep = Member.objects.active().filter(team=team).first()
        Member.objects.filter(team=team).exclude(pk=keep.pk).update(active_to="2026-11-20")
        taken("24T09:00")
        assert "24 09:00" not in hours(team)

    def test_who_is_helped_in_hours_of_their_own_takes_nothing_from_the_others(self, team, taken):
        DutyHours.objects.create(team=team, weekday=TUESDAY, start="08:00", end="11:00", place="phone", capacity=1)
        taken("24T09:00", place="phone")
        assert "24 09:00" in hours(team)


class TestTheWay:
    def test_between_two_houses_there_is_time_to_ride(self, team, taken):
        taken("24T08:00")
        assert hours(team, "home") == ["24 10:00"]

    def test_and_from_a_house_back_to_the_meeting_point(self, team, taken):
        taken("24T08:00")
        assert hours(team, "meeting_point") == ["24 10:00"]

    def test_at_the_meeting_point_one_follows_the_other(self, team, taken):
        taken("24T08:00", place="meeting_point")
        assert hours(team, "meeting_point") == ["24 09:00", "24 10:00"]

    def test_to_another_village_it_takes_twice_as_long(self, team, other_team, taken):
        half = CommunePolicy(slot_minutes=30, travel_minutes=20, slot_days=6)
        taken("24T08:00", minutes=30)
        assert hours(team, "home", policy=half) == ["24 09:00", "24 09:30", "24 10:00", "24 10:30"]
        HelpRequest.objects.update(village=other_team.village)
        assert hours(team, "home", policy=half) == ["24 09:30", "24 10:00", "24 10:30"]


class TestTaking:
    def take(self, team, start: str = "24T09:00"):
        return take_seat(team=team, place="meeting_point", start=at(start), now=NOW, policy=POLICY)

    def test_a_free_time_gets_its_first_number(self, team):
        seat = self.take(team)
        assert (seat.number, seat.slot.start, seat.slot.end) == (1, at("24T09:00"), at("24T10:00"))

    def test_the_next_one_gets_the_lowest_free_number(self, team, taken):
        DutyHours.objects.filter(team=team).update(capacity=3)
        first = taken("24T09:00", place="meeting_point")
        assert self.take(team).number == 2
        HelpRequest.objects.filter(pk=first.pk).update(slot_seat=2)
        assert self.take(team).number == 1

    def test_a_full_time_names_the_nearest_free_ones(self, team, taken):
        taken("24T09:00", place="meeting_point")
        with pytest.raises(SlotTaken) as caught:
            self.take(team)
        assert [slot.hour for slot in caught.value.next_slots] == ["08:00", "10:00"]
        assert caught.value.by_someone

    @pytest.mark.parametrize("start", ["24T08:30", "24T03:00", "25T09:00", "23T10:00"])
    def test_a_time_nobody_keeps_is_not_said_to_be_taken_by_somebody(self, team, start):
        with pytest.raises(SlotTaken) as caught:
            self.take(team, start)
        assert not caught.value.by_someone and len(caught.value.next_slots) == 3


def test_the_number_of_queries_does_not_grow(team, taken):
    def asked(policy: CommunePolicy) -> int:
        with CaptureQueriesContext(connection) as queries:
            free_slots(team=team, place="home", now=NOW, policy=policy, limit=500)
        return len(queries)

    few = asked(POLICY)
    for start in ("24T08:00", "24T09:00", "24T10:00"):
        taken(start, visit=True)
    DutyHours.objects.create(team=team, weekday=4, start="08:00", end="17:00")
    assert asked(CommunePolicy(slot_days=60)) == few <= 4
