"""Telephones of staff are told through the browser's own service: sealed, signed, and with nobody's name."""

import base64
import json

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02

from accounts.roles import Role
from outbox import push
from outbox.models import Message, PushSubscription
from outbox.services import ChannelIsOff, drain, is_on, queue_message, subscribe_phone, tell_phones
from tests.outbox.provider_server import says


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


class Phone:
    """A browser's half of web push."""

    def __init__(self, address: str) -> None:
        self.key, self.auth = ec.generate_private_key(ec.SECP256R1()), b"0123456789abcdef"
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.given = {"endpoint": address, "p256dh": text(point), "auth": text(self.auth)}

    def read(self, sealed: bytes) -> dict:
        return json.loads(http_ece.decrypt(sealed, private_key=self.key, auth_secret=self.auth, version="aes128gcm"))


@pytest.fixture
def service(settings, provider):
    """The push service of a browser maker, on this machine."""
    settings.VAPID_PRIVATE_KEY, settings.VAPID_CONTACT = push.new_private_key(), "mailto:xa@example.org"
    settings.PUSH_HOSTS = ["127.0.0.1"]
    provider.will(says(201, Location="/message/7"))
    return provider


@pytest.fixture
def member(make_user, team):
    return make_user(Role.TEAM_MEMBER, team=team)


@pytest.fixture
def phone(service, member) -> Phone:
    phone = Phone(service.url)
    subscribe_phone(user=member, **phone.given)
    return phone


def tell(member, **given) -> int:
    words = {"key": "request:1:new", "body": "Tổ có lời hẹn mới.", "path": "/admin/viec-cua-to/"} | given
    return tell_phones(users=[member], **words)


def test_the_telephone_can_read_it_and_the_service_knows_who_speaks(service, phone, member):
    assert tell(member) == 1 and drain() == 1
    (asked,) = service.asked
    message = Message.objects.get()
    assert phone.read(asked.body) == {
        "title": "Cầm Tay",
        "body": "Tổ có lời hẹn mới.",
        "url": "/admin/viec-cua-to/",
        "tag": message.idempotency_key.hex,
    }
    assert b"h\xe1\xba\xb9n" not in asked.body
    assert asked.headers["Content-Encoding"] == "aes128gcm"
    assert 80_000 < int(asked.headers["TTL"]) <= 86_400
    assert asked.headers["Topic"] == message.idempotency_key.hex and asked.headers["Urgency"] == "normal"
    assert asked.headers["Authorization"].startswith("vapid t=") and Vapid02.verify(asked.headers["Authorization"])
    claims = asked.headers["Authorization"].split(".")[1]
    said = json.loads(base64.urlsafe_b64decode(claims + "=="))
    assert said["aud"] == service.url.removesuffix("/gui") and said["sub"] == "mailto:xa@example.org"
    assert message.provider_id == "/message/7"


def test_each_telephone_is_told_once_and_the_same_event_only_once(service, phone, member):
    subscribe_phone(user=member, **Phone(f"{service.url}/2").given)
    assert tell(member) == 2 and tell(member) == 2
    assert drain() == 2
    assert sorted(asked.path for asked in service.asked) == ["/gui", "/gui/2"]


@pytest.mark.parametrize("status", [404, 410])
def test_a_telephone_that_is_gone_is_forgotten_and_is_nobodys_problem(service, phone, member, status):
    service.will(says(status))
    tell(member)
    drain()
    assert not PushSubscription.objects.exists()
    assert Message.objects.get().state == Message.State.GONE


def test_a_telephone_turned_off_meanwhile_is_not_told(service, phone, member):
    tell(member)
    PushSubscription.objects.all().delete()
    assert drain() == 0 and not service.asked
    assert Message.objects.get().problem == "điện thoại này đã tắt báo"


def test_whoever_may_no_longer_log_in_is_not_told(service, phone, member):
    tell(member)
    member.is_active = False
    member.save()
    assert drain() == 0 and not service.asked
    assert tell(member, key="request:2:new") == 0


@pytest.mark.parametrize(("status", "state"), [(429, "waiting"), (500, "waiting"), (400, "failed"), (413, "failed")])
def test_other_answers_are_kept_with_the_telephone(service, phone, member, status, state):
    service.will(says(status))
    tell(member)
    drain()
    assert Message.objects.get().state == state
    assert str(status) in PushSubscription.objects.get().last_problem


def test_what_it_says_holds_no_number_and_leads_nowhere_else(phone, member):
    for given in ({"body": "Gọi 0912 345 678"}, {"body": "a" * 121}, {"path": "https://example.org/"}, {"path": "//x"}):
        with pytest.raises(ValueError, match="notice"):
            tell(member, **given)
    assert not Message.objects.exists()


def test_without_a_key_or_without_the_worker_it_is_off(settings, phone, member):
    settings.OFFLINE_READING = False
    assert not is_on("webpush") and tell(member) == 0
    settings.OFFLINE_READING, settings.VAPID_PRIVATE_KEY = True, ""
    assert not is_on("webpush")
    with pytest.raises(ChannelIsOff):
        queue_message(key="x", channel="webpush", recipient="1", body="…")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/push",
        "http://fcm.googleapis.com/fcm/send/x",
        "https://fcm.googleapis.com.example.org/x",
        "https://a:b@fcm.googleapis.com/x",
        "https://evil-push.services.mozilla.com.vn/x",
        "http://localhost:6379/",
        "http://169.254.169.254/latest/meta-data/",
        "file:///etc/passwd",
        "https://evil.example\\.push.apple.com/x",
        "https://web.push.apple.com:8443/x",
        "https://web.push.apple.com/x y",
        "https://fcm.googleapis.com/" + "a" * 600,
        "",
    ],
)
def test_no_machine_but_a_known_push_service_is_ever_called(member, address):
    with pytest.raises(ValueError):
        subscribe_phone(user=member, **(Phone("x").given | {"endpoint": address}))
    assert not PushSubscription.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "https://fcm.googleapis.com/fcm/send/x",
        "https://updates.push.services.mozilla.com/wpush/v2/x",
        "https://web.push.apple.com/x",
        "https://wns2-par02p.notify.windows.com/w/?token=x",
    ],
)
def test_the_push_services_of_todays_browsers_are_known(member, address):
    assert subscribe_phone(user=member, **(Phone(address).given)).endpoint == address


@pytest.mark.parametrize("wrong", [{"p256dh": "AAAA"}, {"p256dh": "không"}, {"auth": "AAAA"}, {"auth": ""}])
def test_keys_that_cannot_seal_anything_are_refused(service, member, wrong):
    with pytest.raises(ValueError):
        subscribe_phone(user=member, **(Phone(service.url).given | wrong))


def test_a_shared_telephone_belongs_to_whoever_asked_last(service, phone, member, make_user):
    other = make_user(Role.COORDINATOR)
    tell(member)
    subscribe_phone(user=other, **phone.given)
    assert PushSubscription.objects.get().user == other
    assert drain() == 0 and not service.asked  # what was meant for the first one


def test_somebody_with_very_many_telephones_keeps_the_last_ten(service, member):
    for number in range(12):
        subscribe_phone(user=member, **Phone(f"{service.url}/{number}").given)
    kept = {one.endpoint.rpartition("/")[2] for one in PushSubscription.objects.all()}
    assert kept == {str(number) for number in range(2, 12)}
