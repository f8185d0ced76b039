"""The search page."""

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import SiteSettings
from search.models import SearchEntry
from search.views import ON_A_PAGE

NOTHING = "zzzzqqq"


@pytest.fixture
def page(client):
    def get(**parameters: Any) -> str:
        response = client.get("/tim-kiem/", parameters)
        assert response.status_code == 200
        return unescape(response.content.decode())

    return get


def main(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def unmarked(html: str) -> str:
    return re.sub("</?mark>", "", html)


def words(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", unmarked(html)).split())


def test_the_title_and_the_box_say_what_was_typed(page):
    html = page(q="căn cước")
    assert "<title>Tìm: căn cước" in html
    assert 'value="căn cước"' in main(html)
    assert "Bác tìm gì?" in words(main(html))


def test_hits_stand_in_groups_the_group_of_the_best_hit_first(page):
    assert re.findall("<h2[^>]*>([^<]+)</h2>", main(page(q="mau 1")))[0] == "Tổ của thôn"
    assert re.findall("<h2[^>]*>([^<]+)</h2>", main(page(q="vneid")))[:2] == ["Hướng dẫn", "Cảnh báo"]


def test_the_number_of_hits_is_said_in_a_sentence(page, titles):
    assert f"Có {len(titles('quen mat khau', limit=50))} chỗ nói về việc này." in words(main(page(q="quen mat khau")))


def test_a_step_says_which_guide_it_belongs_to(page):
    html = main(page(q="nhập mã 6 số trong tin nhắn"))
    assert "Một bước trong bài: Kích hoạt VNeID trên điện thoại" in words(html)
    assert "/huong-dan/kich-hoat-vneid/buoc-4/" in html


def test_hits_with_some_of_the_words_are_not_passed_off_as_all(page):
    assert "Chưa có bài nào đủ các chữ bác gõ." in words(main(page(q=f"vneid {NOTHING}")))


def test_a_mistyped_word_leads_to_the_nearest_one(page, client):
    link = re.search('href="([^"]+)">Có phải ý bác là “kích hoat”[?]', main(page(q="kichh hoat")))
    assert link
    assert "Kích hoạt VNeID" in unmarked(client.get(link[1]).content.decode())


@pytest.mark.parametrize("q", [NOTHING, "", "???", "%", "_"])
def test_no_search_ends_in_nothing(page, site, q):
    html = main(page(q=q))
    assert "/huong-dan/kich-hoat-vneid/" in html
    assert 'href="/to-cong-nghe-so/"' in html
    assert SiteSettings.for_site(site).hotline.removeprefix("+84") in html
    assert 'href="/hen-ho-tro/"' in html


@pytest.mark.parametrize("q", ["vneid", NOTHING])
def test_a_human_is_on_every_page_of_hits(page, site, q):
    html = main(page(q=q))
    assert f'href="tel:{SiteSettings.for_site(site).hotline}"' in html
    assert 'href="/hen-ho-tro/"' in html


@pytest.mark.parametrize("q", ["vneid", "mau 1", "chốt sổ", f"vneid {NOTHING}"])
def test_a_human_is_always_one_of_the_groups(page, q):
    groups = re.findall("<section.*?</section>", main(page(q=q)), re.DOTALL)
    human = next(group for group in groups if ">Tổ của thôn</h2>" in group)
    assert 'href="/to-cong-nghe-so/' in human


def test_the_words_that_answered_are_marked_in_titles_and_summaries(page):
    html = main(page(q="kich hoat"))
    assert "<mark>Kích hoạt</mark> VNeID trên điện thoại" in html
    assert "<mark>VNeID</mark> trên điện thoại" in main(page(q="nhập mã 6 số trong tin nhắn vneid"))


def test_a_title_is_shown_as_text_though_its_words_are_marked(client, entry):
    entry("Xyz <b>đậm</b> & hết", summary="<i>xyz</i>")
    html = client.get("/tim-kiem/", {"q": "xyz dam"}).content.decode()
    assert "<mark>Xyz</mark> &lt;b&gt;<mark>đậm</mark>&lt;/b&gt; &amp; hết" in html
    assert "&lt;i&gt;<mark>xyz</mark>&lt;/i&gt;" in html


def test_steps_that_only_belong_to_a_guide_that_is_found_do_not_push_others_away(page):
    html = main(page(q="vneid"))
    assert html.count("Một bước trong bài") <= 8


def test_nothing_found_is_said_and_nothing_asked_is_not(page):
    assert "Chưa thấy bài nào có chữ bác gõ." in words(main(page(q=NOTHING)))
    assert "Chưa thấy bài nào" not in page()


def test_ten_thousand_characters_are_cut(page):
    html = page(q="vneid " * 1700)
    assert "Kích hoạt VNeID" in unmarked(html)
    assert len(re.search('name="q"[^>]* value="([^"]*)"', html)[1]) <= 200


@pytest.mark.parametrize("q", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_what_was_typed_is_shown_as_text(client, page, q):
    assert q not in client.get("/tim-kiem/", {"q": q}).content.decode()
    assert q in page(q=q)  # which undoes the escaping


def test_a_long_list_says_that_it_is_not_whole(page, entry):
    for number in range(ON_A_PAGE + 1):
        entry(f"Xyz {number}")
    html = words(main(page(q="xyz")))
    assert "Nhiều bài có chữ này." in html
    assert html.count("Xyz ") == ON_A_PAGE


def test_only_reading_is_allowed(client):
    assert client.head("/tim-kiem/", {"q": "vneid"}).status_code == 200
    assert client.post("/tim-kiem/", {"q": "vneid"}).status_code == 405


def queries(client, q: str) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get("/tim-kiem/", {"q": q}).status_code == 200
    return [query["sql"] for query in captured]


@pytest.mark.parametrize("q", ["vneid", "lua dao", f"vneid {NOTHING}", NOTHING, ""])
def test_a_page_costs_few_queries_none_twice_and_no_more_with_ten_times_the_rows(client, q):
    client.get("/tim-kiem/")  # fills Wagtail's cache of site roots
    few = queries(client, q)
    assert len(few) <= 10
    assert len(set(few)) == len(few)
    assert not [sql for sql in few if not sql.lstrip("(").startswith("SELECT")]
    rows = list(SearchEntry.objects.all())
    for copy in range(1, 10):
        for row in rows:
            row.pk, row.source = None, f"copy:{copy}:{row.source.removeprefix(f'copy:{copy - 1}:')}"
        SearchEntry.objects.bulk_create(rows)
    assert len(queries(client, q)) == len(few)


@pytest.mark.parametrize("address", ["/tim-kiem/?chu-de=vneid", "/tim-kiem/?q=😀&loai=guide", "/en/tim-kiem/?thon=x"])
def test_a_filter_without_a_word_to_search_for_is_no_error(client, address):
    assert client.get(address).status_code == 200
