"""The editors' list of synonyms, ready to be looked up; a change counts from the next search, in every process."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Max

from core.text import fold, one_i
from search.models import SynonymGroup

LONGEST_PHRASE = 7  # words


class Synonyms:
    """Pure: no database. A phrase may stand in several groups; a group is read one way, from variant to meaning."""

    def __init__(self, groups: Iterable[tuple[str, Iterable[str]]] = ()) -> None:
        self._meanings: dict[str, tuple[str, ...]] = {}
        for meaning, variants in groups:
            meant = plain(meaning)
            for phrase in {plain(variant) for variant in variants} - {meant, ""}:
                self._meanings[phrase] = (*self._meanings.get(phrase, ()), meant)

    def of(self, words: Iterable[str]) -> tuple[str, ...]:
        """What the site calls what these folded words together say."""
        return self._meanings.get(" ".join(words), ())


def plain(phrase: str) -> str:
    return one_i(fold(phrase))


_kept: tuple[Any, Synonyms] = (None, Synonyms())


def current_synonyms() -> Synonyms:
    """One small query; a second one only after somebody has changed the list."""
    global _kept
    state = SynonymGroup.objects.aggregate(Max("changed_at"), Count("pk"))
    if _kept[0] != state:
        groups = SynonymGroup.objects.order_by("pk")
        _kept = state, Synonyms((group.meaning, group.phrases) for group in groups)
    return _kept[1]
