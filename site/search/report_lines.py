"""The three parts of the report of searches, and each of their rows in words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from wagtail.models import Site

from search import reports
from search.meanings import Meanings
from search.synonyms import LONGEST_PHRASE, plain


@dataclass(frozen=True)
class Part:
    """One question about searches: which texts answer it, and what is said when none does."""

    key: str
    name: str
    rule: str
    empty: str
    find: Callable[[Site | None, date], Any]
    in_vain: str = ""
    word: str = "word"  # the screen on which a row of it becomes a synonym


PARTS = (
    Part(
        "khong-thay", "Tìm không thấy", "Bà con gõ, trang chưa có gì để đưa ra.",
        "Chưa có chữ nào nhiều người gõ mà không thấy. Trang đang hiểu bà con, tốt quá.",
        reports.not_found, "không thấy gì",
    ),
    Part(
        "khong-mo", "Thấy mà không mở", "Có bài đưa ra, nhưng từ một nửa số lần trở lên không ai mở bài nào.",
        "Chữ nào nhiều người gõ cũng có người mở bài. Tốt quá.", reports.not_opened, "không mở bài nào",
    ),
    Part(
        "go-lai", "Gõ lại chữ khác", "Bà con gõ chữ này, chưa mở gì đã gõ chữ khác. Có khi hai chữ là một việc.",
        "Chưa có chữ nào nhiều người phải gõ lại. Tốt quá.", reports.retyped, word="retyping",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One text of the report, and what can be done about it."""

    row: dict[str, Any]
    part: Part
    meanings: Meanings

    @property
    def text(self) -> str:
        return self.row["text"]

    @property
    def meant(self) -> str:
        return self.row.get("meant", "")

    @property
    def how_often(self) -> str:
        typed, told, days = self.row["typed"], self.row["told"], self.row["days"]
        if self.meant:
            return f"{typed} lần trong {days} ngày. Gõ lại rồi mở được bài: {told} lần."
        return f"Gõ {typed} lần trong {days} ngày, {told} lần {self.part.in_vain}."

    @property
    def understood_as(self) -> str:
        """What the list of synonyms makes of it today."""
        meaning = self.meanings.by_phrase.get(plain(self.text), "")
        return meaning if plain(meaning) != plain(self.text) else ""

    @property
    def may_be_added(self) -> bool:
        return not self.understood_as and len(plain(self.text).split()) <= LONGEST_PHRASE

    @property
    def clear_meaning(self) -> str:
        """Where a second try says what the first one meant, one tap is enough."""
        meaning = self.meanings.known(self.meant) if self.meant and self.may_be_added else ""
        return meaning if plain(meaning) != plain(self.text) else ""

    @property
    def address(self) -> str:
        return reverse(f"search_report:{self.part.word}", args=[self.row["row"]])

    @property
    def hide_address(self) -> str:
        return reverse(f"search_report:hide_{self.part.word}", args=[self.row["row"]])

    @property
    def try_address(self) -> str:
        return results_address(self.text, self.row["locale__language_code"])


def results_address(text: str, language: str = settings.LANGUAGE_CODE) -> str:
    with translation.override(language):
        return f"{reverse('search:results')}?{urlencode({'q': text})}"
