"""Settings that cannot work are named before the first message fails."""

import pytest

from outbox.checks import settings_of_messages
from outbox.push import new_private_key


def found(settings, **given) -> set[str]:
    for name, value in given.items():
        setattr(settings, name, value)
    return {one.id for one in settings_of_messages(None)}


def one(url: str, form: str = "") -> dict:
    return {"sms": {"url": url, "token": "", "form": form}}


def test_as_delivered_nothing_is_wrong(settings):
    assert found(settings) == set()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"MESSAGE_QUIET_HOURS": "9 giờ tối"}, "outbox.E001"),
        ({"MESSAGE_PROVIDERS": one("https://sms.example/", "/khong/co.json")}, "outbox.E002"),
        ({"VAPID_PRIVATE_KEY": "ngắn quá"}, "outbox.E003"),
        ({"WEBHOOK_URL": "https://example.org/", "WEBHOOK_SECRET": ""}, "outbox.E004"),
        ({"WEBHOOK_URL": "https://example.org/", "WEBHOOK_SECRET": "whsec_a"}, "outbox.E005"),
        ({"MESSAGE_PROVIDERS": one("http://sms.example/")}, "outbox.E006"),
        ({"WEBHOOK_URL": "http://example.org/", "WEBHOOK_SECRET": "x"}, "outbox.E006"),
    ],
)
def test_each_mistake_has_its_name(settings, given, code):
    assert found(settings, **given) == {code}


def test_a_site_with_everything_switched_on_is_well(settings, tmp_path):
    (tmp_path / "f.json").write_text('{"messages": {"*": {}}}')
    providers = one("https://sms.example/", str(tmp_path / "f.json")) | {
        "zalo": {"url": "http://127.0.0.1:1/", "token": "", "form": ""}
    }
    given = {
        "MESSAGE_PROVIDERS": providers,
        "VAPID_PRIVATE_KEY": new_private_key(),
        "WEBHOOK_URL": "https://a.example/",
    }
    assert found(settings, WEBHOOK_SECRET="x", **given) == set()
