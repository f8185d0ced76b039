"""Which of two things comes first."""

import pytest

from search.engines.scoring import Match, weights_of
from search.reading import read

pytestmark = pytest.mark.usefixtures("empty_index")


def scores(typed: str, *entries) -> list[float]:
    reading = read(typed, entries[0].site, entries[0].locale)
    matches = [Match(each, reading, repaired=True) for each in entries]
    weights = weights_of(reading, matches)
    return [match.score(weights) for match in matches]


def first(typed: str, *entries):
    given = scores(typed, *entries)
    assert given.count(max(given)) == 1, given
    return entries[given.index(max(given))]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"title": "Quên mật khẩu"}, {"title": "A", "words": ["quên mật khẩu"]}),
        ({"title": "A", "words": ["quên mật khẩu"]}, {"title": "Mật khẩu bác quên"}),
        ({"title": "Mật khẩu bác quên"}, {"title": "A", "words": ["mật khẩu", "quên"]}),
        ({"title": "A", "words": ["mật khẩu", "quên"]}, {"title": "A", "body": ["quên mật khẩu"]}),
        ({"title": "A", "body": ["quên mật khẩu"]}, {"title": "A", "body": ["mật khẩu bị quên"]}),
        ({"title": "A", "body": ["mật khẩu bị quên"]}, {"title": "Mật khẩu"}),
    ],
    ids=["phrase", "listed phrase", "title", "listed words", "phrase in the text", "all words"],
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
    assert scores("hòa bình", entry("Hoà bình")) == scores("hoà bình", entry("Hòa bình"))


@pytest.mark.parametrize("repaired", ["lộp hồ sơ", "nop ho xo", "nopp ho so"])
def test_a_mended_word_stands_below_the_word_as_it_was_typed(entry, repaired):
    meant, typed = entry("Nộp hồ sơ"), entry(repaired)
    assert first(repaired, meant, typed) == typed


def test_a_word_said_alike_comes_before_another_lookalike(entry):
    alike, other = entry("Lệ phỉ"), entry("Lệ phì")
    assert first("lệ phĩ", other, alike) == alike


def test_a_rare_word_says_more_than_a_frequent_one(entry):
    frequent = [entry(f"Mở tài khoản {number}") for number in range(6)]
    rare = entry("Deepfake")
    given = scores("khoan deepfake", *frequent, rare)
    assert given[-1] == max(given)


def test_words_of_a_question_say_next_to_nothing(entry):
    asked, chatter = entry("Đóng tiền điện"), entry("Tôi muốn hỏi thì phải làm thế nào cho đúng")
    assert first("tôi muốn hỏi thì phải làm thế nào để đóng tiền điện", chatter, asked) == asked
