"""How well an entry answers typed words. Pure: no database.

Score = 100 × share of the words found
        + place of the words                          (8 … 2, see below)
        + 4 × place of the words as they are spelt, if any was typed with diacritics

An entry with more of the words is always first. Then a word spelt as it was typed, even deep in a text
(4 × 2), outweighs a look-alike that fills the title (8): "mã" comes before "má" and "ma".
A step answers a part of a question, so its places count 0.6: the guide comes first.
"""

from dataclasses import dataclass

from core.text import exact, fold, tokens
from search.models import SearchEntry

MOST_WORDS = 16
SHARE = 100.0
SPELLING = 4.0
STEP = 0.6
BEGINNING = 0.6  # "kich" found in "kichhoat", not as a word of its own

TITLE_PHRASE, TITLE = 8.0, 6.0
WORDS_PHRASE, WORDS = 5.0, 4.0  # "bà con hay gõ"
BODY_PHRASE, BODY = 3.0, 2.0


@dataclass(frozen=True)
class Typed:
    """Typed text as distinct words: folded, and as they are spelt if any of them has diacritics."""

    folded: tuple[str, ...]
    spelt: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> "Typed":
        spelt = tuple(dict.fromkeys(exact(text).split()[:MOST_WORDS]))
        has_diacritics = any(fold(word) != word for word in spelt)
        return cls(tuple(dict.fromkeys(tokens(text)[:MOST_WORDS])), spelt if has_diacritics else ())


def found_in(words: tuple[str, ...], texts: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the words with which a word of the texts begins."""
    return tuple(word for word in words if any(f" {word}" in text for text in texts))


def matches_every_word(entry: SearchEntry, typed: Typed) -> bool:
    return found_in(typed.folded, _folded(entry)) == typed.folded


def score(entry: SearchEntry, typed: Typed) -> float:
    found = found_in(typed.folded, _folded(entry))
    places = _place(found, _folded(entry)) + SPELLING * _spelling(typed.spelt, entry)
    weight = STEP if entry.kind == SearchEntry.Kind.STEP else 1.0
    return round(SHARE * len(found) / len(typed.folded) + weight * places, 4)


def _folded(entry: SearchEntry) -> tuple[str, ...]:
    return entry.folded_title, entry.folded_words, entry.folded_body


def _spelling(spelt: tuple[str, ...], entry: SearchEntry) -> float:
    """Place of the words found with their own diacritics, less if some are found only without."""
    if not spelt:
        return 0.0
    title, words, body = entry.exact.split("\n")
    for word in spelt:  # what people type is often listed without diacritics: that is no other spelling
        words = words.replace(f" {fold(word)}", f" {word}")
    found = found_in(spelt, (title, words, body))
    return _place(found, (title, words, body)) * len(found) / len(spelt)


def _place(words: tuple[str, ...], texts: tuple[str, ...]) -> float:
    """The best place where the words stand, whole or as the beginnings of words."""
    if not words:
        return 0.0
    return max(_best(words, texts, " "), BEGINNING * _best(words, texts, ""))


def _best(words: tuple[str, ...], texts: tuple[str, ...], end: str) -> float:
    title, listed, body = texts
    phrase = f" {' '.join(words)}{end}"

    def all_in(*where: str) -> bool:
        return all(any(f" {word}{end}" in text for text in where) for word in words)

    places = [
        (TITLE_PHRASE, phrase in title),
        (TITLE, all_in(title)),
        (WORDS_PHRASE, phrase in listed),
        (WORDS, all_in(title, listed)),
        (BODY_PHRASE, phrase in body),
        (BODY, all_in(*texts)),
    ]
    return next((weight for weight, is_there in places if is_there), 0.0)
