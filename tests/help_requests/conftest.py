"""Bookings as people send them, and what staff fill in for them."""

import re
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.roles import Role
from core.models import Topic
from help_requests.models import Feedback, HandOverOffice, HelpRequest
from help_requests.tokens import new_token
from teams_directory.models import Commune, GroupSession, Team
from tests.help_requests.desk import INVITE

SEND, WRITE = "/hen-ho-tro/", "/gop-y/"


@pytest.fixture
def filled(client) -> Callable[..., dict[str, Any]]:
    """The words of a well filled form, with the token of a freshly opened page."""

    def fill(**changes: Any) -> dict[str, Any]:
        page = client.get(SEND).content.decode()
        token = re.search(r'name="token" value="([^"]+)"', page)[1]
        words = {
            "name": "Bác Năm", "phone": "0912 345 678", "village": "Thôn Mẫu 1", "topic": "vneid",
            "place": "home", "when": "any", "note": "Nhà sau đình, cổng xanh.", "consent": "on", "token": token,
        }  # fmt: skip
        return {name: value for name, value in (words | changes).items() if value is not None}

    return fill


@pytest.fixture
def send(client, filled) -> Callable[..., HelpRequest]:
    """Send a booking and give the request it made; a second one of a test says something else, as it would."""
    times = count(1)

    def make(**changes: Any) -> HelpRequest:
        number = next(times)
        other = {"note": f"Nhà sau đình, cổng xanh. Việc thứ {number}."} if number > 1 else {}
        response = client.post(SEND, filled(**other | changes))
        assert response.status_code == 303, response.content.decode()[:3000]
        return HelpRequest.objects.get(public_id=response["Location"].split("/")[-2])

    return make


@pytest.fixture
def office(commune) -> HandOverOffice:
    return HandOverOffice.objects.create(commune=commune, name="Công an xã Mẫu", phone="0100000031")


@pytest.fixture
def stranger() -> Client:
    return Client()


@pytest.fixture
def mine(login, member_user):
    return login(member_user)


@pytest.fixture
def leader(login, make_user, team):
    return login(make_user(Role.TEAM_LEADER, team=team))


@pytest.fixture
def coordinator(login, make_user, commune):
    return login(make_user(Role.COORDINATOR, commune=commune))


@pytest.fixture
def letter(client) -> Callable[..., Feedback]:
    """Send a góp ý and give the row it made."""

    def make(**changes: Any) -> Feedback:
        token = re.search(r'name="token" value="([^"]+)"', client.get(WRITE).content.decode())[1]
        words = {"kind": "report", "words": "Đèn ngõ tắt đã lâu.", "consent": "on", "token": token}
        response = client.post(WRITE, words | changes)
        assert response.status_code == 303, response.content.decode()[:3000]
        return Feedback.objects.get(public_id=response["Location"].split("/")[-2])

    return make


@pytest.fixture
def other_commune(site) -> Commune:
    return Commune.objects.create(
        site=site, code="10633", name="Khác", province_code="31", province="Hải Phòng", owner="UBND xã Khác",
        hotline="0100000999",
    )  # fmt: skip


@pytest.fixture
def told(team) -> Callable[..., dict[str, Any]]:
    """What a volunteer fills in for somebody who stands there; the village is the one that stood chosen."""

    def fill(**changes: Any) -> dict[str, Any]:
        words = {
            "channel": "walk_in", "topic": "vneid", "name": "Bác Tư", "phone": "0912 345 670",
            "village": str(team.village_id), "consent": "on", "when": "any", "token": new_token(),
        }  # fmt: skip
        return {name: value for name, value in (words | changes).items() if value is not None}

    return fill


@pytest.fixture
def topic() -> Topic:
    return Topic.objects.get(slug="vneid", locale__language_code="vi")


@pytest.fixture
def waiting(send) -> Callable[..., list[HelpRequest]]:
    """So many people who wait for the same thing in one village."""

    def ask(count: int, *, first: int = 0, **changes: Any) -> list[HelpRequest]:
        return [
            send(phone=f"09123456{number:02d}", name=f"Bác Số {number}", **changes)
            for number in range(first, first + count)
        ]

    return ask


@pytest.fixture
def no_session_yet() -> None:
    GroupSession.objects.all().delete()


@pytest.fixture
def invite_address(team, topic) -> str:
    return f"{INVITE}?thon={team.village_id}&viec={topic.pk}"


@pytest.fixture
def coming(team, topic) -> Callable[..., GroupSession]:
    """A session about the same thing in some days, with room for fifteen."""

    def add(*, days: int = 3, by: Team = team, **facts: Any) -> GroupSession:
        start = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=days)
        known = {"team": by, "village": by.village, "topic": topic, "title": "Cùng kích hoạt VNeID", "seats": 15}
        times = {"start": start, "end": start + timedelta(hours=2), "meeting_place": "Đình làng"}
        return GroupSession.objects.create(**known | times | facts)

    return add
