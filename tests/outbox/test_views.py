"""“Báo trên điện thoại này”: what it says, and who may turn what on and off."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from outbox import push
from outbox.models import Message, PushSubscription
from outbox.services import subscribe_phone
from tests.outbox.test_push import Phone

PAGE = "/admin/bao-dien-thoai/"
ENDPOINT = "https://fcm.googleapis.com/fcm/send/abc"


@pytest.fixture
def key(settings) -> str:
    settings.VAPID_PRIVATE_KEY = push.new_private_key()
    return push.public_key()


@pytest.fixture
def member(make_user, team):
    return make_user(Role.TEAM_MEMBER, team=team)


def say(client: Client, address: str, endpoint: str = ENDPOINT):
    phone = Phone(endpoint).given
    keys = {"p256dh": phone["p256dh"], "auth": phone["auth"]}
    said = {"endpoint": endpoint, "expirationTime": None, "keys": keys}
    return client.post(PAGE + address, json.dumps(said), content_type="application/json")


def test_where_the_commune_has_not_set_it_up_the_page_says_so_and_the_menu_is_silent(login, member):
    page = login(member).get(PAGE).content.decode()
    assert "chưa bật cách báo này" in page and "phone_notices.js" not in page
    assert PAGE not in login(member).get("/admin/").content.decode()
    assert say(login(member), "bat/").status_code == 400


def test_without_javascript_the_page_says_that_this_browser_cannot(login, member, key):
    page = login(member).get(PAGE).content.decode()
    assert "Trình duyệt này không nhận báo được" in page and key in page
    assert page.count("hidden>") >= 6  # every button and every other sentence waits for the script
    assert PAGE in login(member).get("/admin/").content.decode()


def test_turning_on_and_off(login, member, key):
    client = login(member)
    assert say(client, "bat/").json()["on"] is True
    assert PushSubscription.objects.get().user == member
    assert "Các máy đang được báo" in client.get(PAGE).content.decode()
    assert say(client, "bat/").status_code == 200 and PushSubscription.objects.count() == 1
    assert say(client, "tat/").json() == {"on": False}
    assert not PushSubscription.objects.exists()


@pytest.mark.parametrize("body", ["", "[]", "{", '{"endpoint": "https://example.org/"}', '{"keys": 1}'])
def test_what_no_browser_would_send_is_refused(login, member, key, body):
    response = login(member).post(f"{PAGE}bat/", body, content_type="application/json")
    assert response.status_code == 400 and not PushSubscription.objects.exists()


def test_nobody_turns_off_somebody_elses_telephone(login, member, make_user, key):
    phone = subscribe_phone(user=member, **Phone(ENDPOINT).given)
    other = login(make_user(Role.ADMINISTRATOR))
    say(other, "tat/")
    other.post(f"{PAGE}tat/{phone.pk}/")
    assert PushSubscription.objects.get() == phone
    assert ENDPOINT not in other.get(PAGE).content.decode()


def test_a_lost_telephone_is_turned_off_from_another_machine(login, member, key):
    phone = subscribe_phone(user=member, **Phone(ENDPOINT).given)
    answer = login(member).post(f"{PAGE}tat/{phone.pk}/", follow=True)
    assert "Đã tắt báo trên máy đó." in answer.content.decode() and not PushSubscription.objects.exists()


def test_a_trial_is_written_at_most_once_a_minute(login, member, key):
    subscribe_phone(user=member, **Phone(ENDPOINT).given)
    client = login(member)
    for _ in range(3):
        answer = client.post(f"{PAGE}thu/", follow=True)
    assert "Đã gửi tin thử" in answer.content.decode()
    assert Message.objects.count() <= 2 and Message.objects.first().urgent  # two when the minute just turned


@pytest.mark.parametrize("address", ["bat/", "tat/", "tat/1/", "thu/"])
def test_only_staff_and_only_by_a_button_with_its_token(login, member, key, address):
    assert "/admin/login/" in Client().post(PAGE + address)["Location"]
    assert login(member).get(PAGE + address).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    assert strict.post(PAGE + address).status_code == 403


def test_the_worker_shows_a_notice_and_opens_its_page(client):
    text = client.get("/sw.js").content.decode()
    assert "onpush" in text and "showNotification" in text and "openWindow" in text


def test_the_address_is_the_one_people_are_told():
    assert reverse("phone_notices:index") == PAGE
