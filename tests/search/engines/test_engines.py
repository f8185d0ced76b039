"""What is found, and in which order: the same on each engine."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Locale, Site

from search.analysis import Form, Reading
from search.engines import Query, ranking
from search.engines.base import CANDIDATES

pytestmark = pytest.mark.usefixtures("empty_index")


@pytest.fixture
def search(site, engine):
    usual = {"site": site, "locale": Locale.get_default(), "limit": 50}

    def run(text, **values):
        return ranking.search(engine, Query(text, **usual | values))

    return run


@pytest.fixture
def found(search):
    return lambda text, **values: [hit.title for hit in search(text, **values).hits]


@pytest.fixture
def candidates(site, engine):
    """What one word brings, or what it was to mean."""

    def run(word, *, meant=""):
        reading = Reading((word,), (), (1.0,), (Form(meant or word, 0, 1, 0.0),))
        return engine.candidates(Query(word, site, Locale.get_default()), reading)

    return run


def test_typing_with_a_mark_puts_that_word_first(entry, found):
    for title in ("Má", "Ma", "Mả", "Mã", "Mạ"):
        entry(title)
    assert found("mã")[0] == "Mã"
    assert len(found("mã")) == 5


def test_words_are_found_by_their_beginnings_only(entry, found):
    entry("Kích hoạt tài khoản")
    assert found("kic hoa") == ["Kích hoạt tài khoản"]
    assert found("ich") == []


def test_an_entry_with_all_the_words_hides_those_with_some(entry, search):
    entry("Mật khẩu")
    entry("Quên mật khẩu")
    results = search("quen mat khau")
    assert [hit.title for hit in results.hits] == ["Quên mật khẩu"]
    assert results.every_word


def test_without_such_an_entry_most_words_come_first(entry, search):
    entry("Mật khẩu ngân hàng", position=2)
    entry("Ngân hàng", position=1)
    entry("Khai sinh", position=0)
    results = search("mat khau zzzz ngan")
    assert [hit.title for hit in results.hits] == ["Mật khẩu ngân hàng", "Ngân hàng"]
    assert not results.every_word


def test_equal_hits_keep_the_editors_order_then_the_alphabet(entry, found):
    entry("Khai sinh b", position=5)
    entry("Khai sinh c", position=1)
    entry("Khai sinh a", position=5)
    assert found("khai sinh") == ["Khai sinh c", "Khai sinh a", "Khai sinh b"]


def test_an_alert_in_force_comes_before_a_past_one(entry, search):
    now = timezone.now()
    entry("Giả công an", kind="alert", ends_at=now - timedelta(hours=1), position=1)
    entry("Giả công an", kind="alert", ends_at=now + timedelta(hours=1), position=9)
    assert [hit.is_past for hit in search("gia cong an").hits] == [False, True]


def test_an_alert_of_tomorrow_is_not_found_today(entry, found):
    entry("Giả công an", kind="alert", starts_at=timezone.now() + timedelta(days=1))
    assert found("gia cong an") == []


def test_at_most_two_steps_of_a_guide_are_shown(entry, found):
    entry("Khai sinh", kind="guide", source="page:1", position=9)
    for number in range(4):
        entry(f"Khai sinh bước {number}", kind="step", source=f"page:1:step:{number}")
    entry("Khai sinh ở xã", kind="step", source="page:2:step:0", position=200)
    assert found("khai sinh") == ["Khai sinh", "Khai sinh bước 0", "Khai sinh bước 1", "Khai sinh ở xã"]


def test_parts_of_a_guide_that_is_found_are_shown_only_for_their_own_titles(entry, found):
    entry("Khai sinh", kind="guide", source="page:1")
    entry("Mở cổng", kind="step", source="page:1:step:a", body=["khai sinh"])
    entry("Cổng báo lỗi", kind="trouble", source="page:1:trouble:b", body=["khai sinh"])
    assert found("khai sinh") == ["Khai sinh"]
    assert found("khai sinh bao loi")[0] == "Cổng báo lỗi"


@pytest.mark.parametrize("typed", ["lộp hồ sơ", "nop hoo sow", "nopp ho so", "nop ho xo", "nophoso", "no65p ho62 so7"])
def test_a_word_that_is_not_typed_as_it_is_meant_still_leads_there(entry, search, typed):
    entry("Nộp hồ sơ")
    entry("Khai sinh")
    results = search(typed)
    assert [hit.title for hit in results.hits] == ["Nộp hồ sơ"]
    assert results.every_word


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lộp hồ sơ", "nộp hồ sơ"), ("noopj hoof sow", "nộp hồ sơ"), ("nopp Hồ sơ", "nộp Hồ sơ"),
        ("nop ho so", ""), ("nop ho", ""), ("zzzz", ""),
    ],
)  # fmt: skip
def test_what_was_mended_is_said_as_it_is_spelt(entry, search, typed, meant):
    entry("Nộp hồ sơ")
    assert search(typed).did_you_mean == meant


def test_where_something_sure_is_found_nothing_is_guessed(entry, search):
    entry("Lớp học", words=["lop ho so"])
    entry("Nộp hồ sơ")
    results = search("lop ho so")
    assert [hit.title for hit in results.hits] == ["Lớp học"]
    assert results.did_you_mean == ""


def test_a_session_that_is_over_is_not_found(entry, found):
    now = timezone.now()
    entry("Buổi cũ xyz", kind="session", ends_at=now - timedelta(minutes=1))
    entry("Buổi mới xyz", kind="session", ends_at=now + timedelta(minutes=1))
    assert found("xyz") == ["Buổi mới xyz"]


def test_kinds_sites_and_languages_stay_apart(entry, found, site):
    english = Locale.objects.exclude(pk=Locale.get_default().pk).first()
    elsewhere = Site.objects.create(hostname="khac.example", root_page=site.root_page)
    entry("Khai sinh", kind="guide")
    assert found("khai sinh", kinds=("guide",)) == ["Khai sinh"]
    assert found("khai sinh", kinds=("team",)) == []
    assert found("khai sinh", locale=english) == []
    assert found("khai sinh", site=elsewhere) == []
    assert found("khai sinh", site=None) == []


@pytest.mark.parametrize("typed", ["%", "_", "\\", "'", '"; drop table', "%%%", "m_", "*"])
def test_signs_of_the_query_language_are_plain_text(entry, found, typed):
    entry("Khai sinh")
    assert found(typed) == []


def test_the_best_hit_is_among_the_rows_read_however_many_match(entry, found):
    for number in range(CANDIDATES + 5):
        entry(f"Bài {number}", body=["khai sinh"], position=1)
    entry("Khai sinh", position=100)
    assert found("khai sinh")[0] == "Khai sinh"


def test_a_word_longer_than_any_beginning_that_is_kept_is_found_half_typed(entry, found):
    entry("Ủynhiệmchitrựctuyến")
    assert found("uynhiemchitructu") == ["Ủynhiệmchitrựctuyến"]


def test_a_phrase_never_runs_on_from_one_text_into_the_next(entry, candidates):
    entry("Thẻ", words=["bảo hiểm"], body=["y tế"])
    assert candidates("bhyt", meant="bao hiem i te") == []


def test_topics_villages_and_kinds_are_counted_over_everything_that_is_shown(entry, search):
    entry("Khai sinh", kind="guide", topic="ho-tich")
    entry("Khai sinh ở xã", kind="guide", topic="ho-tich")
    entry("Tổ khai sinh", kind="team", village="thon-mau-1")
    assert search("khai si").facets == {
        "kind": {"guide": 2, "team": 1}, "topic": {"ho-tich": 2}, "village": {"thon-mau-1": 1},
    }  # fmt: skip


def test_what_is_found_is_the_whole_row(entry, candidates):
    kept = entry(
        "Khai sinh", words=["giấy"], body=["mực"], summary="Tóm tắt", kind="alert", position=7,
        topic="ho-tich", starts_at=timezone.now() - timedelta(hours=1),
    )  # fmt: skip
    assert [values(found) for found in candidates("khai")] == [values(kept)]


def values(row):
    return {field.attname: getattr(row, field.attname) for field in row._meta.fields}
