"""Narrowing results: each link shows as many as it says, unknown values narrow nothing, a few hits need no help."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from teams_directory.models import Village

CHOICE = re.compile(r'filters__choice" href="([^"]+)"( aria-current="true")?>([^<]+) <span[^>]*>(\d+[+]?)</span>')


@pytest.fixture
def look(client):
    """The page at an address, as text in which signs stand for themselves."""
    return lambda address: unescape(client.get(address).content.decode())


def choices(html: str) -> dict[str, tuple[str, bool, str]]:
    """Where each choice leads, whether it is chosen, how many it promises."""
    return {name: (href, bool(now), count) for href, now, name, count in CHOICE.findall(html)}


def said(html: str) -> str:
    return re.search(r"Có (\d+) chỗ nói về việc này", html)[1]


@pytest.mark.parametrize("q", ["vneid", "lua dao", "thon mau", "to cong nghe so"])
def test_each_link_shows_as_many_as_it_says(look, q):
    found = choices(look(f"/tim-kiem/?q={q}"))
    assert len(found) > 2
    for name, (href, _, count) in found.items():
        html = look(href)
        assert count.endswith("+") or said(html) == count, name
        assert choices(html)[name] == (href, True, count)
        assert f"Đang chỉ xem: {name}." in html


def test_more_than_a_page_holds_is_not_promised(look, entry):
    for number in range(25):
        entry(f"Xyz {number}", kind="guide")
    entry("Xyz tổ", kind="team")
    found = choices(look("/tim-kiem/?q=xyz"))
    assert found["Hướng dẫn"][2] == "20+"
    assert found["Tổ, buổi học"][2] == "1"


def test_a_few_hits_and_a_single_kind_need_no_help(look, entry):
    for number in range(8):
        entry(f"Xyz {number}", kind="guide")
    assert "filters" not in look("/tim-kiem/?q=xyz")
    for number in range(8, 12):
        entry(f"Xyz {number}", kind="guide")
    assert "filters" not in look("/tim-kiem/?q=xyz")


def test_what_is_chosen_can_be_taken_back_however_few_hits_there_are(look, entry):
    entry("Xyz bài", kind="guide")
    entry("Xyz tổ", kind="team")
    html = look("/tim-kiem/?q=xyz&loai=guide")
    assert "Xyz bài" in html.replace("<mark>", "").replace("</mark>", "")
    assert "Xyz</mark> tổ" not in html
    assert 'href="/tim-kiem/?q=xyz">Bỏ lọc</a>' in html


@pytest.mark.parametrize("narrowed", ["loai=zzz", "chu-de=zzz", "thon=zzz", "thon=%00", f"chu-de={'z' * 999}", "loai="])
def test_unknown_values_narrow_nothing(look, narrowed):
    html = look(f"/tim-kiem/?q=vneid&{narrowed}")
    assert html.count("card__link") == look("/tim-kiem/?q=vneid").count("card__link")
    assert "Đang chỉ xem" not in html


def test_a_human_stays_one_of_the_groups_whatever_is_chosen(look):
    assert ">Tổ của thôn</h2>" in look("/tim-kiem/?q=vneid&loai=alert")


def test_many_villages_fold_away_behind_the_first_eight(look, entry, commune):
    for number in range(12):
        Village.objects.create(commune=commune, name=f"Thôn Xyz {number}", slug=f"thon-xyz-{number}")
        entry(f"Xyz {number}", kind="team", village=f"thon-xyz-{number}")
    entry("Xyz", kind="guide")
    html = look("/tim-kiem/?q=xyz")
    folded = html.partition("Xem 4 thôn nữa")[2]
    assert len(choices(html)) == 14
    assert len(choices(folded.partition("</details>")[0])) == 4


def test_all_names_cost_one_query(look):
    look("/tim-kiem/?q=vneid")
    with CaptureQueriesContext(connection) as captured:
        look("/tim-kiem/?q=vneid&chu-de=vneid")
    statements = [query["sql"] for query in captured]
    assert len(statements) <= 10
    assert len([sql for sql in statements if '"core_topic"' in sql or '"teams_directory_village"' in sql]) == 1
