"""The forms of Vietnamese text: stored, compared, searched, put into addresses."""

import unicodedata
from collections.abc import Callable

import pytest

from core.text import clean_line, clean_text, exact, fold, fold_slug, nfc, plain_char, tokens

HOSTILE = {
    "one letter with very many marks": "a" + "\u0301\u0327" * 50_000,
    "nothing but zero-width spaces": "\u200b" * 100_000,
    "nothing but spaces": " " * 100_000,
    "nothing but lone surrogates": "\ud800" * 100_000,
    "signs that become eighteen letters": "\ufdfa" * 5_000,
    "one long word": "đ" * 100_000,
}
UNUSED = {"Cn", "Co"}  # code points without a character, or with a private one
FORMS: list[Callable[[str], str]] = [nfc, fold, exact, clean_line, clean_text]

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Định danh điện tử", "dinh danh dien tu"),
        ("ĐĂNG KÝ", "dang ky"),
        ("\u00d0inh \u00f0anh", "dinh danh"),  # Icelandic letters, as old keyboards type them
        ("\u0189inh \u0256anh", "dinh danh"),
        ("hòa hoà hoa\u0300", "hoa hoa hoa"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Ưởng"), "nguyen thi uong"),
        ("Ｖｎｅｉｄ　２", "vneid 2"),
        ("lu\u0301\u200ba\ufeff", "lua"),
        ("v\u00adn\u200de\u2060id", "vneid"),
        ("𝐕𝐍𝐞𝐈𝐃", "vneid"),
        ("٤٨٢١", "4821"),
        ("1️⃣2️⃣", "12"),
        ("  Mức 2 -- (mã: 12/3)  ", "muc 2 ma 12 3"),
        ("a\tb\r\nc\u00a0d\u3000e", "a b c d e"),
        ("a\ud800b", "ab"),
        ("!?…–•", ""),
        ("", ""),
    ],
)
def test_words_are_found_without_diacritics(typed: str, found: str) -> None:
    assert fold(typed) == found


def test_i_and_y_stay_apart_when_folded() -> None:
    assert fold("kỹ lý") != fold("kĩ lí")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("block", range(0, 0x20000, 0x2000), ids=hex)
def test_a_form_of_a_form_is_itself_for_every_letter_there_is(form: Callable[[str], str], block: int) -> None:
    chars = (chr(code) for code in range(block, block + 0x2000))
    text = " ".join(f"x{char}y{char}\u0301" for char in chars if unicodedata.category(char) not in UNUSED)
    once = form(text)
    assert form(once) == once


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_text_meant_to_break_the_site_does_not(form: Callable[[str], str], text: str) -> None:
    once = form(text)
    assert form(once) == once


def test_a_letter_keeps_no_more_than_thirty_marks() -> None:
    flooded = nfc("x" + "\u0301\u0327" * 500)
    assert sum(1 for char in flooded if unicodedata.combining(char)) == 30


def test_every_character_is_looked_at_once_however_long_the_text() -> None:
    asked = plain_char.cache_info
    before = asked()
    fold("ớ" * 10_000)
    first = asked()
    fold("ớ" * 20_000)
    second = asked()
    assert first.hits + first.misses - before.hits - before.misses == 10_000
    assert second.hits + second.misses - first.hits - first.misses == 20_000


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("HÒA BÌNH", "hoà bình"),
        ("khỏe", "khoẻ"),
        ("thủy", "thuỷ"),
        ("quý", "qúy"),
        ("Toà án", "tòa án"),
        ("Thanh Hoá", "Thanh Hóa"),
        ("hủy, bỏ!", "huỷ bỏ"),
        ("lọa", "loạ"),
        ("Định  danh", "định-danh"),
        ("\u00d0ịnh danh", "Định danh"),
        ("ĐỊNH DANH", unicodedata.normalize("NFD", "định danh")),
        ("ＶＮｅＩＤ", "vneid"),
        ("l\u200búa", "lúa"),
    ],
)
def test_two_spellings_of_the_same_words_match_exactly(one: str, other: str) -> None:
    assert exact(one) == exact(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("mã", "má"), ("ma", "mã"), ("đa", "da"), ("hoà", "hoá"), ("mua", "mùa"), ("kỹ", "kĩ"), ("hoạ", "hoa")],
)
def test_words_of_other_meaning_do_not_match_exactly(one: str, other: str) -> None:
    assert exact(one) != exact(other)


def test_the_tone_is_moved_only_where_the_two_placements_differ() -> None:
    assert exact("hoàn khuỷu quả của mùa thuế hòăn") == "hoàn khuỷu quả của mùa thuế hòăn"


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Định danh", "dinh-danh"),
        ("Nộp hồ sơ: làm thế nào?", "nop-ho-so-lam-the-nao"),
        ("  Đổi   SĐT ", "doi-sdt"),
        ("---", ""),
    ],
)
def test_an_address_keeps_every_letter_of_the_title(title: str, address: str) -> None:
    assert fold_slug(title) == address


def test_a_query_is_cut_into_words() -> None:
    assert tokens("Mất mật-khẩu, VNeID?") == ["mat", "mat", "khau", "vneid"]
    assert tokens(" … ") == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Bà   Hoa \n thôn 2 ", "Bà Hoa thôn 2"),
        (unicodedata.normalize("NFD", "Bà Hoà"), "Bà Hoà"),
        ("Hòa, hoà!", "Hòa, hoà!"),
        ("a\x00b\x07c\x1b", "abc"),
        ("B\u200ba\u0300\ufeff", "Bà"),
        ("\u202egnud\u202c", "gnud"),
        ("tên\ud83d", "tên"),
        ("\u3164\u2800", ""),
        ("một\u00a0hai\u2003ba", "một hai ba"),
    ],
)
def test_a_line_is_kept_as_typed_but_clean(typed: str, kept: str) -> None:
    assert clean_line(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\nb", "a\nb"),
        ("a\n\nb", "a\n\nb"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("a\n \t\n\u200b\n\nb", "a\n\nb"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("\n\n  a   b  \n\n", "a b"),
        ("a\x00\nb", "a\nb"),
    ],
)
def test_paragraphs_are_kept_with_at_most_one_empty_line_between(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


def test_what_is_kept_can_be_written_to_a_database() -> None:
    assert clean_text("a\ud800\x00b").encode() == b"ab"
