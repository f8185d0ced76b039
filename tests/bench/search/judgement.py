"""The judged set of searches: what people type, how they came to type it so, and which answers are right."""

import csv
import hashlib
import math
import statistics
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "judged.csv"
SUCCESS_AT_3, MRR, KIND_SUCCESS = 0.95, 0.88, 0.85
LOOKED_AT = 10  # answers


@dataclass(frozen=True)
class Judged:
    """Accepted are the last parts of addresses: a guide stands for its steps, a village for its team."""

    kind: str
    query: str
    accepted: tuple[str, ...]

    @property
    def is_check(self) -> bool:
        """A third of the set, chosen by chance once and for all, on which nothing is tried out."""
        return hashlib.sha256(self.query.encode()).digest()[0] % 3 == 0

    def rank(self, addresses: Iterable[str]) -> int:
        """Place of the first right answer, counted from 1; 0 when there is none."""
        return next((place for place, address in enumerate(addresses, start=1) if self.accepts(address)), 0)

    def accepts(self, address: str) -> bool:
        parts = address.partition("#")[0].partition("?")[0].strip("/").split("/")
        # The directory is not right for one team of it, nor the list of alerts for each alert.
        return parts[-1] in self.accepted or any(part in self.accepted for part in parts[1:])


@dataclass(frozen=True)
class Answer:
    judged: Judged
    rank: int
    seconds: float


def judged_set() -> list[Judged]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [Judged(row["kind"], row["query"], tuple(row["accepted"].split("|"))) for row in rows]


@dataclass(frozen=True)
class Figures:
    """Success at 1 and 3, mean reciprocal rank, milliseconds."""

    count: int
    first: float
    third: float
    mrr: float
    p50: float
    p95: float

    @classmethod
    def of(cls, answers: list[Answer]) -> "Figures":
        ranks, times = [each.rank for each in answers], sorted(each.seconds * 1000 for each in answers)
        count = len(ranks)
        return cls(
            count, sum(rank == 1 for rank in ranks) / count, sum(1 <= rank <= 3 for rank in ranks) / count,
            sum(1 / rank for rank in ranks if rank) / count,
            statistics.median(times), times[max(0, math.ceil(0.95 * count) - 1)],
        )  # fmt: skip

    def __str__(self) -> str:
        quality = f"{self.count:>6}{self.first:>11.3f}{self.third:>11.3f}{self.mrr:>8.3f}"
        return f"{quality}{self.p50:>9.1f}{self.p95:>9.1f}"


HEAD = f"{'kind':<12}{'count':>6}{'success@1':>11}{'success@3':>11}{'MRR':>8}{'p50 ms':>9}{'p95 ms':>9}"


def report(answers: list[Answer], say: Callable[[str], None] = print) -> bool:
    """One line for each kind, then for everything; True when every bound is kept."""
    say(HEAD)
    kept = True
    for kind in dict.fromkeys(each.judged.kind for each in answers):
        figures = Figures.of([each for each in answers if each.judged.kind == kind])
        kept = kept and figures.third >= KIND_SUCCESS
        say(f"{kind:<12}{figures}{'' if figures.third >= KIND_SUCCESS else '  !'}")
    every = Figures.of(answers)
    say(f"{'all':<12}{every}")
    for name, part in [("tried out", False), ("set aside", True)]:
        say(f"{name:<12}{Figures.of([each for each in answers if each.judged.is_check == part])}")
    return kept and every.third >= SUCCESS_AT_3 and every.mrr >= MRR
