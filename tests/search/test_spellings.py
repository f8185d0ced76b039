"""More than 300 ways to type what the site says, and what each is taken for."""

import random
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from core.text import exact, fold
from search.analysis import MOST_WORDS, Reading, analyse
from search.documents import folded, padded, spelt
from search.engines.scoring import Match
from search.lexicon import nearest
from search.models import SearchEntry
from search.synonyms import Synonyms
from starter import content

pytestmark = pytest.mark.pure

TABLE = tomllib.loads((Path(__file__).parent / "spellings.toml").read_text(encoding="utf-8"))
SYNONYMS = Synonyms((meaning, words.split(",")) for meaning, words in content.read("synonyms")["synonyms"].items())


class Words:
    """A site with the words of the table and no others."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.words = {word: word for text in texts for word in folded(text).split()}
        self.asked = 0

    def known(self, words):
        asked = set(words)
        self.asked += len(asked)
        return {word: self.words[word] for word in asked & set(self.words)}

    def near(self, words):
        return {word: nearest(word, list(self.words.items())) for word in words if len(word) >= 4}


WORDS = Words(phrase for group in TABLE.values() for phrase in group)


def rows(name: str) -> list[tuple[str, str]]:
    return [(typed, phrase) for phrase, spellings in TABLE[name].items() for typed in spellings]


def read(typed: str) -> Reading:
    return analyse(typed, SYNONYMS, WORDS)


def titled(title: str) -> SearchEntry:
    return SearchEntry(
        kind="guide", title=title, folded_title=padded([title], folded), folded_words=" ", folded_body=" ",
        exact="\n".join([padded([title], spelt), " ", " "]),
    )  # fmt: skip


def test_the_table_is_long_enough():
    assert len(set(rows("exact"))) + len(set(rows("repaired"))) >= 300


@pytest.mark.parametrize(("typed", "phrase"), rows("exact"), ids=str)
def test_it_is_understood_without_guessing(typed, phrase):
    assert Match(titled(phrase), read(typed), repaired=False).is_complete


@pytest.mark.parametrize(("typed", "phrase"), rows("repaired"), ids=str)
def test_it_is_mended_and_stands_below_what_was_typed(typed, phrase):
    reading = read(typed)
    mended = Match(titled(phrase), reading, repaired=True)
    assert mended.is_complete
    assert not Match(titled(phrase), reading, repaired=False).is_complete
    weights = list(reading.weights)
    assert Match(titled(typed), reading, repaired=True).score(weights) > mended.score(weights)


def chance_text(chance: random.Random) -> str:
    """Words of the table, keys, digits, marks and what no keyboard has, in any order."""
    letters = "abdeghiklmnopqrstuvwxyzâăêôơưđ0123456789 sfrxjwấệỡ\u0301\u0323\u200b\ud800🙂-."
    words = list(WORDS.words)
    parts = [
        chance.choice(words) if chance.random() < 0.4 else "".join(chance.choices(letters, k=chance.randint(1, 14)))
        for _ in range(chance.randint(0, 25))
    ]
    return chance.choice([" ", ""]).join(parts) if chance.random() < 0.9 else chance.choice(words) * 50


def test_no_text_breaks_the_analysis_and_every_word_keeps_a_form():
    chance = random.Random(6)  # noqa: S311 - the same texts every time
    for _ in range(300):
        typed = chance_text(chance)
        reading = read(typed)
        assert len(reading.words) <= MOST_WORDS, repr(typed)
        assert len(reading.weights) == len(reading.words), repr(typed)
        for place, word in enumerate(reading.words):
            assert any(form.phrase == word and form.cost == 0 for form in reading.at(place)), repr(typed)


def test_reading_the_same_text_again_gives_the_same_and_its_folded_form_the_same_words():
    chance = random.Random(7)  # noqa: S311 - the same texts every time
    for _ in range(100):
        typed = chance_text(chance)
        assert read(typed) == read(typed), repr(typed)
        assert read(fold(typed)).words == read(exact(fold(typed))).words, repr(typed)


def test_a_longer_text_costs_in_proportion_up_to_the_words_that_are_read():
    def cost(words: int) -> int:
        asking = Words(WORDS.words)
        analyse(" ".join(f"dinhdanhdientu{chr(97 + number)}" for number in range(words)), SYNONYMS, asking)
        return asking.asked

    assert cost(8) <= 2.5 * cost(4)
    assert cost(16) <= 2.5 * cost(8)
    assert cost(200) == cost(16)
