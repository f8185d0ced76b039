"""What the log keeps of an address."""

import logging

import pytest
from django.test import Client

SECRET = "k" * 32


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS", "PROPFIND"])
@pytest.mark.parametrize("address", [f"/lich/{SECRET}.ics", f"/lich/{SECRET}.ics/", f"/hen-ho-tro/da-nhan/{SECRET}/"])
@pytest.mark.parametrize("checks", [True, False])
def test_a_refusal_keeps_the_first_part_of_the_address_alone(caplog, method, address, checks):
    with caplog.at_level(logging.DEBUG):
        answer = Client(enforce_csrf_checks=checks).generic(method, address)
    assert answer.status_code >= 400
    assert SECRET not in caplog.text


def test_a_failure_says_where_it_happened_and_no_more(client, caplog, monkeypatch):
    monkeypatch.setattr("help_requests.views.calendar.member_with_calendar", lambda secret: 1 / 0)
    client.raise_request_exception = False
    assert client.get(f"/lich/{SECRET}.ics").status_code == 500
    assert SECRET not in caplog.text and "/lich" in caplog.text and "ZeroDivisionError" in caplog.text
