"""The list of messages: what waits, since when, why something failed; asking again; nothing by hand."""

import pytest
from django.contrib.auth.models import Permission

from accounts.models import User
from accounts.roles import Role
from outbox.models import Message
from outbox.services import drain
from tests.outbox.provider_server import ok, says

LIST = "/admin/outbox/"


@pytest.fixture
def failed(sms, queued) -> Message:
    row = queued(subject="Tổ đã nhận lời hẹn")
    sms.will(says(422, b"mau sai"))
    drain()
    sms.will(ok())
    row.refresh_from_db()
    return row


@pytest.fixture
def administrator(login, make_user):
    return login(make_user(Role.ADMINISTRATOR))


def page(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_says_in_words_what_failed_and_what_waits(administrator, failed, queued):
    waiting = queued("email", recipient="to@example.com", subject="Có lời hẹn mới")
    shown = page(administrator, LIST)
    assert "1 tin không gửi được trong một ngày qua" in shown and "1 tin đang chờ" in shown
    assert "Không gửi được" in shown and "Tin nhắn điện thoại" in shown
    assert "nhà cung cấp trả lời 422: nội dung tin không đúng mẫu (mau sai)" in shown
    assert "Có lời hẹn mới" in shown and f"/admin/outbox/inspect/{waiting.pk}/" in shown


def test_it_is_filtered_by_state_and_by_channel(administrator, failed, queued):
    queued("email", recipient="to@example.com", subject="Có lời hẹn mới")
    assert "Tổ đã nhận" not in page(administrator, f"{LIST}?state=waiting")
    assert "Có lời hẹn mới" not in page(administrator, f"{LIST}?channel=sms")


def test_the_list_asks_the_same_whatever_its_length(administrator, queued, django_assert_max_num_queries):
    for _ in range(60):
        queued("email", recipient="to@example.com")
    with django_assert_max_num_queries(25):
        page(administrator, LIST)


def test_one_message_shows_its_tries_and_hides_the_number(administrator, failed):
    shown = page(administrator, f"{LIST}inspect/{failed.pk}/")
    assert "0912 ••• 678" in shown and "912345678" not in shown
    assert "mau sai" in shown and str(failed.idempotency_key) in shown and "Thử lại" in shown


def test_asking_again_sends_it_and_names_who_asked(administrator, failed, sms):
    answer = administrator.post(f"{LIST}thu-lai/{failed.pk}/", follow=True)
    assert "Tin sẽ được gửi lại ngay." in answer.content.decode()
    assert drain() == 1
    again = administrator.post(f"{LIST}thu-lai/{failed.pk}/", follow=True).content.decode()
    assert "không còn ở tình trạng hỏng" in again and "cho gửi lại, do Người Thử 0" in again
    assert drain() == 0 and len(sms.asked) == 2


def test_all_of_the_week_at_once(administrator, failed):
    answer = administrator.post(f"{LIST}thu-lai/", follow=True)
    assert "Cho gửi lại 1 tin hỏng" in answer.content.decode() and drain() == 1


@pytest.mark.parametrize("address", ["thu-lai/", "thu-lai/1/"])
def test_asking_again_is_a_button_for_those_who_may(login, make_user, administrator, failed, address):
    address = LIST + address.replace("1", str(failed.pk))
    assert administrator.get(address).status_code == 405
    looking = make_user(Role.COMMUNICATOR)
    looking.user_permissions.add(Permission.objects.get(codename="view_message"))
    for user in (looking, make_user(Role.COORDINATOR), make_user(Role.TEAM_LEADER)):
        login(user).post(address)
    failed.refresh_from_db()
    assert failed.state == Message.State.FAILED
    assert "Thử lại</button>" not in page(login(looking), f"{LIST}inspect/{failed.pk}/")


@pytest.mark.parametrize("address", ["new/", "edit/{}/", "delete/{}/", "copy/{}/", "history/{}/", "usage/{}/"])
def test_not_even_a_superuser_writes_changes_or_deletes_one(login, failed, address):
    root = User.objects.create_superuser("0100000699", "mat-khau-dai-12", last_name="Máy", first_name="Chủ")
    client = login(root)
    assert client.get(LIST + address.format(failed.pk)).status_code == 404
    assert client.post(LIST + address.format(failed.pk), {"state": "sent"}).status_code == 404
    shown = page(client, LIST) + page(client, f"{LIST}inspect/{failed.pk}/")
    assert f"/outbox/edit/{failed.pk}" not in shown and "/outbox/new/" not in shown and "/outbox/delete/" not in shown


def test_the_first_screen_speaks_only_when_something_needs_a_look(administrator, login, make_user, queued, sms):
    assert "Tin chờ gửi</h2>" not in page(administrator, "/admin/")
    queued()
    sms.will(says(400))
    drain()
    assert "1 tin không gửi được" in page(administrator, "/admin/")
    assert "tin không gửi được" not in page(login(make_user(Role.COMMUNICATOR)), "/admin/")
