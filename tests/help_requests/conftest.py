"""Bookings as people send them."""

import re
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from django.test import Client

from accounts.roles import Role
from help_requests.models import HandOverOffice, HelpRequest

SEND = "/hen-ho-tro/"


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
