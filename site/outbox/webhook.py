"""Telling another program of the commune, signed as standardwebhooks.com describes, so that it can check who speaks."""

import base64
import hashlib
import hmac
import json

from django.conf import settings
from django.utils import timezone

from outbox.models import Message
from outbox.posting import judge, post
from outbox.problems import TryLater
from outbox.receipt import Receipt

WHO = "phần mềm nhận tin"


def is_on() -> bool:
    """Unsigned messages are never sent."""
    return bool(settings.WEBHOOK_URL and settings.WEBHOOK_SECRET)


def send(message: Message) -> Receipt:
    if not is_on():
        raise TryLater("kênh này đang tắt", others_wait=True)
    body = json.dumps(_event(message), ensure_ascii=False).encode()
    number, moment = str(message.idempotency_key), str(int(timezone.now().timestamp()))
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Idempotency-Key": number,
        "webhook-id": number,
        "webhook-timestamp": moment,
        "webhook-signature": signature(number, moment, body),
    }
    judge(post(settings.WEBHOOK_URL, body, headers, who=WHO), who=WHO)
    return Receipt()


def _event(message: Message) -> dict[str, object]:
    return {
        "id": str(message.idempotency_key),
        "type": message.template or "message",
        "timestamp": message.created_at.isoformat(),
        "data": {"subject": message.subject, "text": message.body, "to": message.recipient, **message.params},
    }


def signature(number: str, moment: str, body: bytes) -> str:
    """“v1,” and the HMAC-SHA256 of number, moment and body, each apart by a dot."""
    signed = hmac.new(_secret(), f"{number}.{moment}.".encode() + body, hashlib.sha256)
    return "v1," + base64.b64encode(signed.digest()).decode()


def _secret() -> bytes:
    """After “whsec_” comes base64, as the standard's own tools write it; otherwise the text itself is the secret."""
    written: str = settings.WEBHOOK_SECRET
    return base64.b64decode(written[6:]) if written.startswith("whsec_") else written.encode()
