"""The six roles, as the groups hold them."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import GroupPagePermission, Page

from accounts.roles import GRANTS, Role


def test_there_are_these_six_groups_and_no_other():
    assert set(Group.objects.values_list("name", flat=True)) == {role.value for role in Role}


def test_running_it_again_changes_nothing():
    def held():
        return {
            group.name: sorted(group.permissions.values_list("codename", flat=True)) for group in Group.objects.all()
        }

    before = held()
    call_command("sync_roles")
    assert held() == before


def test_a_permission_somebody_added_by_hand_is_taken_back():
    group = Group.objects.get(name=Role.TEAM_MEMBER)
    group.permissions.add(*Group.objects.get(name=Role.ADMINISTRATOR).permissions.all())
    call_command("sync_roles")
    assert set(group.permissions.values_list("codename", flat=True)) == {
        name.split(".")[1] for name in GRANTS[Role.TEAM_MEMBER].models
    }


def test_nobody_may_publish_by_themselves():
    held = GroupPagePermission.objects.values_list("permission__codename", flat=True)
    assert "publish_page" not in held and "bulk_delete_page" not in held


@pytest.mark.parametrize("role", [Role.TEAM_MEMBER, Role.TEAM_LEADER, Role.COORDINATOR])
def test_people_of_the_teams_do_not_edit_pages(make_user, role):
    user = make_user(role)
    assert not Page.objects.get(slug="trang-chu").permissions_for_user(user).can_edit()


# Which admin screens open for whom. A new screen belongs in this table.
SCREENS = {
    "/admin/viec-cua-to/": {"Team member", "Team leader", "Coordinator"},
    "/admin/village/": {"Coordinator", "Administrator"},
    "/admin/team/": {"Coordinator", "Administrator"},
    "/admin/member/": {"Coordinator", "Administrator"},
    "/admin/groupsession/": {"Team leader", "Coordinator", "Administrator"},
    "/admin/dutyexception/": {"Team leader", "Coordinator", "Administrator"},
    "/admin/memberleave/": {"Team leader", "Coordinator", "Administrator"},
    "/admin/holiday/": {"Coordinator", "Administrator"},
    "/admin/commune/": {"Administrator"},
    "/admin/communestaff/": {"Administrator"},
    "/admin/users/": {"Administrator"},
    "/admin/commune_policies/": {"Administrator"},
    "/admin/outbox/": {"Administrator"},
    "/admin/synonyms/": {"Communicator", "Approver", "Administrator"},
    "/admin/bao-cao-tim-kiem/": {"Communicator", "Approver", "Administrator"},
    "/admin/images/": {"Communicator", "Approver", "Coordinator", "Administrator"},
    "/admin/reports/site-history/": set(),
    "/admin/cam-nang/": {role.value for role in Role},
    "/admin/pages/": {"Communicator", "Approver", "Administrator"},
}


@pytest.mark.parametrize("role", list(Role))
def test_each_screen_opens_for_the_roles_of_the_table(login, make_user, role):
    client = login(make_user(role))
    opened = {address for address in SCREENS if client.get(address).status_code == 200}
    assert opened == {address for address, roles in SCREENS.items() if role.value in roles}
