"""Grows one prepared site to thousands and asks the judged queries in one process (see tests.bench.search.country)."""

import json
import random
import re
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

from tests.bench.search.engines import ENGINES
from tests.bench.search.judgement import LOOKED_AT, judged_set

ASKED, WARM, GROWTH = 400, 20, 3.0
SAMPLE = re.compile(r"\b(Mẫu|mẫu|mau) (\d{1,2})\b")
SYLLABLES = (
    "an bình châu đông đoài giang hà hòa hưng khê lâm lạc long minh nam ninh phú phúc quang sơn tân thanh trung văn yên"
)


def model(name: str) -> Any:
    return apps.get_model(name)


class Country:
    """Communes as sites: each with the starter's entries under village names of its own."""

    def __init__(self) -> None:
        self.first = model("wagtailcore.Site").objects.get(is_default_site=True)
        self.locale = model("wagtailcore.Locale").get_default()
        self.entries = model("search.SearchEntry").objects
        self.patterns = list(self.entries.filter(site=self.first, locale=self.locale).order_by("pk"))
        self.sites, self.chance = [self.first], random.Random(1)  # noqa: S311 - the same country in every run

    def grow(self, documents: int) -> None:
        """Sites until there are so many entries; their words are learned as publishing would."""
        more = max(documents // len(self.patterns) - len(self.sites), 0)
        made = model("wagtailcore.Site")
        root = self.first.root_page
        self.sites += made.objects.bulk_create(
            made(hostname=f"xa-{number}.example", port=443, root_page=root) for number in range(more)
        )
        learn = import_string("search.lexicon.learn")
        for sites in _batched(self.sites[1:], 20):
            rows = [row for site in sites for row in self.commune(site)]
            self.entries.put(rows)
            learn(rows)

    def commune(self, site: Any) -> Iterator[Any]:
        """The starter's entries; the sample's villages are called as nobody else's."""
        names = {n: " ".join(self.chance.sample(SYLLABLES.split(), 2)) for n in range(1, 100)}
        fields = [field.attname for field in self.entries.model._meta.fields if not field.primary_key]
        for pattern in self.patterns:
            values = {name: getattr(pattern, name) for name in fields} | {"site_id": site.pk}
            if pattern.kind in {"team", "session"}:
                for name in ("title", "summary", "folded_title", "folded_words", "folded_body", "exact"):
                    values[name] = _renamed(values[name], names)
            yield self.entries.model(**values)


def _renamed(text: str, names: dict[int, str]) -> str:
    """The sample's villages are numbered: "Mẫu 3" in what is shown, "mau 3" and "mẫu 3" in what is searched."""
    fold = import_string("core.text.fold")

    def other(found: re.Match[str]) -> str:
        word, name = found[1], names[int(found[2])]
        return name.title() if word == "Mẫu" else fold(name) if word == "mau" else name

    return SAMPLE.sub(other, text)


def _batched(things: list[Any], size: int) -> Iterator[list[Any]]:
    return (things[at : at + size] for at in range(0, len(things), size))


@dataclass(frozen=True)
class Measured:
    documents: int
    seconds: float
    megabytes: float
    p50: float
    p95: float

    def __str__(self) -> str:
        rate = self.documents / self.seconds if self.seconds else 0
        return (
            f"{self.documents:>10}{self.seconds:>10.0f}{rate:>10.0f}{self.megabytes:>10.0f}"
            f"{self.p50:>10.1f}{self.p95:>10.1f}"
        )


HEAD = f"{'engine':<12}{'documents':>10}{'index s':>10}{'a second':>10}{'MB':>10}{'p50 ms':>10}{'p95 ms':>10}"


def asked(country: Country, engine: Any) -> tuple[float, float]:
    """p50 and p95 in milliseconds of judged queries in communes chosen by chance, the first few not counted."""
    search, query = import_string("search.engines.ranking.search"), import_string("search.engines.Query")
    queries, times = [judged.query for judged in judged_set()], []
    chance = random.Random(2)  # noqa: S311 - the same questions in every run
    for _ in range(WARM + ASKED):
        question = query(chance.choice(queries), chance.choice(country.sites), country.locale, (), LOOKED_AT)
        started = time.perf_counter()
        search(engine, question)
        times.append((time.perf_counter() - started) * 1000)
    ordered = sorted(times[WARM:])
    return ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]


class InDatabase:
    """The embedded engine: what is written is what is asked."""

    def fill(self, country: Country) -> float:
        """Entries and words of the first commune once more; those of all others are timed while they grow."""
        return timed(
            lambda: (country.entries.put(country.patterns), import_string("search.lexicon.learn")(country.patterns))
        )

    def size(self) -> float:
        return in_tables()


class OnServer:
    """The search server, filled from the same rows."""

    def fill(self, country: Country) -> float:
        return timed(import_string("search.mirror.rebuild_mirror"))

    def size(self) -> float:
        server = settings.SEARCH_URL
        with urllib.request.urlopen(f"{server}/{settings.SEARCH_INDEX}/_stats/store", timeout=30) as answer:  # noqa: S310 - loopback
            return json.load(answer)["_all"]["primaries"]["store"]["size_in_bytes"] / 1e6


KINDS = {"embedded": InDatabase(), "elastic": OnServer()}


def in_tables() -> float:
    """Megabytes of the index in PostgreSQL: entries, words, and what finds them."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE search_searchentry")
        cursor.execute("VACUUM ANALYZE search_searchword")
        cursor.execute(
            "SELECT pg_total_relation_size('search_searchentry') + pg_total_relation_size('search_searchword')"
        )
        return cursor.fetchone()[0] / 1e6


def timed(work: Callable[[], Any]) -> float:
    started = time.monotonic()
    work()
    return time.monotonic() - started


def measured(country: Country, name: str, filled: float = 0.0) -> Measured:
    """After everything is written; `filled` are the seconds it took where growing has written it already."""
    kind = KINDS[name]
    seconds = filled or kind.fill(country)
    size = kind.size()
    return Measured(country.entries.count(), seconds, size, *asked(country, import_string(ENGINES[name])()))


def main(documents: int, names: list[str]) -> int:
    country, kept = Country(), True
    if "elastic" in names:
        import_module("search.engines.elastic_index").PATIENCE = 30.0  # what is slow shall show in the times
    print(f"From {len(country.patterns)} documents of one commune to {documents}\n{HEAD}", flush=True)
    small = {name: measured(country, name) for name in names}
    growing = timed(lambda: country.grow(documents))
    for name in names:
        print(f"{name:<12}{small[name]}", flush=True)
        large = measured(country, name, growing if name == "embedded" else 0.0)
        growth = large.p95 / small[name].p95
        kept = kept and growth <= GROWTH
        print(f"{'':<12}{large}   p50 × {large.p50 / small[name].p50:.1f}, p95 × {growth:.1f}", flush=True)
    return 0 if kept else 1


if __name__ == "__main__":
    django.setup()
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
