"""The words of the index, as `SearchWord` rows: learned when entries are written, asked before every search.

Words are only added; those no entry has any more go with the next `manage.py rebuild_search`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from rapidfuzz.distance import OSA
from wagtail.models import Locale, Site

from core.text import fold, one_i
from core.typing_errors import one_slip_away
from search.models import SearchEntry, SearchWord

SHORTEST = 4  # letters: below, everything is near everything
FAR_FROM = 6  # letters from which two slips are forgiven
MOST_STRANGE = 4  # words that are looked at: more of them are no slips of the finger
MOST_NEAR = 4  # readings of one strange word
LONGEST = SearchWord._meta.get_field("word").max_length or 0


def learn(entries: Iterable[SearchEntry]) -> None:
    """Every word of these entries, as it is spelt most often."""
    spellings: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for entry in entries:
        spellings[entry.site_id, entry.locale_id].update(entry.exact.split())
    rows = [row for (site, locale), words in spellings.items() for row in _rows(site, locale, words)]
    SearchWord.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


def unknown(phrase: str) -> str:
    """The first word of the phrase that no entry has; "" when the site knows them all."""
    words = one_i(fold(phrase)).split()
    known = set(SearchWord.objects.filter(word__in=words).values_list("word", flat=True))
    return next((word for word in words if word not in known), "")


def forget_all() -> None:
    SearchWord.objects.all().delete()


def _rows(site: int, locale: int, words: Counter[str]) -> list[SearchWord]:
    spelling: dict[str, str] = {}
    for word, _ in sorted(words.items(), key=lambda item: (-item[1], item[0])):
        for part in one_i(fold(word)).split():
            spelling.setdefault(part, word)
    kept = ((word, spelt) for word, spelt in spelling.items() if max(len(word), len(spelt)) <= LONGEST)
    return [SearchWord(site_id=site, locale_id=locale, word=word, spelling=spelt) for word, spelt in kept]


class StoredWords:
    """The lexicon of one site in one language: search.analysis.Lexicon."""

    def __init__(self, site: Site | None, locale: Locale) -> None:
        self._words: QuerySet[SearchWord] = SearchWord.objects.filter(site=site, locale=locale)

    def known(self, words: Iterable[str]) -> dict[str, str]:
        return dict(self._words.filter(word__in=set(words)).values_list("word", "spelling"))

    def near(self, words: Iterable[str]) -> dict[str, list[tuple[int, str, str]]]:
        """One query for all: one slip anywhere, a second one behind the first two letters."""
        asked = [word for word in dict.fromkeys(words) if len(word) >= SHORTEST and not word.isdigit()][:MOST_STRANGE]
        if not asked:
            return {}
        slipped = {other for word in asked for other in one_slip_away(word)}
        begun = reduce(or_, (Q(word__startswith=word[:2]) for word in asked))
        rows = list(self._words.filter(begun | Q(word__in=slipped)).values_list("word", "spelling"))
        return {word: nearest(word, rows) for word in asked}


def nearest(word: str, rows: list[tuple[str, str]]) -> list[tuple[int, str, str]]:
    """The fewest slips first; a word it is the beginning of counts as none."""
    most = 2 if len(word) >= FAR_FROM else 1
    found = []
    for known, spelling in rows:
        slips = 0 if known.startswith(word) else OSA.distance(word, known, score_cutoff=most)
        if slips <= most and len(known) >= SHORTEST - 1:
            found.append((slips, known, spelling))
    return sorted(found)[:MOST_NEAR]
