"""Whoever looks after the site is told when the search server is away; visitors are not."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.roles import Role
from search import mirror
from search.models import UnreadChange, UnsentChange
from tests.services.processes import free_port

TOLD = "Máy tìm kiếm đang không trả lời"


@pytest.fixture
def away(settings):
    settings.SEARCH_URL = f"http://127.0.0.1:{free_port()}"


@pytest.fixture
def first_screen(make_user, login, commune):
    def show(role):
        place = {"commune": commune} if role == Role.COORDINATOR else {}
        return login(make_user(role, **place)).get("/admin/").content.decode()

    return show


def test_readiness_names_the_engine_of_the_site(client):
    told = client.get("/readyz").json()["notes"]["search"]
    assert told == {"engine": "embedded", "answering": "embedded", "waiting_changes": 0}


def test_a_server_that_is_away_makes_the_site_no_less_ready(client, away):
    UnsentChange.objects.create(source="page:1")
    answer = client.get("/readyz")
    assert answer.status_code == 200 and answer.json()["ready"] is True
    assert answer.json()["notes"]["search"] == {"engine": "elastic", "answering": "embedded", "waiting_changes": 1}
    assert "elastic" not in client.get("/tim-kiem/?q=vneid").content.decode()


@pytest.mark.search_server
def test_a_server_that_answers_is_named(client, on_server):
    mirror.rebuild_mirror()
    assert client.get("/readyz").json()["notes"]["search"]["answering"] == "elastic"


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COORDINATOR])
def test_the_first_screen_says_that_a_server_is_away_and_what_waits(away, first_screen, role):
    UnsentChange.objects.create(source="page:1")
    screen = first_screen(role)
    assert TOLD in screen and "1 thay đổi sẽ được đưa sang" in screen


@pytest.mark.parametrize("role", [Role.COMMUNICATOR, Role.APPROVER, Role.TEAM_LEADER])
def test_nobody_else_is_bothered(away, first_screen, role):
    assert TOLD not in first_screen(role)


def test_the_first_screen_is_quiet_unless_changes_wait_for_long(first_screen):
    UnreadChange.objects.create(what=UnreadChange.What.PAGE, key=1)
    assert "chờ hơn một khắc" not in first_screen(Role.ADMINISTRATOR)
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert "1 thay đổi chờ hơn một khắc" in first_screen(Role.ADMINISTRATOR)
