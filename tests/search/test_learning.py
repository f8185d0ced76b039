"""Searches are counted by the day, without who; what may say who somebody is is not kept at all."""

import json
from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from core.throttle import Limit
from search import learning
from search.learning import forget_searches
from search.models import HiddenText, Retyping, SearchTally
from search.noting import countable, is_another_word

NOTED = "/tim-kiem/ghi-nhan/"
FOUND, NOT_FOUND = "căn cước", "qwzt wqzt"
RACE = """
import json
from concurrent.futures import ThreadPoolExecutor
from django.db import connection
from wagtail.models import Locale, Site
from search.learning import note_search
from search.models import Retyping, SearchTally
site, locale = Site.objects.get(is_default_site=True), Locale.get_default()
def count(number):
    try:
        found, opened = number % 2, number % 4 == 1
        note_search(site=site, locale=locale, text="dua nhau", found=found, opened=opened, before="truoc do")
    finally:
        connection.close()
with ThreadPoolExecutor(20) as pool:
    list(pool.map(count, range(60)))
rows = SearchTally.objects.filter(text="dua nhau").values_list("searches", "without_result", "unopened")
print(json.dumps([list(rows), list(Retyping.objects.filter(text="truoc do").values_list("times", "opened"))]))
"""


@pytest.fixture
def note(client: Client):
    """What a results page sends when it is left."""

    def send(q: str, *, who: Client = client, headers: dict[str, str] | None = None, **more: str):
        return who.post(NOTED, {"q": q, **more}, headers=headers or {"Sec-Fetch-Site": "same-origin"})

    return send


def tallies() -> list[tuple]:
    rows = SearchTally.objects.order_by("text").values_list("text", "searches", "without_result", "unopened")
    return list(rows)


def test_a_search_is_counted_as_found_opened_or_in_vain_by_what_the_site_itself_finds(note):
    assert note(FOUND, opened="1").status_code == 204
    note("  Căn  CƯỚC ")
    note("can cuoc")
    note(NOT_FOUND, opened="1")
    assert tallies() == [("can cuoc", 3, 0, 2), ("qwzt wqzt", 1, 1, 0)]


def test_another_day_is_another_row(note):
    with time_machine.travel("2026-11-20T10:00+07:00", tick=False) as clock:
        note(FOUND)
        clock.shift(timedelta(days=1))
        note(FOUND)
    assert list(SearchTally.objects.values_list("day", "searches").order_by("day")) == [
        (date(2026, 11, 20), 1), (date(2026, 11, 21), 1),
    ]  # fmt: skip


def test_what_was_typed_before_is_counted_with_what_it_was_typed_again_as(note):
    note(FOUND, before="giấy tùy thân", opened="1")
    note(FOUND, before="GIẤY  TUỲ THÂN")
    rows = Retyping.objects.values_list("text", "meant", "times", "opened")
    assert list(rows) == [("giay tuy than", "can cuoc", 2, 1)]


@pytest.mark.parametrize("before", ["căn", "căn cước công dân", "cuoc can", "0912345678", "", "abc " * 30])
def test_a_longer_or_shorter_text_or_one_that_is_not_kept_is_no_other_word(note, before):
    note(FOUND, before=before)
    assert not Retyping.objects.exists() and tallies() == [("can cuoc", 1, 0, 1)]


@pytest.mark.parametrize(
    "typed",
    [
        "", "   ", "???", "12", "a" * 81, "a b c d e f g h i k l", "ông Nam 0912 345 678", "so 1 2 3 4", "nhà ４８２９",
        "001099012345", "mật khẩu là hoahong", "mã otp 482913", "nam@example.org", "https://vneid.gov.vn", "www vneid",
        "dichvucong.gov.vn",
    ],
)  # fmt: skip
def test_what_is_no_search_or_may_name_somebody_is_not_kept(note, typed):
    assert note(typed).status_code == 204
    assert not SearchTally.objects.exists()


@pytest.mark.parametrize(
    "typed", ["định danh mức 2", "quên mật khẩu vneid", "k vào đc", "hỏi: bhyt?", "q.1 ở đâu", "lịch 2/9"]
)
def test_what_people_search_is_kept(typed):
    assert countable(typed)


def test_a_word_typed_again_is_told_from_one_made_longer():
    assert is_another_word("ca xa", "cong an xa") and is_another_word("kick hoat", "kich hoat")
    assert not is_another_word("kich", "kich hoat") and not is_another_word("", "kich hoat")


