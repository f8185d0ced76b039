"""How we write, told to the writer when a page is saved. Nothing here refuses anything."""

import re
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.html import strip_tags
from wagtail.models import Page
from wagtail.rich_text import RichText

LONGEST_SENTENCE = 25  # words
SENTENCES = re.compile(r"(?<=[.!?…:])\s+|(?<=[.!?…]”)\s+|\n+")
NOT_PROSE = {"search_words", "source_name", "source_url"}


def words_in(value: Any) -> Iterator[str]:
    """Every piece of text in a field, a block or a list of blocks."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, RichText):
        yield strip_tags(value.source.replace("</p>", "\n"))
    elif hasattr(value, "values"):
        for child in value.values():
            yield from words_in(child)
    elif hasattr(value, "__iter__"):
        for child in value:
            yield from words_in(getattr(child, "value", child))


def long_sentences(page: Page) -> list[str]:
    own = [field.name for field in page._meta.local_fields if not field.is_relation and field.name not in NOT_PROSE]
    texts = [text for name in [*own, "search_description"] for text in words_in(getattr(page, name))]
    sentences = (sentence.strip() for text in texts for sentence in SENTENCES.split(text))
    return [sentence for sentence in sentences if len(sentence.split()) > LONGEST_SENTENCE]


def pictures_without_words(page: Page) -> list[int]:
    """Numbers of the steps whose picture says nothing to somebody who cannot see it."""
    steps = getattr(page, "numbered_steps", [])
    return [
        step.number for step in steps if step.value.get("picture") and not (step.value.get("picture_alt") or "").strip()
    ]


def facts_missing(page: Page) -> list[str]:
    """What a page with facts must name before somebody can trust it."""
    asked = {"topic": "chủ đề", "source_name": "nguồn", "checked_on": "ngày kiểm tra"}
    return [name for field, name in asked.items() if hasattr(page, field) and not getattr(page, field)]


def remind(request: HttpRequest, page: Page) -> None:
    """After somebody saved; the page is saved whatever it says. Saving by itself, the editor shows no messages."""
    if not request.accepts("text/html"):
        return
    page = page.specific
    if long := long_sentences(page):
        first = " ".join(long[0].split()[:8])
        messages.warning(
            request, f"Có {len(long)} câu dài quá {LONGEST_SENTENCE} chữ, nên ngắt ra. Câu đầu: “{first}…”"
        )
    if missing := facts_missing(page):
        messages.warning(request, f"Bài chưa có {', '.join(missing)}.")
    if numbers := pictures_without_words(page):
        steps = ", ".join(map(str, numbers))
        messages.warning(request, f"Hình ở bước {steps} chưa có lời cho người không nhìn thấy hình.")
