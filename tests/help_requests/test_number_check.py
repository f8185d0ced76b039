"""Is this number one of ours? Yes or no, never whose."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from help_requests.models import HandOverOffice
from help_requests.views import number_check
from teams_directory.models import Commune, Member
from tests.help_requests.tracked import page, whole

ASK = "/tra-cuu-so/"
MEMBERS_NUMBER = "0912555666"


@pytest.fixture
def member(team) -> Member:
    return Member.objects.create(team=team, full_name="Nguyễn Thị Zxqv", phone=MEMBERS_NUMBER)


def ask(client, number: str, **more):
    return client.post(ASK, {"number": number}, **more)


def answer(response) -> str:
    """What stands in the answer, without the form below it."""
    return page(response).split('class="told', 1)[1].split("</div>", 1)[0]


@pytest.mark.parametrize("typed", ["0912555666", "0912 555 666", "+84 912.555.666", "84912555666"])
def test_a_members_number_is_ours_with_the_village_and_todays_date(client, member, typed):
    said = answer(ask(client, typed))
    assert "Có." in said and f"trong tổ Thôn Mẫu 1, hôm nay {timezone.localdate():%d/%m/%Y}" in said


def test_whose_it_is_is_never_told(client, member):
    sent = whole(ask(client, MEMBERS_NUMBER))
    assert "Zxqv" not in sent and "Thị" not in sent and "thành viên" not in sent.lower()


def test_a_member_who_has_left_or_not_yet_begun_is_not_ours(client, member):
    today = timezone.localdate()
    Member.objects.filter(pk=member.pk).update(active_to=today - timedelta(days=1))
    assert "Không có trong danh sách" in answer(ask(client, MEMBERS_NUMBER))
    Member.objects.filter(pk=member.pk).update(active_to=None, active_from=today + timedelta(days=1))
    assert "Không có trong danh sách" in answer(ask(client, MEMBERS_NUMBER))


def test_the_teams_own_number_is_ours_and_the_communes_is_its_hotline(client, team, commune):
    assert "trong tổ Thôn Mẫu 1" in answer(ask(client, team.hotline))
    assert f"đường dây nóng của {commune}" in answer(ask(client, commune.hotline))


def test_an_office_that_work_is_handed_to_is_known(client, commune):
    office = HandOverOffice.objects.create(commune=commune, name="Trụ sở Mẫu", phone="0100000778")
    assert "số của Trụ sở Mẫu" in answer(ask(client, "0100 000 778"))
    HandOverOffice.objects.filter(pk=office.pk).update(is_active=False)
    assert "Không có trong danh sách" in answer(ask(client, "0100 000 778"))


def test_another_sites_commune_is_not_ours(client, commune, member, site):
    Commune.objects.filter(pk=commune.pk).update(site=_other_site(site))
    assert "Không có trong danh sách" in answer(ask(client, MEMBERS_NUMBER))


def _other_site(site):
    site.pk, site.hostname, site.is_default_site = None, "khac.example.vn", False
    site.save()
    return site


@pytest.mark.parametrize(
    "typed", ["0912 000 111", "+1 202 555 0100", "1900 9999", "091255566", "0912555666 0912555667"]
)
def test_any_other_number_is_not_on_the_list_and_leads_to_the_commune(client, member, commune, typed):
    said = answer(ask(client, typed))
    assert "Không có trong danh sách." in said and "Đừng nghe theo" in said and commune.hotline in said


@pytest.mark.parametrize("typed", ["", "ai gọi", "12"])
def test_what_is_no_number_is_asked_for_again(client, typed):
    response = ask(client, typed)
    assert "Bác gõ giúp số đã gọi cho bác." in page(response) and "<title>Lỗi:" in page(response)


def test_even_our_own_number_is_no_reason_to_give_a_code(client, team):
    assert "hỏi mã OTP, mật khẩu hay tiền, bác vẫn cúp máy" in answer(ask(client, team.hotline))


def test_the_number_stands_in_no_address_and_no_cache(client, member):
    form = page(client.get(ASK))
    assert re.search(r'<form class="form" method="post" action="/tra-cuu-so/"', form)
    assert MEMBERS_NUMBER not in page(client.get(ASK, {"number": MEMBERS_NUMBER})).split("<main")[1].split("</main>")[0]
    response = ask(client, MEMBERS_NUMBER)
    assert "no-store" in response["Cache-Control"] and "noindex" in response["X-Robots-Tag"]


def test_thirty_in_ten_minutes_from_one_address_and_then_the_telephone(client, member):
    with time_machine.travel("2026-11-21T03:00:01Z", tick=False) as clock:
        for number in range(30):
            assert ask(client, f"09120001{number:02}").status_code == 200
        stopped = ask(client, MEMBERS_NUMBER)
        assert stopped.status_code == 429 and "gọi thẳng cho xã" in page(stopped) and "Có." not in page(stopped)
        assert ask(client, MEMBERS_NUMBER, REMOTE_ADDR="198.51.100.7").status_code == 200
        clock.shift(timedelta(minutes=10))
        assert ask(client, MEMBERS_NUMBER).status_code == 200


def test_many_addresses_together_have_a_limit_too(client, member, monkeypatch):
    monkeypatch.setattr(number_check, "ON_THE_WHOLE_SITE", number_check.Limit("thử", times=5, seconds=600))
    with time_machine.travel("2026-11-21T03:00:01Z", tick=False):
        codes = [ask(client, "0912000111", REMOTE_ADDR=f"198.51.100.{each}").status_code for each in range(7)]
    assert codes == [200] * 5 + [429] * 2


def test_it_asks_little_of_the_database(client, member):
    ask(client, MEMBERS_NUMBER)
    with CaptureQueriesContext(connection) as queries:
        ask(client, MEMBERS_NUMBER)
    assert len(queries) <= 10, [query["sql"][:90] for query in queries]


def test_it_works_in_english(client, member):
    assert client.get(f"/en{ASK}").status_code == 200 and "Thôn Mẫu 1" in answer(
        client.post(f"/en{ASK}", {"number": MEMBERS_NUMBER})
    )
