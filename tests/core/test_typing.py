"""Keys, syllables, sounds and slips: what core knows of the ways Vietnamese is mistyped."""

import random

import pytest

from core.short_forms import NUMBERS, SHORT_FORMS
from core.syllables import cut, is_syllable, pieces
from core.text import exact, fold, one_i
from core.typing_errors import one_slip_away, sounds_like
from core.typing_keys import from_telex, from_vni

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ddieenj", "điện"), ("dieenjd", "điện"), ("tuwr", "tử"), ("muwcs", "mức"), ("hoatj", "hoạt"),
        ("khaaur", "khẩu"), ("dduwowcj", "được"), ("dduocwj", "được"), ("nguwowif", "người"), ("tieefn", "tiền"),
        ("luwaf", "lừa"), ("ddaor", "đảo"), ("quees", "quế"), ("giaays", "giấy"), ("hoaf", "hòa"), ("bawngf", "bằng"),
        ("khoer", "khỏe"), ("w", "ư"), ("dien", ""), ("vneid", ""), ("sms", ""), ("", ""), ("ddddd", ""), ("max", "mã"),
        ("thuws", "thứ"), ("nghieengf", "nghiềng"), ("ys", "ý"),
    ],
)  # fmt: skip
def test_raw_telex_is_read(typed, meant):
    assert from_telex(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("d9ie6n5", "điện"), ("die6n5d9", ""), ("tu73", "tử"), ("tu37", "tử"), ("mu71c", "mức"), ("kha63u", "khẩu"),
        ("d9u7o75c", "được"), ("ngu7o72i", "người"), ("lu72a", "lừa"), ("ba82ng", "bằng"), ("hoa5t", "hoạt"),
        ("vneid2", ""), ("5g", ""), ("100", ""), ("", ""), ("9", ""), ("dien", ""),
    ],
)  # fmt: skip
def test_raw_vni_is_read(typed, meant):
    assert from_vni(typed) == meant


@pytest.mark.parametrize("word", "nghieng duoc quoc giay hoat thuyen uong i an qua gi xoong tu muoi khoe".split())
def test_these_are_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["ddieenj", "vneid", "cccd", "hoatt", "matkhau", "ngg", "q", "xyz", "5g"])
def test_these_are_none(word):
    assert not is_syllable(word)


def test_run_together_words_are_cut_into_the_fewest_known_ones():
    known = {"dinh", "danh", "dinhdanh", "dien", "tu", "vneid"}
    assert cut("danhdien", known) == ("danh", "dien")
    assert cut("dinhdanhdientu", known) == ("dinhdanh", "dien", "tu")
    assert cut("vneiddien", known) == ("vneid", "dien")
    assert cut("dinhxyz", known) == cut("dinh", known) == cut("", known) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lop", "nop"), ("nua", "lua"), ("cha", "tra"), ("tran", "chan"), ("xo", "so"), ("sang", "xang"),
        ("ra", "da"), ("da", "gia"), ("giay", "day"), ("rut", "giut"), ("khoang", "khoan"), ("mac", "mat"),
        ("binh", "benh"), ("hiu", "huu"), ("ruou", "rieu"), ("fat", "phat"), ("kong", "cong"), ("nghan", "ngan"),
    ],
)  # fmt: skip
def test_words_that_sound_alike_somewhere_lead_to_each_other(one, other):
    assert other in sounds_like(one)
    assert one in sounds_like(other)


@pytest.mark.parametrize("typed", ["vneit", "vnied", "vneiid", "vnei", "neid", "vneidd", "cneid"])
def test_one_slip_is_undone(typed):
    assert "vneid" in one_slip_away(typed)


def test_two_slips_are_not_one():
    assert "vneid" not in one_slip_away("vnieddd")


def test_y_is_i_where_both_are_written():
    assert one_i(fold("Kỹ Mỹ Lý tỷ quý y tế yêu sỹ")) == "ki mi li ti qui i te ieu si"
    assert one_i(fold("tay thuý cây huy khuya")) == "tay thuy cay huy khuya"
    assert one_i(exact("mỹ")) == exact("mĩ")
    assert one_i(exact("quý")) == exact("quí")


def test_short_forms_are_folded_and_short_for_something_else():
    for short, meant in SHORT_FORMS.items():
        assert short == fold(short) and meant
        assert all(phrase == fold(phrase) != short for phrase in meant)
    assert NUMBERS["hai"] == "2" and NUMBERS["2"] == "hai" and NUMBERS["muoi"] == "10" and len(NUMBERS) == 20


LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def chance_words(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 - the same texts every time
    return ["".join(chance.choices(LETTERS, k=chance.randint(0, 40))) for _ in range(count)]


@pytest.mark.parametrize("strange", ["", " ", "ế", "\ud800", "\u0301", "🙂", "\x00", "a" * 100_000, "đ", "1" * 1000])
def test_nothing_raises(strange):
    for function in (from_telex, from_vni, is_syllable, sounds_like, one_slip_away, pieces, one_i):
        function(strange)
    cut(strange, {"a"})


@pytest.mark.parametrize("decode", [from_telex, from_vni])
def test_what_was_decoded_is_a_syllable_and_stays_as_it_is(decode):
    for word in chance_words(1, 3000) + [
        "".join(pair) for pair in zip(chance_words(2, 500), "sfrxj" * 100, strict=True)
    ]:
        meant = decode(word[:9])
        if meant:
            assert is_syllable(one_i(fold(meant))), word
            assert decode(meant) == "", word


def test_one_i_is_idempotent_and_keeps_the_length():
    for word in chance_words(3, 3000):
        once = one_i(word.replace("a", "y"))
        assert one_i(once) == once and len(once) == len(word), word


def test_what_is_made_of_a_word_grows_no_faster_than_the_word():
    for word in chance_words(4, 300):
        assert len(one_slip_away(word)) <= 54 * min(len(word), 24) + 30
        assert len(pieces(word)) <= 7 * len(word)
        assert len(sounds_like(word)) <= 16
