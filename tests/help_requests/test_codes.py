"""Codes of requests: said over the telephone, typed from memory, shown on a slip of paper."""

import re
import secrets

import pytest

from core.text import fold
from help_requests.codes import WORDS, code_key, display_code, new_code, sound

# Folded words that are rude, or could be heard so, or that belong to death and illness.
UNKIND = set(
    """
    buoi buom cac chich chim cho cu cut dai dam de deo dien dit du hiep lon mong mu ngu non nung phan vu vo
    benh chet ham hom huyet khoc kiep ma mo oan quan quy tang tha thac than tham to tra tru van xac
    """.split()
)
NUMBERS = set("khong mot hai ba bon tu nam lam sau bay tam chin muoi tram nghin".split())
PEOPLE = set("anh ba bac chau chi chu co con di em me mo".split())

pytestmark = pytest.mark.pure


def test_there_are_words_enough() -> None:
    assert len(WORDS) >= 220
    assert len(WORDS) * (len(WORDS) - 1) * 10_000 > 600_000_000


def test_no_two_words_are_the_same_without_diacritics() -> None:
    assert len({fold(word) for word in WORDS}) == len(WORDS)


def test_no_two_words_differ_only_by_sounds_that_people_swap() -> None:
    heard: dict[str, list[str]] = {}
    for word in WORDS:
        heard.setdefault(sound(word), []).append(word)
    assert [words for words in heard.values() if len(words) > 1] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lúa", "núa"), ("trâu", "châu"), ("sông", "xông"), ("dừa", "giừa"), ("dừa", "rừa"),
        ("rừng", "giừng"),
        ("giếng", "diếng"), ("giếng", "riếng"), ("nghệ", "ngệ"), ("gì", "rì"), ("giò", "đo"), ("gieo", "reo"),
    ],
)  # fmt: skip
def test_swapped_sounds_count_as_one(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("nhà", "là"), ("ngà", "là"), ("thu", "tru"), ("ga", "da")])
def test_sounds_that_nobody_swaps_stay_apart(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_one_short_friendly_syllable(word: str) -> None:
    folded = fold(word)
    assert re.fullmatch("[a-z]{2,7}", folded)
    assert word == word.lower()
    assert folded not in UNKIND | NUMBERS | PEOPLE


def test_a_new_code_is_two_different_words_and_four_digits() -> None:
    for _ in range(300):
        first, second, digits = new_code().split(" ")
        assert first in WORDS
        assert second in WORDS
        assert first != second
        assert re.fullmatch("[0-9]{4}", digits)


def test_a_small_number_keeps_its_four_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "randbelow", lambda limit: 7)
    assert new_code().endswith(" 0007")


def test_the_digits_go_up_to_9999(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "randbelow", lambda limit: limit - 1)
    assert new_code().endswith(" 9999")


def test_every_new_code_is_found_by_its_key_and_by_what_is_shown() -> None:
    for _ in range(300):
        code = new_code()
        key = code_key(code)
        assert key is not None
        assert re.fullmatch("[a-z]{2,7}-[a-z]{2,7}-[0-9]{4}", key)
        assert code_key(key) == key
        shown = display_code(code)
        assert code_key(shown) == key
        assert display_code(key) == shown
        assert shown.replace("–", " ") == code


@pytest.mark.parametrize(
    "typed",
    [
        "lúa sông 4821", "lúa–sông 4821", "Lúa – Sông 4821", "lua song 4821", "LUA-SONG-4821",
        "LÚA SÔNG 4821",
        "lua_song_4821", "lua.song.4821", "lua, song, 4821", "  lúa   sông   4821  ", "lúa sông 48 21",
        "lúa sông 4 8 2 1", "lúa sông 48.21", "lúa sông 48-21", "lúa sông: 4821.", "“lúa sông 4821”",
        "lúasông4821", "luasong4821", "lua song4821", "luasong 4821", "ＬＵＡ ＳＯＮＧ ４８２１",
        "lúa sông ٤٨٢١",
        "lu\u0301a so\u0302ng 4821", "lúa\u200bsông 4821", "lúa\nsông\n4821", "núa sông 4821",
        "lúa xông 4821",
        "núa xông 4821", "lụa sòng 4821", "mã lúa sông 4821", "Mã số: lúa sông 4821",
        "mã của tôi là lúa sông 4821",
        "mã yêu cầu lúa-sông-4821",
    ],
)  # fmt: skip
def test_a_code_is_understood_however_it_is_typed_or_heard(typed: str) -> None:
    assert code_key(typed) == "lua-song-4821"
    assert display_code(typed) == "lúa–sông 4821"


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "lúa", "4821", "lúa sông", "lúa 4821", "lúa sông 482", "lúa sông 48215", "4821 lúa sông",
        "lúa 4821 sông", "lúa sông tre 4821", "lúa lúa 4821", "lúa núa 4821", "l s 4821",
        "nghiêngg sông 4821",
        "lúa sông 4821 8421", "0912 345 678", "luasongtre4821", "bangao4821", "mã 4821", "lúa sông bốn tám",
        "mã lúa 4821",
    ],
)  # fmt: skip
def test_what_is_no_code_is_told_apart(typed: str) -> None:
    assert code_key(typed) is None


def test_a_code_of_words_not_in_the_list_is_kept_as_typed() -> None:
    assert code_key("Xin Voọc 1234") == "xin-vooc-1234"
    assert display_code("xin-vooc-1234") == "xin–vooc 1234"


def test_what_is_no_code_is_shown_as_a_clean_line() -> None:
    assert display_code("  chưa\n có  mã ") == "chưa có mã"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("mã của tôi là cua sông 4821", "cua-song-4821"),
        ("cua sông 4821", "cua-song-4821"),
        ("mã yêu cầu cau lúa 4821", "cau-lua-4821"),
        ("cau cua 4821", "cau-cua-4821"),
        ("mã la lúa 4821", "na-lua-4821"),
    ],
)
def test_a_word_of_the_list_counts_even_when_it_could_introduce_a_code(typed: str, key: str) -> None:
    assert code_key(typed) == key


@pytest.mark.parametrize("typed", ["lua " * 25_000, "a" * 99_999, "1 " * 50_000, "ma " * 30_000 + "lua 4821"])
def test_a_text_meant_to_break_the_code_box_is_no_code(typed: str) -> None:
    assert code_key(typed) is None
