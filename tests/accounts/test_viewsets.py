"""The list of accounts and their form, as an administrator reads them."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from accounts.roles import ROLE_LABELS, Role, label_of


@pytest.fixture
def boss(login, make_user):
    return login(make_user(Role.ADMINISTRATOR))


def screen(client, address: str, **query: str) -> str:
    return client.get(address, query).content.decode().split("<main")[1]


def index() -> str:
    return reverse("wagtailusers_users:index")


def test_people_are_listed_with_their_number_and_role_as_people_say_them(boss, make_user):
    make_user(Role.TEAM_LEADER)
    shown = screen(boss, index())
    assert "0100 000 601" in shown and "Tổ trưởng" in shown
    assert "+84" not in shown and not [role for role in Role if f">{role.value}<" in shown]


@pytest.mark.parametrize("typed", ["0100 000 601", "+84100000601", "0100000601"])
def test_somebody_is_found_by_their_number_in_any_spelling(boss, make_user, typed):
    found, other = make_user(Role.APPROVER), make_user(Role.APPROVER)
    shown = screen(boss, index(), q=typed)
    assert str(found) in shown and str(other) not in shown


def test_roles_are_chosen_and_filtered_by_their_vietnamese_names(boss):
    form, listing = screen(boss, reverse("wagtailusers_users:add")), screen(boss, index())
    for role, label in ROLE_LABELS.items():
        assert label in form and label in listing
        assert role.value not in form and role.value not in listing


def test_a_number_is_edited_as_people_write_it(boss, make_user):
    user = make_user(Role.APPROVER)
    assert 'value="0100 000 601"' in screen(boss, reverse("wagtailusers_users:edit", args=[user.pk]))


def test_a_group_that_is_no_role_of_ours_keeps_its_name():
    assert label_of(Group(name="Nhóm khác")) == "Nhóm khác"


def test_the_list_asks_as_much_for_many_as_for_few(
    boss, make_user, django_assert_num_queries, django_assert_max_num_queries
):
    boss.get(index())
    with django_assert_max_num_queries(25) as before:
        boss.get(index())
    for _ in range(8):
        make_user(Role.TEAM_MEMBER)
    with django_assert_max_num_queries(len(before)):
        boss.get(index())
