"""Real workers on the database of this test run: two at once, and one that is killed in the worst moment."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.outbox.provider_server import Handler, Provider, ok
from tests.services.product import ROOT, Product

# Marked like the journeys: they need the site as a user runs it, which `make test` does not start.
pytestmark = [pytest.mark.browser, pytest.mark.pure]

QUEUE = """
from django.db import transaction
from outbox.services import queue_message
with transaction.atomic():
    for number in range({number}):
        queue_message(key=f"{name}:{{number}}", channel="sms", recipient="+84912345678", body="…", urgent=True)
"""
HOLDS_END = "from outbox.models import Message; Message.objects.update(held_until='2020-01-01T00:00Z')"
STATES = """
import json
from outbox.models import Message
rows = Message.objects.filter(key__startswith="{name}:")
print(json.dumps([[str(row.idempotency_key), row.state, row.tries.filter(result="lost").count()] for row in rows]))
"""


@pytest.fixture(autouse=True)
def _by_day() -> None:
    """In place of the one that changes this process's settings."""


@pytest.fixture
def site(product: Product) -> Iterator[tuple[Product, Provider]]:
    """The product, with SMS going to a provider of ours."""
    with Provider() as provider:
        environment = product.environment | {"SMS_URL": provider.url}
        yield Product(product.folder, environment, product.port), provider


def run(product: Product, code: str) -> str:
    return product.manage("shell", "--no-imports", "--command", code).stdout


def states(product: Product, name: str) -> list[list]:
    return json.loads(run(product, STATES.format(name=name)).strip().splitlines()[-1])


def worker(product: Product) -> subprocess.Popen:
    command = [sys.executable, "manage.py", "drain_outbox"]
    return subprocess.Popen(command, cwd=ROOT, env=product.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_two_workers_at_once_deliver_every_message_once(site):
    product, provider = site
    run(product, QUEUE.format(name="hai-may", number=60))
    workers = [worker(product), worker(product)]
    assert [one.wait(timeout=120) for one in workers] == [0, 0]
    after = states(product, "hai-may")
    assert {state for _, state, _ in after} == {"sent"}
    asked = sorted(one.key for one in provider.asked)
    assert asked == sorted(key for key, _, _ in after) and len(set(asked)) == 60


def test_a_worker_killed_between_handing_over_and_writing_down_sends_that_one_again_with_the_same_key(site):
    product, provider = site
    run(product, QUEUE.format(name="mat-dien", number=5))
    first = worker(product)

    def accept_and_cut(handler: Handler) -> None:
        provider.accept(handler)
        os.kill(first.pid, signal.SIGKILL)
        first.wait()

    provider.will(ok(), ok(), accept_and_cut, ok())
    assert first.wait(timeout=120) == -signal.SIGKILL
    assert worker(product).wait(timeout=120) == 0
    (unsure,) = [key for key, state, _ in states(product, "mat-dien") if state == "waiting"]
    assert [one.key for one in provider.asked].count(unsure) == 1, "held for a while: the first worker may still live"
    run(product, HOLDS_END)
    assert worker(product).wait(timeout=120) == 0
    after = states(product, "mat-dien")
    assert {state for _, state, _ in after} == {"sent"}
    assert [lost for key, _, lost in after if key == unsure] == [1] and sum(lost for *_, lost in after) == 1
    assert len(provider.asked) == 6 and len(provider.accepted) == 5