@pytest.mark.parametrize(
    "headers",
    [{}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "none"}, {"Origin": "https://example.org"}, {"Origin": "http://["}],
)  # fmt: skip
def test_nobody_elses_page_counts_anything(client, headers):
    assert client.post(NOTED, {"q": FOUND}, headers=headers).status_code == 403
    assert not SearchTally.objects.exists()


def test_an_older_browser_says_only_whose_page_it_was(note):
    note(FOUND, headers={"Origin": "http://testserver"})
    assert tallies() == [("can cuoc", 1, 0, 1)]


def test_it_is_only_ever_sent_and_looking_at_the_results_writes_nothing(client):
    assert client.get(NOTED).status_code == 405
    client.get("/tim-kiem/", {"q": FOUND})
    assert not SearchTally.objects.exists()


def test_what_is_too_large_is_not_read(note):
    assert note(FOUND, more="x" * 5000).status_code == 204
    assert not SearchTally.objects.exists()


def test_whoever_tries_a_search_from_the_desk_is_no_resident(note, login, member_user):
    assert note(FOUND, who=login(member_user)).status_code == 204
    assert not SearchTally.objects.exists()


def test_one_address_is_counted_a_limited_number_of_times_an_hour(note, monkeypatch):
    monkeypatch.setattr("search.noting.LIMIT", Limit("few", times=2, seconds=3600))
    for _ in range(4):
        assert note(FOUND).status_code == 204
    assert tallies() == [("can cuoc", 2, 0, 2)]


def test_a_flood_of_new_texts_fills_no_table_and_the_sums_stay_right(note, monkeypatch):
    monkeypatch.setattr(learning, "MOST_A_DAY", 3)
    for text in ("qwzt", "zxqw", "wqzx", "xzwq", "zwxq", "qwzt"):
        note(text)
    assert tallies() == [("", 2, 2, 0), ("qwzt", 2, 2, 0), ("wqzx", 1, 1, 0), ("zxqw", 1, 1, 0)]


@pytest.mark.pure
def test_of_many_at_once_none_is_lost(product):
    told = json.loads(product.manage("shell", "--verbosity", "0", "-c", RACE).stdout.strip().splitlines()[-1])
    assert told == [[[60, 30, 15]], [[60, 15]]]


def test_the_tables_have_no_place_for_a_person_or_an_hour():
    kept = {field.name for model in (SearchTally, Retyping, HiddenText) for field in model._meta.get_fields()}
    counts = {"searches", "without_result", "unopened", "times", "opened"}
    assert kept == {"id", "day", "site", "locale", "text", "meant"} | counts
    assert SearchTally._meta.get_field("day").get_internal_type() == "DateField"


@pytest.fixture
def past(site):
    """Rows of the past: past("x", days_ago, times)."""

    def make(text: str, ago: int, times: int = 1, **more: int) -> SearchTally:
        day = date(2026, 11, 21) - timedelta(days=ago)
        return SearchTally.objects.create(
            site=site, locale=site.root_page.locale, text=text, day=day, searches=times, **more
        )

    return make


def test_rare_texts_go_after_two_weeks_and_their_numbers_stay(past):
    past("hiem", 15, 2, without_result=1)
    past("hiem khac", 15, unopened=1)
    past("moi", 14)
    past("thuong", 40)
    past("thuong", 15)
    past("thuong", 1)
    assert forget_searches(today=date(2026, 11, 21)) == 2
    assert tallies() == [("", 3, 1, 1), ("moi", 1, 0, 0), *[("thuong", 1, 0, 0)] * 3]
    forget_searches(today=date(2026, 11, 21))
    assert tallies()[0] == ("", 3, 1, 1)


def test_everything_goes_after_half_a_year_with_what_was_put_aside(past, site):
    past("lau roi", 181, 9)
    past("con nho", 180, 9)
    Retyping.objects.create(
        site=site, locale=site.root_page.locale, text="a", meant="b", day=date(2026, 5, 1), times=9
    )  # fmt: skip
    Retyping.objects.create(
        site=site, locale=site.root_page.locale, text="c", meant="d", day=date(2026, 11, 1), times=2
    )  # fmt: skip
    for text in ("lau roi", "con nho"):
        HiddenText.objects.create(site=site, text=text)
    with time_machine.travel("2026-11-21T10:00+07:00"):
        call_command("forget_searches", verbosity=0)
    assert [row[0] for row in tallies()] == ["con nho"]
    assert not Retyping.objects.exists()
    assert list(HiddenText.objects.values_list("text", flat=True)) == ["con nho"]
