"""Who keeps which calendar: coordinators those of their communes, leaders those of their own team, nobody another."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from accounts.roles import Role
from core.models import Topic
from teams_directory.calendar_viewsets import DutyExceptionViewSet, GroupSessionViewSet, LeaveViewSet
from teams_directory.models import DutyException, GroupSession, Holiday, MemberLeave
from teams_directory.scoping import OneOfMyTeams

SOON = timezone.localdate() + timedelta(days=5)
OF_A_TEAM = ["groupsession", "dutyexception", "memberleave"]


@pytest.fixture
def leader(login, make_user, team):
    return login(make_user(Role.TEAM_LEADER, team=team))


@pytest.fixture
def coordinator(login, make_user, commune):
    return login(make_user(Role.COORDINATOR, commune=commune))


@pytest.fixture
def rows(add_session, team, other_team) -> dict[str, dict[str, int]]:
    """One row of each kind of both teams."""

    def of(one, name: str) -> dict[str, int]:
        return {
            "groupsession": add_session(f"Buổi {name}", by=one).pk,
            "dutyexception": DutyException.objects.create(team=one, day=SOON, kind="off").pk,
            "memberleave": MemberLeave.objects.create(
                member=one.members.last(), first_day=SOON, last_day=SOON
            ).pk,
        }  # fmt: skip

    return {"own": of(team, "mình"), "other": of(other_team, "bạn")}


def words(by, **changes) -> dict[str, object]:
    topic = Topic.objects.get(slug="vneid", locale__language_code="vi")
    return {
        "team": by.pk, "village": by.village_id, "topic": topic.pk, "title": "Học cùng nhau", "seats": 12,
        "start": f"{SOON:%d/%m/%Y} 08:00", "end": f"{SOON:%d/%m/%Y} 10:00", "meeting_place": "Nhà văn hóa", "note": "",
        "cancelled_reason": "",
    } | changes  # fmt: skip


def listed(client, model: str) -> str:
    response = client.get(reverse(f"{model}:index"))
    assert response.status_code == 200
    return response.content.decode().split("<main")[1]


@pytest.mark.parametrize("model", OF_A_TEAM)
def test_a_leader_lists_the_rows_of_the_own_team_and_a_coordinator_all(leader, coordinator, rows, model):
    own, other = ((f"/{model}/edit/{rows[whose][model]}/") for whose in ("own", "other"))
    assert own in listed(leader, model) and other not in listed(leader, model)
    assert own in listed(coordinator, model) and other in listed(coordinator, model)


@pytest.mark.parametrize("model", OF_A_TEAM)
@pytest.mark.parametrize("view", ["edit", "delete", "history", "usage"])
def test_rows_of_another_team_do_not_exist_for_a_leader(leader, rows, model, view):
    address = reverse(f"{model}:{view}", args=[rows["other"][model]])
    assert leader.get(address).status_code in {302, 404} and leader.post(address, {}).status_code in {302, 404}
    kept = {"groupsession": GroupSession, "dutyexception": DutyException, "memberleave": MemberLeave}[model]
    assert kept.objects.filter(pk=rows["other"][model]).exists()
    if view in {"edit", "history"}:
        assert leader.get(address).status_code == 404
        assert leader.get(reverse(f"{model}:{view}", args=[rows["own"][model]])).status_code == 200


@pytest.mark.parametrize("model", OF_A_TEAM)
def test_a_member_who_does_not_lead_keeps_no_calendar(login, make_user, team, model):
    client = login(make_user(Role.TEAM_MEMBER, team=team))
    assert client.get(reverse(f"{model}:add")).status_code == 302


@pytest.mark.parametrize("model", OF_A_TEAM)
def test_the_role_alone_leads_no_team(login, make_user, team, rows, model):
    """Somebody with the role whom no team has as leader or deputy."""
    user = make_user(Role.TEAM_LEADER, team=team)
    user.memberships.update(role="member")
    assert f"/{model}/edit/" not in listed(login(user), model)


def test_a_leader_opens_a_session_and_everybody_reads_it(leader, team, client, add_session):
    assert leader.post(reverse("groupsession:add"), words(team)).status_code == 302
    session = GroupSession.objects.get()
    assert timezone.localtime(session.start).hour == 8
    assert "Học cùng nhau" in client.get("/to-cong-nghe-so/lich-hoc/").content.decode()


def test_a_leader_cannot_open_a_session_of_another_team(leader, team, other_team, add_session):
    answer = leader.post(reverse("groupsession:add"), words(team, team=other_team.pk))
    assert answer.status_code == 200 and not GroupSession.objects.exists()
    answer = leader.post(reverse("groupsession:add"), words(team, village=other_team.village_id))
    assert answer.status_code == 200 and not GroupSession.objects.exists()


def test_a_session_is_put_off_only_with_a_reason(leader, team, client, rows):
    address = reverse("groupsession:edit", args=[rows["own"]["groupsession"]])
    answer = leader.post(address, words(team, is_cancelled="on"))
    assert "Ghi lý do hoãn" in answer.content.decode()
    assert leader.post(address, words(team, is_cancelled="on", cancelled_reason="Mưa to.")).status_code == 302
    assert "Mưa to." in client.get("/to-cong-nghe-so/lich-hoc/").content.decode()


def test_each_topic_is_offered_once_whatever_the_languages(leader):
    topic = Topic.objects.get(slug="vneid", locale__language_code="vi")
    topic.copy_for_translation(Locale.objects.get(language_code="en")).save()
    assert leader.get(reverse("groupsession:add")).content.decode().count(">VNeID và căn cước<") == 1


def test_a_leader_of_one_team_need_not_choose_it_nor_its_village(leader, team):
    for model, choices in (("groupsession", (team, team.village)), ("dutyexception", (team,))):
        shown = leader.get(reverse(f"{model}:add")).content.decode()
        for choice in choices:
            assert f'<option value="{choice.pk}" selected>{choice}</option>' in shown


def test_a_day_of_rest_and_leave_are_entered_and_refused_for_others(leader, team, other_team):
    rest = {"team": team.pk, "day": f"{SOON:%d/%m/%Y}", "kind": "off", "capacity": "1"}
    assert leader.post(reverse("dutyexception:add"), rest).status_code == 302
    assert leader.post(reverse("dutyexception:add"), rest | {"team": other_team.pk}).status_code == 200
    away = {"member": team.members.last().pk, "first_day": f"{SOON:%d/%m/%Y}", "last_day": f"{SOON:%d/%m/%Y}"}
    assert leader.post(reverse("memberleave:add"), away).status_code == 302
    assert leader.post(reverse("memberleave:add"), away | {"member": other_team.members.last().pk}).status_code == 200
    assert not other_team.members.last().leaves.exists()


def test_holidays_are_kept_by_coordinators_and_administrators_only(coordinator, leader, login, make_user):
    fete = {
        "name": "Nghỉ bão",
        "first_day": f"{SOON:%d/%m/%Y}",
        "last_day": f"{SOON:%d/%m/%Y}",
        "source": "Số 1",
    }
    assert coordinator.post(reverse("holiday:add"), fete).status_code == 302
    assert Holiday.objects.filter(first_day=SOON, source="Số 1").exists()
    assert login(make_user(Role.ADMINISTRATOR)).get(reverse("holiday:index")).status_code == 200
    assert leader.post(reverse("holiday:add"), fete | {"name": "Khác"}).status_code == 302
    assert not Holiday.objects.filter(name="Khác").exists()


def test_every_view_of_a_calendar_is_scoped_or_switched_off():
    for viewset in (GroupSessionViewSet, DutyExceptionViewSet, LeaveViewSet):
        for name in dir(viewset):
            if name.endswith("_view_class") and not name.startswith(("copy", "inspect", "reorder")):
                assert issubclass(getattr(viewset, name), OneOfMyTeams), (viewset, name)
        assert not viewset.copy_view_enabled and not viewset.inspect_view_enabled


def test_a_photo_is_chosen_with_the_day_of_consent(coordinator, team, picture):
    member = team.members.first()
    words = {
        "team": team.pk, "full_name": member.full_name, "role": member.role, "phone": member.phone,
        "active_from": "2026-04-11", "photo": picture.pk,
    }  # fmt: skip
    address = reverse("member:edit", args=[member.pk])
    assert "ngày người này đồng ý hiện ảnh" in coordinator.post(address, words).content.decode()
    assert coordinator.post(address, words | {"photo_agreed_on": "21/11/2026"}).status_code == 302
    member.refresh_from_db()
    assert member.photo == picture
