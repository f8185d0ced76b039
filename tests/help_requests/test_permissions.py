"""Who sees which request, and who may do what with it: the table as it is written."""

import pytest
from wagtail.models import Site

from accounts.roles import Role
from help_requests.permissions import allowed_verbs, standing, visible_to
from help_requests.statuses import Verb
from teams_directory.models import Commune, Member

TAKE = [Verb.ACCEPT, Verb.PROPOSE]


@pytest.fixture
def people(make_user, team, other_team, commune):
    site = Site.objects.create(hostname="tran-phu.example", root_page=commune.site.root_page)
    far = Commune.objects.create(
        site=site, code="10633", name="Trần Phú", province_code="31", province="thành phố Hải Phòng",
        owner="UBND xã Trần Phú", hotline="0100000002",
    )  # fmt: skip
    return {
        "member": make_user(Role.TEAM_MEMBER, team=team),
        "leader": make_user(Role.TEAM_LEADER, team=team),
        "other member": make_user(Role.TEAM_MEMBER, team=other_team),
        "other leader": make_user(Role.TEAM_LEADER, team=other_team),
        "coordinator": make_user(Role.COORDINATOR, commune=commune),
        "far coordinator": make_user(Role.COORDINATOR, commune=far),
        "communicator": make_user(Role.COMMUNICATOR, team=team),
        "approver": make_user(Role.APPROVER),
        "administrator": make_user(Role.ADMINISTRATOR),
    }


def test_a_new_request_is_seen_by_its_team_and_its_coordinator_and_by_no_administrator(people, send):
    request = send()
    seers = {name for name, user in people.items() if request in visible_to(user)}
    assert seers == {"member", "leader", "coordinator"}


def test_a_request_in_triage_is_seen_by_the_commune_alone(people, send):
    request = send(village="Thôn Lạ")
    seers = {name for name, user in people.items() if request in visible_to(user)}
    assert seers == {"coordinator"}


@pytest.mark.parametrize(
    ("name", "verbs"),
    [
        ("member", [*TAKE, Verb.TRIAGE, Verb.CLOSE]),
        ("leader", [*TAKE, Verb.REASSIGN, Verb.TRIAGE, Verb.CLOSE]),
        ("other member", []),
        ("other leader", []),
        ("coordinator", [Verb.REASSIGN, Verb.TRIAGE, Verb.CLOSE]),
        ("far coordinator", []),
        ("approver", []),
    ],
)
def test_each_role_may_do_just_this_with_a_new_request(people, send, name, verbs):
    assert allowed_verbs(standing(people[name], send())) == verbs


def test_somebody_who_left_the_team_sees_nothing_from_that_day(people, send):
    request, user = send(), people["member"]
    membership = Member.objects.get(user=user)
    membership.active_to = membership.active_from.replace(year=membership.active_from.year - 1)
    membership.save()
    assert request not in visible_to(user)


def test_a_switched_off_account_sees_nothing(people, send):
    request, user = send(), people["leader"]
    user.is_active = False
    assert request not in visible_to(user)
