"""Guessing at codes, and a whole village that only wants to know: both at /tra-cuu/, in one process.

python -m tests.chaos.tracking      with the settings of a prepared site
"""

import json
import logging
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import django
import time_machine
from django.test import Client

from tests.chaos.people import copy_requests

GUESSES, VILLAGE, MEASURED = 10_000, 200, 300
MISTYPING = [0, 10, 25]  # of a hundred people in a village, how many type the digits wrongly at first
FREE_CODES = "cam-sen-{:04d}"  # well formed, given to nobody
CASES = ["unknown code", "known code, wrong digits", "right"]


class Desk:
    """Asks the site, from any address, and knows a right answer when it sees one."""

    def __init__(self) -> None:
        self.client = Client(SERVER_NAME="127.0.0.1")

    def ask(self, code: str, digits: str, home: str) -> tuple[int, str]:
        answer = self.client.post("/tra-cuu/", {"code": code, "digits": digits}, HTTP_X_FORWARDED_FOR=home)
        return answer.status_code, answer.content.decode()

    def finds(self, row: Any, digits: str, home: str) -> tuple[int, bool]:
        """Typed without diacritics; only a found request is spelled out with them."""
        status, page = self.ask(row.code, digits, home)
        return status, status == 200 and row.spoken_code in page


def address(number: int) -> str:
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def flood(desk: Desk, victims: list[Any], homes: Iterable[str]) -> bool:
    """Every number from 000 to 999 for each code, in turn: the right one comes by as well, and must be refused."""
    statuses, successes = Counter[int](), 0
    guesses = ((row, f"{digits:03d}") for digits in range(1000) for row in victims)
    for (row, digits), home in zip(guesses, homes, strict=False):
        status, found = desk.finds(row, digits, home)
        statuses[status] += 1
        successes += found
    owner, _ = desk.finds(victims[0], victims[0].phone[-3:], "192.0.2.1")
    _, gets_in = desk.finds(victims[0], victims[0].phone, "192.0.2.1")
    say(f"  answers {dict(statuses)}, right ones among them {successes}")
    say(f"  the owner afterwards, with three digits: {owner}; with the whole number: {'in' if gets_in else 'NOT IN'}")
    return successes == 0 and gets_in and statuses[429] > sum(statuses.values()) * 0.9


def village(desk: Desk, people: list[Any], mistyping: int) -> bool:
    """Everybody behind one address, in the same minute. Mistakes first, which is the worst order."""
    wrong = people[: len(people) * mistyping // 100]
    for row in wrong:
        desk.finds(row, f"{(int(row.phone[-3:]) + 1) % 1000:03d}", "203.0.113.7")
    answers = [desk.finds(row, row.phone[-3:], "203.0.113.7") for row in people]
    found = sum(right for _, right in answers)
    statuses = dict(Counter(status for status, _ in answers))
    say(f"  {mistyping:>3} % mistype once: {found} of {len(people)} see their request; answers {statuses}")
    return found == len(people)


def time_of(desk: Desk, people: list[Any]) -> dict[str, list[float]]:
    """The three cases in turn, each from an address of its own, so that no limit is near."""
    taken: dict[str, list[float]] = {case: [] for case in CASES}
    for number in range(MEASURED):
        row = people[number % len(people)]
        right, wrong = row.phone[-3:], f"{(int(row.phone[-3:]) + 1) % 1000:03d}"
        asked = [(FREE_CODES.format(number), right), (row.code, wrong), (row.code, right)]
        for case, (code, digits) in random.sample(list(zip(CASES, asked, strict=True)), k=3):
            started = time.perf_counter()
            desk.ask(code, digits, address(70_000 + number))
            taken[case].append((time.perf_counter() - started) * 1000)
    return taken


def mann_whitney(first: list[float], second: list[float]) -> float:
    """How often a value of the first is larger than one of the second: 0.5 when nothing can be told from the time."""
    larger = sum((a > b) + (a == b) / 2 for a in first for b in second)
    return larger / (len(first) * len(second))


def report_times(taken: dict[str, list[float]]) -> bool:
    """An unknown code and a wrong number are the same page; their times must not tell them apart."""
    for case, values in taken.items():
        cuts = statistics.quantiles(values, n=20)
        say(f"  {case:<26} median {statistics.median(values):6.2f} ms   p5 {cuts[0]:6.2f}   p95 {cuts[18]:6.2f}")
    unknown, wrong, right = (taken[case] for case in CASES)
    ratio = statistics.median(wrong) / statistics.median(unknown)
    say(f"  wrong digits / unknown code: ratio {ratio:.3f}, larger in {mann_whitney(wrong, unknown):.0%} of pairs")
    say(f"  right / wrong digits: ratio {statistics.median(right) / statistics.median(wrong):.3f}")
    return 0.9 < ratio < 1.1


def main() -> dict[str, bool]:
    desk, people, day, kept = Desk(), copy_requests(VILLAGE, lambda number: {}), datetime.now(UTC), []
    with time_machine.travel(day, tick=False) as clock:
        say(f"\nTracking. {GUESSES} guesses at 10 codes, from one address:")
        kept.append(flood(desk, people[:10], [address(1)] * GUESSES))
        clock.move_to(day + timedelta(days=2), tick=False)
        say(f"{GUESSES} guesses at 10 codes, each from another address:")
        kept.append(flood(desk, people[:10], map(address, range(GUESSES))))
        say(f"A village of {VILLAGE} behind one address:")
        for number, mistyping in enumerate(MISTYPING, 4):
            clock.move_to(day + timedelta(days=number), tick=False)
            kept.append(village(desk, people, mistyping))
    say(f"Equal time, {MEASURED} of each:")
    kept.append(report_times(time_of(desk, people)))
    return {"kept": all(kept)}


if __name__ == "__main__":
    django.setup()
    logging.getLogger("django.request").setLevel(logging.ERROR)  # every refusal is meant here
    print(json.dumps(main()))
