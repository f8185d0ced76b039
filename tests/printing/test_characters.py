"""Every letter a Vietnamese name needs is in our fonts; what is not there is shown as such, and never stops a sheet."""

import unicodedata
from pathlib import Path

import pytest
from django.utils.functional import lazystr

import printing
from printing.characters import PRINTABLE, printable
from printing.services import render_pdf

pytestmark = pytest.mark.pure
FONTS = Path(printing.__file__).parent / "fonts"
VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
SMALL = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | set("bcdđghklmnpqrstvx")
ALPHABET = SMALL | {letter.upper() for letter in SMALL}
SIGNS = set("–…“”·✓□→0123456789 ₫/:;,.!?()%+-@")


def test_the_vietnamese_alphabet_in_both_cases_and_our_signs_are_printable():
    assert len(ALPHABET) == 2 * (12 * 6 + 17)
    assert ALPHABET | SIGNS <= PRINTABLE


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_every_printable_character_is_in_the_fonts(template, read, weight):
    page = template(f'#set text(weight: "{weight}")\n#for char in data.chars [#char ]')
    chars = sorted(char for char in PRINTABLE if char.isprintable() and not unicodedata.combining(char))
    [*pages] = read(render_pdf(template=page, data={"chars": chars}))
    assert set(ALPHABET | SIGNS) <= set("".join(pages))


def test_the_marks_that_a_letter_may_carry_are_in_the_fonts(template):
    marks = [f"x{char}" for char in PRINTABLE if unicodedata.combining(char)]
    assert len(marks) > 15
    assert render_pdf(template=template("#for char in data.chars [#char ]"), data={"chars": marks})


def test_each_font_is_small_and_its_licence_lies_beside_it():
    fonts = list(FONTS.glob("*.ttf"))
    assert len(fonts) == 4
    assert all(font.stat().st_size <= 120 * 1024 for font in fonts)
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")


def test_a_heart_behind_a_name_becomes_a_sign_and_the_name_stays():
    assert printable({"names": ["Hoa 😀 你", ("Bình",)]}) == {"names": ["Hoa � �", ["Bình"]]}


def test_text_is_composed_and_nothing_invisible_turns_it_around():
    typed = unicodedata.normalize("NFD", "Nguyễn") + "\u202e\u200b Văn\x07"
    assert printable(typed) == "Nguyễn Văn"


def test_translated_words_numbers_and_gaps_pass():
    assert printable([lazystr("Thứ Bảy"), 5, True, None]) == ["Thứ Bảy", 5, True, None]
