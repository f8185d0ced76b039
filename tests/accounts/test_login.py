"""Staff log in by telephone number."""

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import override_settings

from accounts.models import User
from accounts.roles import Role

LOGIN = "/admin/login/"
PASSWORD = "mat-khau-dai-12"


@pytest.mark.parametrize("typed", ["0100000600", "0100 000 600", "0100.000.600", "+84 100 000 600", "84100000600"])
def test_any_spelling_of_the_number_lets_its_owner_in(client, make_user, typed):
    user = make_user(Role.TEAM_MEMBER)
    assert user.phone == "+84100000600"
    response = client.post(LOGIN, {"username": typed, "password": PASSWORD})
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_wrong_password_and_an_unknown_number_read_the_same(client, make_user):
    make_user(Role.TEAM_MEMBER)
    wrong = client.post(LOGIN, {"username": "0100000600", "password": "sai"}).content.decode()
    unknown = client.post(LOGIN, {"username": "0100000699", "password": "sai"}).content.decode()
    assert "Số điện thoại hoặc mật khẩu chưa đúng" in wrong and "Số điện thoại hoặc mật khẩu chưa đúng" in unknown


@override_settings(AXES_ENABLED=True)
def test_five_wrong_passwords_lock_the_number_for_a_while_in_any_spelling(client, make_user):
    make_user(Role.TEAM_MEMBER)
    for typed in ["0100000600", "0100 000 600", "+84100000600", "0100.000.600", "84100000600"]:
        client.post(LOGIN, {"username": typed, "password": "sai"})
    response = client.post(LOGIN, {"username": "0100000600", "password": PASSWORD})
    assert response.status_code == 429 and "Tạm khóa đăng nhập" in response.content.decode()


def test_an_email_is_welcome_and_never_needed(make_user):
    user = make_user(Role.COORDINATOR)
    user.full_clean(exclude=["password"])
    user.email = "mau@example.com"
    user.save()
    other = make_user(Role.COORDINATOR)
    other.email = "mau@example.com"
    with pytest.raises(ValidationError):
        other.full_clean()


def test_two_accounts_may_both_have_no_email(make_user):
    assert make_user(Role.APPROVER).email == make_user(Role.APPROVER).email == ""


def test_the_family_name_comes_first():
    assert User(last_name="Nguyễn Thị", first_name="Mẫu").get_full_name() == "Nguyễn Thị Mẫu"


def test_the_first_administrator_is_made_by_phone(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "mot-cau-that-dai")
    call_command("createsuperuser", interactive=False, phone="0100 000 777", last_name="Quản", first_name="Trị")
    assert authenticate(username="0100000777", password="mot-cau-that-dai").is_superuser


def test_an_administrator_neither_makes_nor_touches_a_superuser(login, make_user):
    admin = login(make_user(Role.ADMINISTRATOR))
    chief = User.objects.create_superuser("0100000960", "mot-cau-that-dai", last_name="Quản", first_name="Trị")
    words = {"phone": "0100 000 889", "first_name": "Hoa", "last_name": "Trần", "email": "", "is_active": "on"}
    secret = {"password1": PASSWORD + "x", "password2": PASSWORD + "x", "is_superuser": "on"}
    admin.post("/admin/users/new/", words | secret)
    assert not User.objects.get(phone="+84100000889").is_superuser
    for view in ("edit", "delete"):
        assert admin.post(f"/admin/users/{view}/{chief.pk}/", words | secret).status_code == 404
    chief.refresh_from_db()
    assert chief.check_password("mot-cau-that-dai")


def test_an_administrator_makes_an_account_without_an_email(login, make_user):
    boss = login(make_user(Role.ADMINISTRATOR))
    words = {"phone": "0100 000 888", "first_name": "Hoa", "last_name": "Trần Thị", "email": "", "is_active": "on"}
    response = boss.post("/admin/users/new/", words | {"password1": PASSWORD + "x", "password2": PASSWORD + "x"})
    assert response.status_code == 302, response.content.decode()[-4000:]
    assert User.objects.get(phone="+84100000888").email == ""
