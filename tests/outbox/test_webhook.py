"""Another program is told, and can check that it was us."""

import base64
import hashlib
import hmac

import pytest

from outbox.models import Message
from outbox.services import drain, is_on
from tests.outbox.provider_server import says


@pytest.fixture
def hook(settings, provider):
    settings.WEBHOOK_URL, settings.WEBHOOK_SECRET = provider.url, "bi-mat"
    return provider


def test_it_is_off_without_a_secret(settings):
    settings.WEBHOOK_URL, settings.WEBHOOK_SECRET = "https://example.org/", ""
    assert not is_on("webhook")


@pytest.mark.parametrize(("secret", "key"), [("bi-mat", b"bi-mat"), ("whsec_YmktbWF0LWtoYWM=", b"bi-mat-khac")])
def test_the_receiver_can_check_the_signature_and_the_time(hook, queued, settings, secret, key):
    settings.WEBHOOK_SECRET = secret
    message = queued("webhook", recipient="kho-du-lieu", template="visit_agreed", params={"code": "lúa–sông"})
    assert drain() == 1
    (asked,) = hook.asked
    signed = f"{asked.headers['webhook-id']}.{asked.headers['webhook-timestamp']}.".encode() + asked.body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert asked.headers["webhook-signature"] == f"v1,{expected}"
    assert asked.key == asked.headers["webhook-id"] == asked.json["id"] == str(message.idempotency_key)
    assert (asked.json["type"], asked.json["data"]["code"]) == ("visit_agreed", "lúa–sông")


@pytest.mark.parametrize(("status", "state"), [(500, "waiting"), (307, "waiting"), (400, "failed"), (410, "failed")])
def test_its_answers_mean_what_any_providers_mean(hook, queued, status, state):
    message = queued("webhook", recipient="kho-du-lieu")
    hook.will(says(status, Location="/noi-khac"))
    drain()
    message.refresh_from_db()
    assert message.state == state and "phần mềm nhận tin" in message.problem and len(hook.asked) == 1
    assert Message.objects.get().body not in message.problem
