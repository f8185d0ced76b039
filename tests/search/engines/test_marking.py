"""Which words of a title and a summary are marked as those that answered."""

import random
import unicodedata

import pytest
from wagtail.models import Locale

from search import engines
from search.engines.marking import Answer, marked


def shown(text: str, *answers: Answer) -> str:
    return "".join(f"[{part}]" if is_marked else part for part, is_marked in marked(text, answers))


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Làm định danh mức 2", "dinh danh", "Làm [định danh] mức 2"),
        ("Định danh, căn cước", "dinh", "[Định] danh, căn cước"),
        ("Căn cước; căn nhà", "can cuoc", "[Căn cước]; căn nhà"),
        ("Kỹ thuật", "ki thuat", "[Kỹ thuật]"),
        ("Mở VNeID.", "vneid", "Mở [VNeID]."),
        ("Đăng nhập", "khong co", "Đăng nhập"),
        ("", "dinh", ""),
        ("Định danh", "", "Định danh"),
        (unicodedata.normalize("NFD", "Định danh"), "danh", unicodedata.normalize("NFD", "Định [danh]")),
    ],
)
def test_words_are_marked_as_they_are_written(text, phrase, expected):
    assert shown(text, Answer(phrase)) == expected


def test_half_a_word_marks_the_whole_one_and_a_whole_word_no_longer_one():
    assert shown("Kích hoạt, kích", Answer("kic", begins=True)) == "[Kích] hoạt, [kích]"
    assert shown("Mãi mãi giữ mã", Answer("ma")) == "Mãi mãi giữ [mã]"


def test_neighbours_are_one_mark_unless_a_sign_parts_them():
    assert shown("Quên mật khẩu, khẩu lệnh", Answer("mat"), Answer("khau")) == "Quên [mật khẩu], [khẩu] lệnh"
    assert shown("mật, khẩu", Answer("mat"), Answer("khau")) == "[mật], [khẩu]"


def test_a_word_typed_with_its_marks_leaves_its_lookalikes():
    assert shown("Má giữ mã", Answer("ma", spelt="mã")) == "Má giữ [mã]"


def test_the_parts_are_the_text_whatever_it_holds():
    dice = random.Random(6)  # noqa: S311 - the same texts in every run
    letters = "aAeđĐệ ,;<&\u0323\u0300\u200b\ud800ﷺ½３_\n"
    for _ in range(500):
        text, typed = ("".join(dice.choices(letters, k=dice.randrange(most))) for most in (40, 6))
        parts = marked(text, [Answer(typed, dice.random() < 0.5), Answer("a", begins=True)])
        assert "".join(part for part, _ in parts) == text
        assert all(part for part, _ in parts)


@pytest.fixture
def first(site, entry):
    """The best hit for these words, with its marks."""

    def find(typed: str, title: str, summary: str = "") -> str:
        entry(title, summary=summary, body=[summary])
        hit = engines.search(engines.Query(typed, site, Locale.get_default())).hits[0]
        assert "".join(part for part, _ in hit.title_parts) == hit.title
        return " | ".join(
            "".join(f"[{part}]" if is_marked else part for part, is_marked in parts)
            for parts in (hit.title_parts, hit.summary_parts)
            if parts
        )

    return find


@pytest.mark.usefixtures("empty_index")
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("dinh danh", "Làm [định danh] mức 2 | Đem thẻ ra xã làm [định danh]."),
        ("làm định danh", "Làm [định danh] mức 2 | Đem thẻ ra xã làm [định danh]."),
        ("ddinhj danh", "Làm [định danh] mức 2 | Đem thẻ ra xã làm [định danh]."),
        ("dinhh danh", "Làm [định danh] mức 2 | Đem thẻ ra xã làm [định danh]."),
        ("dinh dan", "Làm [định danh] mức 2 | Đem thẻ ra xã làm [định danh]."),
        ("dinhdanh", "Làm [định danh] mức 2 | Đem thẻ ra xã làm [định danh]."),
    ],
)
def test_the_words_that_answered_are_marked_however_they_were_typed(first, typed, expected):
    assert first(typed, "Làm định danh mức 2", "Đem thẻ ra xã làm định danh.") == expected


@pytest.mark.usefixtures("empty_index")
def test_a_synonym_marks_what_the_site_says(first):
    assert first("cccd", "Làm thẻ căn cước") == "Làm thẻ [căn cước]"


@pytest.mark.usefixtures("empty_index")
def test_where_only_the_text_answers_nothing_is_marked(first, entry):
    entry("Bài khác", body=["xyzt"])
    assert first("xyzt", "Không phải bài này") == "Bài khác"
