"""Web push: a telephone is told that something happened and where to look, never more."""

import base64
import binascii
import json
import re
from typing import Any
from urllib.parse import urlsplit

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.utils import timezone
from py_vapid import Vapid02

from outbox.models import Message, PushSubscription
from outbox.posting import judge, post
from outbox.problems import Gone, Problem, TryLater
from outbox.receipt import Receipt

WHO = "dịch vụ báo của trình duyệt"
LONGEST = 120
_HOST = re.compile(r"[a-z0-9.-]+")
_PLAIN = re.compile(r"[!-\[\]-~]+")  # printable, without the backslash
_NUMBERS = re.compile(r"\d(?:[\s.()-]?\d){5,}")


def is_on() -> bool:
    """The worker that shows the notice is the one that keeps guides: without it no telephone can be told."""
    return bool(settings.VAPID_PRIVATE_KEY and settings.OFFLINE_READING)


def public_key() -> str:
    """What a browser wants to know before it lets us tell it anything."""
    point = _key().public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return _base64(point)


def new_private_key() -> str:
    key = ec.generate_private_key(ec.SECP256R1())
    return _base64(key.private_numbers().private_value.to_bytes(32, "big"))


def check_words(body: str, path: str) -> None:
    """A locked telephone shows its notices to whoever holds it. Raises ValueError."""
    if len(body) > LONGEST or _NUMBERS.search(body):
        raise ValueError("a notice says in a few words that something happened: no number, nobody's name")
    if not path.startswith("/") or path.startswith("//"):
        raise ValueError("a notice leads to a page of this site")


def check_subscription(endpoint: str, p256dh: str, auth: str) -> None:
    """Only a known push service is ever called, and only with keys that can encrypt. Raises ValueError."""
    parts = urlsplit(endpoint)
    host = parts.hostname or ""
    # Only plain letters: what two parsers read differently would be called by the other one.
    if len(endpoint) > 600 or not _HOST.fullmatch(host) or not _PLAIN.fullmatch(endpoint) or not _is_known(host):
        raise ValueError("endpoint")
    if parts.username or parts.password or (host != "127.0.0.1" and parts.port not in {None, 443}):
        raise ValueError("endpoint")
    if parts.scheme != "https" and host != "127.0.0.1":
        raise ValueError("endpoint")
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(p256dh))
        if len(_bytes(auth)) != 16:
            raise ValueError("auth")
    except (binascii.Error, TypeError) as problem:
        raise ValueError("keys") from problem


def _is_known(host: str) -> bool:
    """Named in full, or below a name that begins with a dot."""
    return any(host == known or (known.startswith(".") and host.endswith(known)) for known in settings.PUSH_HOSTS)


def send(message: Message) -> Receipt:
    if not is_on():
        raise TryLater("kênh này đang tắt", others_wait=True)
    rows = PushSubscription.objects.filter(user__is_active=True)
    subscription = rows.filter(pk=message.recipient).first()
    if subscription is None:
        raise Gone("điện thoại này đã tắt báo")
    try:
        return _deliver(message, subscription)
    except Gone:
        subscription.delete()
        raise
    except Problem as problem:
        PushSubscription.objects.filter(pk=subscription.pk).update(last_problem=problem.words[:300])
        raise


def _deliver(message: Message, subscription: PushSubscription) -> Receipt:
    left = int((message.give_up_at - timezone.now()).total_seconds())
    headers = {
        **_signed(subscription.endpoint),
        "Content-Type": "application/octet-stream",
        "Content-Encoding": "aes128gcm",
        "TTL": str(max(left, 60)),
        "Urgency": "high" if message.urgent else "normal",
        "Topic": message.idempotency_key.hex,  # a second copy takes the place of one that still waits
        "Idempotency-Key": str(message.idempotency_key),
    }
    answer = post(subscription.endpoint, _encrypted(_notice(message), subscription), headers, who=WHO)
    if answer.status in {404, 410}:
        raise Gone("điện thoại này không nhận báo nữa")
    judge(answer, who=WHO)
    return Receipt(answer.headers.get("Location", "")[:120])


def _notice(message: Message) -> bytes:
    """`tag` lets a telephone that was told twice show it once."""
    said = {
        "title": "Cầm Tay",
        "body": message.body,
        "url": message.params.get("path", "/admin/"),
        "tag": message.idempotency_key.hex,
    }
    return json.dumps(said, ensure_ascii=False).encode()


def _encrypted(said: bytes, subscription: PushSubscription) -> bytes:
    sealed: bytes = http_ece.encrypt(
        said,
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=_bytes(subscription.p256dh),
        auth_secret=_bytes(subscription.auth),
        version="aes128gcm",
    )
    return sealed


def _signed(endpoint: str) -> dict[str, str]:
    parts = urlsplit(endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int(timezone.now().timestamp()) + 12 * 3600,
        "sub": settings.VAPID_CONTACT,
    }
    headers: dict[str, str] = _key().sign(claims)
    return headers


def _key() -> Any:
    return Vapid02.from_raw(settings.VAPID_PRIVATE_KEY.encode())


def _bytes(written: str) -> bytes:
    return base64.urlsafe_b64decode(written + "=" * (-len(written) % 4))


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
