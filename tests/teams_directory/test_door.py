"""Trust at the door: a first name and a face, and whose number it was."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from teams_directory.door import DoorCard, card_of, is_member_number, villages_called_from
from teams_directory.models import Member, Team


def names(number: str, on: date | None = None) -> list[str]:
    return [village.name for village in villages_called_from(number, on)]


def test_a_card_has_the_first_name_and_the_role_and_no_more(team):
    member = team.members.first()
    assert card_of(member) == DoorCard("Mẫu", "Tổ trưởng", None)
    assert member.phone not in repr(card_of(member)) and "Nguyễn" not in repr(card_of(member))


def test_a_photo_is_on_it_only_where_its_person_agreed(team, picture):
    member = team.members.first()
    member.photo = picture
    assert card_of(member).photo is None
    member.photo_agreed_on = timezone.localdate()
    assert card_of(member).photo == picture


@pytest.mark.parametrize("typed", ["0100 000 101", "0100.000.101", "+84100000101", "84 100 000 101"])
def test_a_members_number_is_known_however_it_is_typed(typed):
    assert names(typed) == ["Thôn Mẫu 1"] and is_member_number(typed)


def test_a_teams_own_number_is_known_also_a_short_one(team):
    assert names("0100 000 011") == ["Thôn Mẫu 1"]
    Team.objects.filter(pk=team.pk).update(hotline="19000368")
    assert names("1900 0368") == ["Thôn Mẫu 1"] and names("0100 000 011") == []


@pytest.mark.parametrize("typed", ["", "0100 000 999", "mẫu", "0912", "001099012345"])
def test_any_other_number_is_nobodys(typed):
    assert names(typed) == [] and not is_member_number(typed)


def test_somebody_in_two_teams_is_known_in_both_villages(team, other_team):
    Member.objects.create(team=other_team, full_name="Nguyễn Thị Mẫu", phone="0100 000 101")
    assert names("0100 000 101") == ["Thôn Mẫu 1", "Thôn Mẫu 2"]


def test_who_has_left_and_who_is_not_yet_there_are_not_known(team):
    today = timezone.localdate()
    Member.objects.filter(phone="+84100000101").update(active_to=today)
    assert names("0100 000 101") and not names("0100 000 101", today + timedelta(days=1))
    assert not names("0100 000 102", date(2026, 1, 1))


def test_a_member_on_leave_is_still_a_member(team):
    today = timezone.localdate()
    team.members.first().leaves.create(first_day=today, last_day=today)
    assert is_member_number("0100 000 101")


def test_a_team_that_does_not_work_vouches_for_nobody():
    assert names("0100 000 015") == [] and names("0100 000 121") == []


def test_it_is_asked_in_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        names("0100 000 101")
