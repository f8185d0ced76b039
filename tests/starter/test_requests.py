"""Sample requests: in every state, made by the real verbs, once, and never where nobody asked for sample staff."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from core import phones
from help_requests.models import HelpRequest, RequestEvent
from help_requests.statuses import SCHEDULED, Result, State
from outbox.models import Message
from starter.builders import requests as builder
from starter.builders.requests import build_requests
from starter.builders.staff import build_staff
from starter.management.commands import prepare_site
from teams_directory.models import Team


@pytest.fixture
def made(commune) -> list[HelpRequest]:
    build_staff(commune)
    build_requests(commune)
    return list(HelpRequest.objects.select_related("team", "village"))


def test_every_state_and_every_result_is_there(made):
    assert {request.state for request in made} == set(State)
    assert {request.result for request in made} == {"", *Result}


def test_the_morning_has_something_in_every_tab(made):
    today = timezone.localdate()
    assert HelpRequest.objects.with_visit_on(today).count() >= 2
    assert HelpRequest.objects.overdue().count() >= 2
    assert HelpRequest.objects.filter(state=State.NEW, reply_due__gt=timezone.now()).exists()
    assert HelpRequest.objects.filter(state__in=SCHEDULED, visit_start__date__gt=today).exists()
    assert HelpRequest.objects.exclude(anonymised_at=None).exists()


def test_they_are_spread_over_villages_and_teams(made):
    working = set(Team.objects.working())
    assert {request.team for request in made if request.team} == working
    assert len({request.village for request in made if request.village}) >= 5
    assert any(request.village is None for request in made)


def test_names_say_that_they_are_made_up_and_their_numbers_ring_nobody(made):
    for request in made:
        assert "Mẫu" in request.name or request.anonymised_at
        for number in filter(None, (request.phone, request.booker_phone)):
            assert number.startswith("+84100000") and phones.display(number)


def test_each_was_made_by_the_real_verbs(made):
    for request in made:
        told = list(request.events.order_by("at", "pk"))
        assert told[0].verb == "receive" and told[-1].to_state == request.state
        assert [event.at for event in told] == sorted(event.at for event in told)
        assert told[0].at == request.created_at and told[-1].at <= timezone.now()
    acted = RequestEvent.objects.exclude(verb="receive")
    assert acted.exists() and not acted.filter(actor=None).exists()
    assert not Message.objects.exists()


def test_making_them_again_makes_nothing_and_undoes_nothing(made, commune):
    request = HelpRequest.objects.filter(state=State.NEW).first()
    HelpRequest.objects.filter(pk=request.pk).update(note="Tổ đã sửa.")
    assert build_requests(commune) == 0
    assert HelpRequest.objects.count() == len(made)
    assert HelpRequest.objects.get(pk=request.pk).note == "Tổ đã sửa."


@pytest.mark.parametrize("asked_for", [True, False], ids=["with sample staff", "without"])
def test_a_site_has_them_only_where_sample_staff_was_asked_for(monkeypatch, commune, capsys, asked_for):
    monkeypatch.setattr(settings, "STARTER_STAFF", asked_for)
    monkeypatch.setattr(prepare_site, "collect_static", lambda: None)
    call_command("prepare_site")
    assert HelpRequest.objects.exists() is asked_for


def test_where_no_team_works_all_of_them_wait_for_the_commune(commune):
    Team.objects.update(is_working=False)
    assert builder.build_requests(commune) > 0
    assert {request.state for request in HelpRequest.objects.all()} == {State.TRIAGE}
