"""What the tables of the directory refuse, and what they say about it to the person who types."""

from datetime import date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from core.models import Topic
from teams_directory.calendar import ZONE
from teams_directory.models import (
    DutyException,
    DutyHours,
    GroupSession,
    Holiday,
    Member,
    MemberLeave,
    Village,
)

DAY = date(2027, 1, 19)


def moment(hour: int, day: int = 19) -> datetime:
    return datetime(2027, 1, day, hour, tzinfo=ZONE)


@pytest.fixture
def session(team) -> GroupSession:
    return GroupSession(
        team=team, village=team.village, topic=Topic.objects.get(slug="vneid", locale__language_code="vi"),
        title="Cùng học", start=moment(8), end=moment(10), meeting_place="Đình làng",
    )  # fmt: skip


def refused(row, field: str) -> None:
    """By the form, with a word about the field, and by the database."""
    with pytest.raises(ValidationError) as found:
        row.full_clean()
    assert field in found.value.message_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.bulk_create([row])


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"end": moment(8)}, "end"),
        ({"end": moment(9, day=20)}, "end"),
        ({"start": moment(23), "end": moment(1, day=20)}, "end"),
        ({"seats": 0}, "seats"),
        ({"is_cancelled": True}, "cancelled_reason"),
    ],
    ids=["no time", "two days", "over midnight", "no seat", "cancelled without a reason"],
)
def test_a_session_lasts_some_time_of_one_day_has_seats_and_is_cancelled_with_a_reason(session, changes, field):
    session.full_clean()
    for name, value in changes.items():
        setattr(session, name, value)
    refused(session, field)


def test_a_session_from_early_morning_to_night_is_one_day_in_vietnam(session):
    session.start, session.end = moment(0), moment(23)  # two days in Greenwich
    session.full_clean()
    session.save()


def test_a_session_stays_in_its_commune(session, commune):
    commune.pk, commune.code = None, "10633"
    commune.save()
    session.village = Village.objects.create(commune=commune, name="Thôn Xa", slug="thon-xa")
    with pytest.raises(ValidationError, match="xã khác"):
        session.full_clean()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "extra"}, "start"),
        ({"start": time(8)}, "end"),
        ({"end": time(8)}, "start"),
        ({"start": time(9), "end": time(8)}, "end"),
        ({"place": "home"}, "place"),
        ({"capacity": 0}, "capacity"),
    ],
    ids=["extra without hours", "no end", "no start", "backwards", "a rest at one place", "for nobody"],
)
def test_an_exception_says_when(team, changes, field):
    DutyException(team=team, day=DAY, kind="off").full_clean()
    refused(DutyException(**{"team": team, "day": DAY, "kind": "off"} | changes), field)


def test_duty_hours_help_at_least_one(team):
    refused(DutyHours(team=team, weekday=1, start=time(8), end=time(9), capacity=0), "capacity")


def test_leave_and_holidays_end_after_they_begin(team):
    before = DAY - timedelta(days=1)
    refused(MemberLeave(member=team.members.first(), first_day=DAY, last_day=before), "last_day")
    refused(Holiday(name="Tết", first_day=DAY, last_day=before), "last_day")


def test_a_holiday_of_a_year_is_a_slip_of_the_finger():
    with pytest.raises(ValidationError, match="xem lại"):
        Holiday(name="Tết", first_day=DAY, last_day=DAY.replace(year=2028)).full_clean()


def test_the_calendar_keeps_its_address(commune):
    with pytest.raises(ValidationError, match="trang khác"):
        Village(commune=commune, name="Lịch Học", slug="lich-hoc").full_clean(exclude=["search_key"])


class TestWhoIsThere:
    def test_away_from_the_first_day_to_the_last(self, team):
        member = team.members.first()
        MemberLeave.objects.create(member=member, first_day=DAY, last_day=DAY + timedelta(days=2))
        MemberLeave.objects.create(member=member, first_day=DAY + timedelta(days=20), last_day=DAY.replace(year=2028))
        for offset, away in ((-1, False), (0, True), (2, True), (3, False), (10, False)):
            day = DAY + timedelta(days=offset)
            assert member.is_away(day) is away
            assert Member.objects.present(day).filter(pk=member.pk).exists() is not away

    def test_who_has_left_the_team_is_not_present(self, team):
        member = team.members.first()
        Member.objects.filter(pk=member.pk).update(active_to=DAY)
        assert member in Member.objects.present(DAY) and member not in Member.objects.present(DAY + timedelta(days=1))


@pytest.mark.parametrize(
    ("full", "first"), [("Trần Thị Hoa", "Hoa"), (" Nguyễn  Văn An ", "An"), ("Hoa", "Hoa"), ("", "")]
)
def test_people_are_called_by_the_last_word_of_their_name(full, first):
    assert Member(full_name=full).first_name == first


def test_a_photo_needs_the_day_on_which_its_person_agreed(team, picture):
    member = team.members.first()
    member.photo = picture
    with pytest.raises(ValidationError, match="hiện ảnh"):
        member.full_clean(exclude=["search_key"])
    with pytest.raises(IntegrityError), transaction.atomic():
        member.save()
    member.photo_agreed_on = DAY
    member.full_clean(exclude=["search_key"])
    member.save()
