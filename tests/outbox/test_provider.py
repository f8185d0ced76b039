"""SMS and Zalo through a provider that fails in every way a provider can."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from outbox import provider as adapter
from outbox.models import Attempt, Message
from outbox.services import ChannelIsOff, drain, is_on
from tests.outbox.provider_server import (
    accepts_and_hangs,
    breaks_off,
    drips,
    garbage,
    hangs,
    never_ends,
    ok,
    says,
)
from tests.services.processes import free_port

ZNS = {
    "token_header": "access_token",
    "ok": {"error": [0]},
    "wait": {"error": [-124]},
    "id": "data.msg_id",
    "messages": {
        "visit_agreed": {
            "phone": "{recipient_84}",
            "template_id": "412",
            "template_data": {"ma": "{code}", "gio": "Lúc {when}", "so": "{number}"},
            "tracking_id": "{idempotency_key}",
        }
    },
}


@pytest.fixture
def zalo(settings, provider, tmp_path):
    (tmp_path / "zns.json").write_text(json.dumps(ZNS), encoding="utf-8")
    form = str(tmp_path / "zns.json")
    settings.MESSAGE_PROVIDERS = {"zalo": {"url": provider.url, "token": "khoa-zalo", "form": form}}
    provider.will(ok({"error": 0, "data": {"msg_id": "z-99"}}))
    return provider


def agreed(queued, **params) -> Message:
    return queued("zalo", template="visit_agreed", params={"code": "lúa–sông", "when": "8:00", "number": 3} | params)


def test_without_an_address_the_channel_is_off_and_nothing_is_queued(queued):
    assert not is_on("sms") and not is_on("zalo")
    with pytest.raises(ChannelIsOff, match="'sms' is off"):
        queued()
    assert not Message.objects.exists()


def test_a_message_is_handed_over_once_with_its_key_and_the_providers_number_is_kept(sms, queued):
    message = queued()
    assert drain() == 1 and drain() == 0
    (asked,) = sms.asked
    assert asked.headers["Authorization"] == "Bearer khoa-sms"
    assert asked.key == asked.json["idempotency_key"] == str(message.idempotency_key)
    assert asked.json["to"] == "+84912345678" and asked.json["text"].endswith("lúa–sông 4821")
    message.refresh_from_db()
    assert (message.state, message.provider_id, message.problem) == ("sent", "sms-1", "")


def test_a_template_becomes_the_providers_own_json(zalo, queued):
    message = agreed(queued)
    drain()
    (asked,) = zalo.asked
    assert asked.headers["access_token"] == "khoa-zalo" and "Authorization" not in asked.headers
    assert asked.json == {
        "phone": "84912345678",
        "template_id": "412",
        "template_data": {"ma": "lúa–sông", "gio": "Lúc 8:00", "so": 3},
        "tracking_id": str(message.idempotency_key),
    }
    message.refresh_from_db()
    assert message.provider_id == "z-99"


def test_a_template_the_provider_has_not_approved_is_off(zalo, queued):
    assert is_on("zalo", "visit_agreed") and not is_on("zalo", "visit_moved")
    with pytest.raises(ChannelIsOff, match="visit_moved"):
        queued("zalo", template="visit_moved")


def test_a_place_nobody_filled_is_named_and_not_tried_again(zalo, queued):
    message = queued("zalo", template="visit_agreed", params={"code": "lúa–sông"})
    drain()
    message.refresh_from_db()
    assert message.state == Message.State.FAILED and "“when”" in message.problem and not zalo.asked


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"error": -108, "message": "Phone number invalid"}, "failed"),
        ({"error": -124, "message": "Access token invalid"}, "waiting"),
        ({"message": "không có mã"}, "waiting"),
    ],
)
def test_a_refusal_inside_a_200_is_a_refusal(zalo, queued, said, state):
    message = agreed(queued)
    zalo.will(says(200, said))
    assert drain() == 0
    message.refresh_from_db()
    assert message.state == state
    assert ("error" not in said) or str(said["error"]) in message.problem


def test_a_key_that_changes_every_day_is_read_from_its_file(zalo, queued, settings, tmp_path):
    file = tmp_path / "khoa"
    settings.MESSAGE_PROVIDERS["zalo"]["token"] = f"@{file}"
    for day in ("hôm nay", "hôm sau"):
        file.write_text(f"{day.encode().hex()}\n")
        agreed(queued)
        drain()
    assert [asked.headers["access_token"] for asked in zalo.asked] == [
        "hôm nay".encode().hex(),
        "hôm sau".encode().hex(),
    ]


def refused_connection(sms, settings):
    settings.MESSAGE_PROVIDERS["sms"]["url"] = f"http://127.0.0.1:{free_port()}/"


def impatient(sms, settings):
    settings.MESSAGE_TIMEOUTS = (5, 0.2)
    sms.will(hangs)


def endless_header(sms, settings):
    settings.MESSAGE_DEADLINE = 0.3
    sms.will(drips)


def answering(*answers):
    return lambda sms, settings: sms.will(*answers)


PASSING = {
    "refused connection": (refused_connection, "không nối được tới nhà cung cấp"),
    "500": (answering(says(500, b"loi roi")), "trả lời 500 (loi roi)"),
    "503": (answering(says(503)), "503: đang bận"),
    "408": (answering(says(408)), "408"),
    "425": (answering(says(425)), "425"),
    "429": (answering(says(429)), "429: đang nhận quá nhiều tin"),
    "redirect": (answering(says(302, Location="/noi-khac")), "302"),
    "hangs": (impatient, "không trả lời kịp"),
    "a header without end": (endless_header, "trả lời chậm quá"),
    "garbage": (answering(garbage), "nhà cung cấp"),
    "500 broken off": (answering(breaks_off(500)), "500"),
    "500 without end": (answering(never_ends(500)), "500"),
}


@pytest.mark.parametrize(("arrange", "words"), PASSING.values(), ids=PASSING.keys())
def test_what_may_pass_is_tried_again_and_says_why_and_when(sms, queued, settings, arrange, words):
    message = queued()
    arrange(sms, settings)
    assert drain() == 0
    message.refresh_from_db()
    assert (message.state, message.attempts, message.held_until) == ("waiting", 1, None)
    assert words in message.problem and "thử lại lúc" in message.problem
    assert message.next_try_at > timezone.now() + timedelta(seconds=50)
    assert [one.result for one in message.tries.all()] == [Attempt.Result.LATER]
    assert "/noi-khac" not in [asked.path for asked in sms.asked]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 410, 413, 422])
def test_what_is_refused_for_good_fails_at_once(sms, queued, status):
    message = queued()
    sms.will(says(status, b"so +84912345678 cua a@b.vn khong dung"))
    drain()
    message.refresh_from_db()
    assert message.state == Message.State.FAILED and message.ended_at
    assert f"trả lời {status}" in message.problem and "thử lại" not in message.problem
    assert "912345678" not in message.problem and "a@b" not in message.problem and "khong dung" in message.problem


@pytest.mark.parametrize(
    "answer",
    [breaks_off(200), never_ends(200), says(200, b"<html>"), says(204)],
    ids=["broken", "huge", "html", "empty"],
)
def test_accepted_is_accepted_whatever_follows(sms, queued, answer):
    """The status said yes: sending again would be the second time."""
    message = queued()
    sms.will(answer)
    assert drain() == 1 and drain() == 0
    message.refresh_from_db()
    assert message.state == Message.State.SENT and len(sms.asked) == 1


@pytest.mark.parametrize(
    "answer", [breaks_off(200), never_ends(200), says(200, b"<html>")], ids=["broken", "huge", "html"]
)
def test_where_only_the_answers_words_say_yes_no_words_are_no_yes(zalo, queued, answer):
    message = agreed(queued)
    zalo.will(answer)
    drain()
    message.refresh_from_db()
    assert message.state == Message.State.WAITING and "không đọc được" in message.problem


def test_the_wait_a_provider_asks_for_is_kept(sms, queued):
    message = queued()
    with time_machine.travel(timezone.now(), tick=False):
        sms.will(says(429, Retry_After="1800"))
        drain()
        message.refresh_from_db()
        assert message.next_try_at == timezone.now() + timedelta(minutes=30)


def test_a_date_to_wait_for_is_understood_too(sms, queued):
    message = queued()
    with time_machine.travel("2026-11-23 02:00:00+00:00", tick=False):
        Message.objects.update(next_try_at=timezone.now(), give_up_at=timezone.now() + timedelta(days=1))
        sms.will(says(503, Retry_After="Mon, 23 Nov 2026 03:00:00 GMT"))
        drain()
        message.refresh_from_db()
        assert message.next_try_at == timezone.now() + timedelta(hours=1)
        assert "thử lại lúc 10:00 ngày 23/11" in message.problem


@pytest.mark.parametrize("written", ["ngày mai", "-5", "", "٣", "Mon, 99 Foo 2026"])
def test_a_wait_that_cannot_be_read_is_ours(sms, queued, written):
    message = queued()
    sms.will(says(429, **({"Retry_After": written} if written.isascii() else {})))
    drain()
    message.refresh_from_db()
    assert message.state == Message.State.WAITING
    assert timedelta(seconds=50) < message.next_try_at - timezone.now() <= timedelta(minutes=1)


def test_a_wait_longer_than_the_day_that_is_left_ends_it(sms, queued):
    message = queued()
    sms.will(says(429, Retry_After=str(3 * 86400)))
    drain()
    message.refresh_from_db()
    assert message.state == Message.State.FAILED


def test_slow_and_then_good_the_provider_counts_one(sms, queued, settings, due_now):
    settings.MESSAGE_TIMEOUTS = (5, 0.2)
    message = queued()
    sms.will(accepts_and_hangs, ok())
    assert drain() == 0
    settings.MESSAGE_TIMEOUTS = (5, 10)
    due_now()
    assert drain() == 1
    assert len(sms.asked) == 2 and sms.accepted == {str(message.idempotency_key)}


def test_places_keep_their_kind_alone_and_are_words_in_a_sentence():
    filled = adapter._fill({"a": "{n}", "b": ["{n} việc", "{{n}}"], "c": 7}, {"n": 3})
    assert filled == {"a": 3, "b": ["3 việc", "{3}"], "c": 7}


def test_what_a_parameter_says_is_never_a_place_itself(sms, queued):
    queued(body="{token} {recipient}")
    drain()
    assert sms.asked[0].json["text"] == "{token} {recipient}"
