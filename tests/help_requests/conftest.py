"""Bookings as people send them."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from help_requests.models import HelpRequest

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
    """Send a booking and give the request it made."""

    def make(**changes: Any) -> HelpRequest:
        response = client.post(SEND, filled(**changes))
        assert response.status_code == 303, response.content.decode()[:3000]
        return HelpRequest.objects.get(public_id=response["Location"].split("/")[-2])

    return make


@pytest.fixture
def stranger() -> Client:
    return Client()
