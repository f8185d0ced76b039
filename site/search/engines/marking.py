"""Where in a text the words stand that answered a search. Pure: no database, no HTML.

Compared as the index is, folded and with one i, but cut out of the text as it is written: "dinh danh" marks
"định danh". A beginning marks its whole word.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.text import exact, fold, one_i

Parts = tuple[tuple[str, bool], ...]

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f][^\W_]*)*")


@dataclass(frozen=True)
class Answer:
    """A folded phrase that was found. `begins`: its last word may be half of one; `spelt`: only with these marks."""

    phrase: str
    begins: bool = False
    spelt: str = ""


@dataclass(frozen=True)
class Word:
    start: int
    end: int
    plain: str
    spelt: str


def marked(text: str, answers: Iterable[Answer]) -> Parts:
    """The text in parts, each with whether it answers; joined they are the text again."""
    words = list(_words(text))
    hit: set[int] = set()
    for answer in answers:
        hit.update(_places(words, answer))
    return tuple(_parts(text, [words[at] for at in sorted(hit)]))


def _words(text: str) -> Iterator[Word]:
    for found in _WORD.finditer(text):
        plain, spelt = _forms(found[0])
        if plain:
            yield Word(found.start(), found.end(), plain, spelt)


@lru_cache(maxsize=4096)
def _forms(word: str) -> tuple[str, str]:
    return one_i(fold(word)), one_i(exact(word))


def _places(words: list[Word], answer: Answer) -> Iterator[int]:
    *first, last = answer.phrase.split() or [""]
    for at in range(len(words) - len(first)) if last else ():
        end = at + len(first)
        begun = all(word.plain == part for word, part in zip(words[at:end], first, strict=True))
        if begun and _is(words[end], last, answer):
            yield from range(at, end + 1)


def _is(word: Word, wanted: str, answer: Answer) -> bool:
    written, wanted = (word.spelt, answer.spelt) if answer.spelt else (word.plain, wanted)
    return written.startswith(wanted) if answer.begins else written == wanted


def _parts(text: str, hits: list[Word]) -> Iterator[tuple[str, bool]]:
    """Words with nothing but space between them are one mark."""
    done = 0
    for start, end in _runs(text, hits):
        if start > done:
            yield text[done:start], False
        yield text[start:end], True
        done = end
    if done < len(text):
        yield text[done:], False


def _runs(text: str, hits: list[Word]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for word in hits:
        if runs and not text[runs[-1][1] : word.start].strip():
            runs[-1] = runs[-1][0], word.end
        else:
            runs.append((word.start, word.end))
    return runs
