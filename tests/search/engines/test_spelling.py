"""The nearest word to a mistyped one."""

import pytest

from search.engines.spelling import Vocabulary, did_you_mean, distance

WORDS = Vocabulary(["kích hoạt vneid", "kích hoạt tài khoản", "căn cước điện tử", "mã otp", "giấy khai sinh"])


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("vneid", "vneid", 0),
        ("vneit", "vneid", 1),
        ("vnied", "vneid", 1),
        ("kichh", "kich", 1),
        ("kch", "kich", 1),
        ("khoat", "hoat", 1),
        ("giya", "giay", 1),
        ("tuoc", "cuocs", 2),
        ("abcd", "wxyz", 3),
        ("a", "abcdefgh", 3),
    ],
)
def test_slips_are_counted(one, other, slips):
    assert distance(one, other, 2) == slips
    assert distance(other, one, 2) == slips


def test_a_mistyped_word_is_answered_as_it_is_spelt():
    assert did_you_mean("kichh hoat", WORDS) == "kích hoat"


def test_the_known_words_stay_as_they_were_typed():
    assert did_you_mean("Căn cuocc Điện tử", WORDS) == "Căn cước Điện tử"


@pytest.mark.parametrize("typed", ["vneid", "vne", "mã otp", "", "???", "zzzzqqqq", "mx", "otq"])
def test_known_beginnings_short_words_and_strange_words_get_no_answer(typed):
    assert did_you_mean(typed, WORDS) == ""


def test_four_letters_forgive_one_slip_and_five_letters_two():
    assert WORDS.nearest("kihc") == "kích"
    assert WORDS.nearest("kyhx") == ""
    assert WORDS.nearest("kikhc") == "kích"


def test_of_two_words_as_near_the_more_used_one_is_meant():
    words = Vocabulary(["tuan tuan tuan", "toan"])
    assert words.nearest("tnan") == "tuan"


def test_many_unknown_words_are_not_slips():
    assert did_you_mean("qqqq wwww xxxx kichh", WORDS) == ""
