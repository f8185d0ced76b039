"""Who sees which request, and who may do what with it: the table as it is written."""

import re

import pytest
from django.utils import timezone
from wagtail.models import Site

from accounts.roles import Role
from help_requests.converters import MoveConverter
from help_requests.desk.forms import FORMS
from help_requests.models import HelpRequest
from help_requests.permissions import ON_ONE_SCREEN, RULES, allowed_verbs, offered_verbs, standing, visible_to
from help_requests.statuses import MOVES, Result, State, Verb
from teams_directory.models import Commune, Member

TAKE = {Verb.ACCEPT, Verb.PROPOSE}
WORK = {Verb.TRIAGE, Verb.HAND_OVER, Verb.PAIR, Verb.MERGE, Verb.CLOSE, Verb.CANCEL}
HAND_OUT = {Verb.INVITE, Verb.REASSIGN, Verb.PUT_FIRST}
SETTLED = {Verb.TRIAGE, Verb.PAIR}  # what has no team is with the commune already, and nobody goes yet


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
        ("member", TAKE | WORK),
        ("leader", TAKE | WORK | HAND_OUT),
        ("other member", set()),
        ("other leader", set()),
        ("coordinator", WORK | HAND_OUT),
        ("far coordinator", set()),
        ("communicator", set()),
        ("approver", set()),
        ("administrator", set()),
    ],
)
def test_each_role_may_do_just_this_with_a_new_request(people, send, name, verbs):
    assert set(allowed_verbs(standing(people[name], send()))) == verbs


def test_every_move_of_the_table_has_a_rule_and_nothing_else_has():
    assert set(RULES) == set(MOVES)


def test_every_form_of_the_desk_has_an_address_and_the_other_way_round():
    assert set(FORMS) == set(ON_ONE_SCREEN)
    assert re.fullmatch(MoveConverter.regex, "hand_over") and not re.fullmatch(MoveConverter.regex, "confirm")


def test_what_only_a_resident_says_is_open_to_nobody_of_the_staff(people, send):
    HelpRequest.objects.filter(pk=(request := send()).pk).update(
        state=State.CLOSED, result=Result.DOES_ALONE, closed_at=timezone.now()
    )
    request.refresh_from_db()
    for person in people.values():
        assert Verb.CONFIRM not in allowed_verbs(standing(person, request))


@pytest.mark.parametrize(
    ("name", "verbs"), [("member", set()), ("leader", set()), ("coordinator", (WORK | HAND_OUT) - SETTLED)]
)
def test_what_waits_for_the_commune_is_moved_by_the_commune_alone(people, send, name, verbs):
    assert set(allowed_verbs(standing(people[name], send(village="Thôn Lạ")))) == verbs


class TestOffered:
    def test_what_a_colleague_has_agreed_is_neither_taken_nor_moved(self, people, send):
        request = HelpRequest(
            team=send().team, state=State.ACCEPTED, assigned_to=Member.objects.get(user=people["leader"])
        )
        offered = set(offered_verbs(standing(people["member"], request)))
        assert not offered & {Verb.ACCEPT, Verb.PROPOSE, Verb.PAIR, Verb.MERGE}
        assert {Verb.CLOSE, Verb.CANCEL, Verb.HAND_OVER} <= offered

    def test_a_leader_decides_who_goes_along_with_anybody(self, people, send):
        request = HelpRequest(
            team=send().team, state=State.ACCEPTED, assigned_to=Member.objects.get(user=people["member"])
        )
        assert Verb.PAIR in offered_verbs(standing(people["leader"], request))

    def test_a_proposed_time_is_answered_not_accepted_anew(self, people, send):
        request = HelpRequest(
            team=send().team, state=State.PROPOSED, assigned_to=Member.objects.get(user=people["member"])
        )
        offered = set(offered_verbs(standing(people["member"], request)))
        assert {Verb.AGREE, Verb.REFUSE, Verb.PROPOSE} <= offered and Verb.ACCEPT not in offered

    @pytest.mark.parametrize(
        ("result", "offered"),
        [
            (Result.DOES_ALONE, {Verb.CHECK, Verb.REOPEN}),
            (Result.NOT_NEEDED, {Verb.REOPEN}),
            (Result.MERGED, set()),
        ],
    )
    def test_what_is_over_is_asked_about_or_taken_up_again(self, people, send, result, offered):
        request = HelpRequest(team=send().team, state=State.CLOSED, result=result)
        assert set(offered_verbs(standing(people["member"], request))) == offered

    def test_what_was_forgotten_is_left_alone(self, people, send):
        forgotten = HelpRequest(
            team=send().team, state=State.CLOSED, result=Result.DOES_ALONE, anonymised_at=timezone.now()
        )
        assert offered_verbs(standing(people["member"], forgotten)) == []


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
