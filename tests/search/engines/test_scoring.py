"""Which of two things comes first."""

import pytest

from search.engines.scoring import Typed, score

pytestmark = pytest.mark.usefixtures("empty_index")


def first(typed: str, *entries):
    return max(entries, key=lambda each: score(each, Typed.read(typed)))


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"title": "Quên mật khẩu"}, {"title": "Mật khẩu bác quên"}),
        ({"title": "Mật khẩu bác quên"}, {"title": "A", "words": ["quên mật khẩu"]}),
        ({"title": "A", "words": ["quên mật khẩu"]}, {"title": "A", "words": ["mật khẩu", "quên"]}),
        ({"title": "A", "words": ["mật khẩu", "quên"]}, {"title": "A", "body": ["quên mật khẩu"]}),
        ({"title": "A", "body": ["quên mật khẩu"]}, {"title": "A", "body": ["mật khẩu bị quên"]}),
        ({"title": "A", "body": ["mật khẩu bị quên"]}, {"title": "Mật khẩu"}),
    ],
    ids=["phrase", "title", "listed phrase", "listed words", "phrase in the text", "all words"],
)
def test_the_better_place_comes_first(entry, better, worse):
    better, worse = entry(**better), entry(**worse)
    assert first("quen mat khau", worse, better) == better


def test_a_phrase_does_not_run_on_into_the_next_one(entry):
    together, apart = entry("A", words=["công an xã"]), entry("B", words=["công an", "xã"])
    assert first("cong an xa", apart, together) == together


def test_a_whole_word_comes_before_the_beginning_of_one(entry):
    whole, beginning = entry("Ma"), entry("Mau")
    assert first("ma", beginning, whole) == whole


def test_a_guide_comes_before_the_step_with_the_same_words(entry):
    guide, step = entry("Mở ứng dụng", kind="guide"), entry("Mở ứng dụng", kind="step")
    assert first("mo ung dung", step, guide) == guide


@pytest.mark.parametrize("other", ["Má", "Ma", "Mả", "Mạ", "Máy"])
def test_words_with_diacritics_come_first_where_they_are_spelt_so(entry, other):
    spelt, lookalike = entry("A", body=["nhập mã trong tin nhắn"]), entry(other)
    assert first("mã", lookalike, spelt) == spelt
    assert first("ma", spelt, lookalike) == lookalike


def test_words_people_type_may_be_listed_without_diacritics(entry):
    listed, text = entry("A", words=["can cuoc dien tu"]), entry("B", body=["căn cước điện tử"])
    assert first("căn cước điện tử", text, listed) == listed


def test_both_placements_of_a_tone_are_one_spelling(entry):
    assert score(entry("Hoà bình"), Typed.read("hòa bình")) == score(entry("Hòa bình"), Typed.read("hoà bình"))
