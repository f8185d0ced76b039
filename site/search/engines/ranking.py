"""From candidates to results: scored, put in order, shortened. What every engine ends with."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from core.text import fold, one_i
from search.analysis import Form, Reading
from search.engines.base import FACETS, Hit, Query, Results, SearchEngine
from search.engines.marking import Answer, marked
from search.engines.scoring import CONFUSED, Match, weights_of
from search.models import SearchEntry
from search.reading import read

PARTS_OF_A_GUIDE = 2  # the guide itself leads to the others
PART_SAYS = 0.5  # how much of what was typed the title of a part must say to stand beside its guide
WORTH = 0.25  # of the best score: what is below has nothing to do with the question


@dataclass(frozen=True)
class Scored:
    match: Match
    score: float
    title_share: float

    @property
    def entry(self) -> SearchEntry:
        return self.match.entry

    @property
    def order(self) -> tuple[Any, ...]:
        """Best score first; at the same score what is in force, guides before parts, then the editor's order."""
        entry = self.entry
        return -self.score, entry.is_past, bool(entry.part_of), entry.position, entry.title, entry.pk


def search(engine: SearchEngine, query: Query) -> Results:
    """Read the words, ask the engine, put its candidates in order."""
    reading = read(query.text, query.site, query.locale)
    if not reading.words:
        return Results()
    found = engine.candidates(query, reading)
    scored = _scored(found, reading, repaired=False)
    if not (scored and scored[0].match.is_sure):
        scored = _scored(found, reading, repaired=True)
    return _results(scored, query, reading)


def _scored(entries: list[SearchEntry], reading: Reading, *, repaired: bool) -> list[Scored]:
    matches = [Match(entry, reading, repaired=repaired) for entry in entries]
    weights = weights_of(reading, matches)
    scored = (Scored(match, match.score(weights), match.title_share(weights)) for match in matches)
    return sorted((each for each in scored if each.score > 0), key=lambda each: each.order)


def _results(scored: list[Scored], query: Query, reading: Reading) -> Results:
    if scored and scored[0].match.is_sure:
        scored = [each for each in scored if each.match.is_complete]
    worth = _few_parts([each for each in scored if each.score >= WORTH * scored[0].score])
    complete = any(each.match.is_complete for each in scored[:1])
    meant = _meant(query.text, worth[0].match, reading) if worth else ""
    facets = _facets(worth)
    shown = _narrowed(worth, query, facets)[: query.limit]
    return Results(tuple(_hit(each) for each in shown), meant, complete, facets)


def _narrowed(scored: list[Scored], query: Query, facets: dict[str, Counter[str]]) -> list[Scored]:
    """Those the visitor wants to see; what none of them has was not meant."""
    asked = {"kind": query.shown_kinds, "topic": (query.topic,), "village": (query.village,)}
    wanted = {name: having for name, values in asked.items() if (having := set(values) & set(facets[name]))}
    return [each for each in scored if all(getattr(each.entry, name) in having for name, having in wanted.items())]


def _facets(scored: list[Scored]) -> dict[str, Counter[str]]:
    """How many of the results each kind, topic and village has."""
    return {name: Counter(value for each in scored if (value := getattr(each.entry, name))) for name in FACETS}


def _few_parts(scored: list[Scored]) -> list[Scored]:
    """A guide stands for its steps and troubles, but for two whose own titles answer."""
    seen: Counter[str] = Counter()
    kept = []
    for each in scored:
        guide = each.entry.part_of
        if guide and (seen[guide] >= PARTS_OF_A_GUIDE or (each.title_share < PART_SAYS and seen[f"{guide}!"])):
            continue
        seen[guide or f"{each.entry.source}!"] += 1
        kept.append(each)
    return kept


def _meant(text: str, match: Match, reading: Reading) -> str:
    """The typed text with the mended words as they are spelt; "" when nothing was mended.

    A word the site has is called mistaken only where all the others bear that out.
    """
    mended = {
        reading.words[at]: spelt
        for at, found in enumerate(match.found)
        if found.form
        and found.quality
        and found.form.cost
        and (at in reading.strange or match.is_sure)
        and (spelt := _spelling(found.form, reading.at(at)))
    }
    parts = [mended.get(one_i(fold(part)), part) for part in text.split()]
    return " ".join(parts) if mended else ""


def _spelling(form: Form, others: list[Form]) -> str:
    """How a mended word is spelt; behind a synonym the keys or the slip that led to it."""
    alone = (each for each in [form, *others] if each.spelt and each.end == each.start + 1)
    return next((each.spelt for each in alone if each is form or not each.is_repair), "")


def _hit(scored: Scored) -> Hit:
    entry = scored.entry
    is_past = entry.is_past and entry.kind == SearchEntry.Kind.ALERT
    answers = _answers(scored.match)
    title, summary = (marked(text, answers) for text in (entry.title, entry.summary))
    return Hit(entry.kind, entry.title, entry.url, entry.summary, scored.score, is_past, title, summary)


def _answers(match: Match) -> list[Answer]:
    """The forms in which the telling words were found; how a word was spelt counts where that was found, too."""
    reading, answers = match.reading, []
    for at in reading.telling:
        best = match.found[at]
        spelt = reading.spelt[at] if reading.spelt and best.quality > CONFUSED else ""
        for form in match.forms[at]:
            if form is best.form or not form.is_repair:
                answers.append(Answer(form.phrase, form.begins, "" if form.cost else spelt))
    return answers
