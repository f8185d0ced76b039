"""What a resident reads: the words in <main> of every page of the starter site, block by block."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser

from django.test import Client
from wagtail.models import Page

from core.models import SourcedPage
from guides.models import GuidePage
from teams_directory.models import Village

OTHER = [
    "/to-cong-nghe-so/lich-hoc/",
    "/to-cong-nghe-so/lich-hoc/?thon=thon-mau-6",
    "/hen-ho-tro/",
    "/tra-cuu/",
    "/tra-cuu-so/",
    "/gop-y/",
    "/gop-y/tra-loi/",
    "/tim-kiem/",
    "/tim-kiem/?q=vneid",
    "/tim-kiem/?q=con+duong",
    "/khong-co-trang-nay/",
    "/ngoai-mang/",
]
SENT_EMPTY = ["/tra-cuu/", "/hen-ho-tro/xem-lai/"]
WITHIN_A_SENTENCE = {"strong", "em", "b", "i", "span", "time", "abbr", "br", "small", "mark"}
UNSEEN = {"script", "style", "svg", "template"}
SPOKEN = ("alt", "aria-label", "placeholder", "title")
SENTENCE_END = re.compile(r"(?<=[.!?:…])\s+|(?<=[.!?…]”)\s+")


class _Blocks(HTMLParser):
    """Gathers the text of <main>; a new block begins wherever a reader sees a new line or a button."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.depth = self.unseen = 0
        self.parts: list[str] = []

    def flush(self) -> None:
        words = " ".join("".join(self.parts).split())
        if words:
            self.blocks.append(words)
        self.parts = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag == "main"
        self.unseen += tag in UNSEEN
        inline_link = tag == "a" and not dict(attrs).get("class")
        if tag not in WITHIN_A_SENTENCE and not inline_link:
            self.flush()
        if self.depth and not self.unseen:
            self.blocks += [words for name, words in attrs if name in SPOKEN and words]

    def handle_endtag(self, tag: str) -> None:
        if tag not in WITHIN_A_SENTENCE and tag != "a":
            self.flush()
        self.depth -= tag == "main"
        self.unseen -= tag in UNSEEN

    def handle_data(self, data: str) -> None:
        if self.depth and not self.unseen:
            self.parts.append(data)


@dataclass(frozen=True)
class Read:
    """One page as it came, and what stands on it."""

    address: str
    html: str
    page: Page | None = None

    @cached_property
    def blocks(self) -> list[str]:
        parser = _Blocks()
        parser.feed(self.html)
        parser.flush()
        return parser.blocks

    @property
    def main(self) -> str:
        return self.html.split("<main", 1)[1].split("</main>", 1)[0]

    def sentences(self) -> Iterator[str]:
        for block in self.blocks:
            yield from split_sentences(block)


def split_sentences(words: str) -> list[str]:
    return [sentence for sentence in SENTENCE_END.split(words) if sentence.strip()]


def read_site() -> list[Read]:
    """Every page of the starter site, once."""
    client = Client()
    pages = list(Page.objects.live().filter(depth__gt=1).specific())
    found = [(page.url, page) for page in pages]
    for guide in pages:
        if isinstance(guide, GuidePage):
            found += [(f"{guide.url}buoc-{step.number}/", None) for step in guide.numbered_steps]
    found += [(f"/to-cong-nghe-so/{village.slug}/", None) for village in Village.objects.all()]
    found += [(address, None) for address in OTHER]
    read = [Read(address, client.get(address).content.decode(), page) for address, page in found]
    return read + [Read(address, client.post(address, {}).content.decode()) for address in SENT_EMPTY]


def source_names() -> list[str]:
    """What a newspaper calls itself is not ours to mend."""
    sourced = (page for page in Page.objects.live().specific() if isinstance(page, SourcedPage))
    return sorted({page.source_name for page in sourced if page.source_name}, key=len, reverse=True)


def composed(html: str) -> bool:
    return unicodedata.is_normalized("NFC", html)
