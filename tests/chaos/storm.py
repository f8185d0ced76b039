"""Two storms on the running site: the plug is pulled while people book, and one form is sent many times at once."""

import random
import statistics
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from tests.chaos.visitors import Diary, Refused, Visitor
from tests.services.product import Product

CLIENTS = 20
MOST_ANSWERS = 20  # bookings answered before the next cut: 1 to this, so that people are always in the middle
LONGEST_UP = 3  # seconds a busy machine gets to answer them; the first it may always answer


@dataclass
class Storm:
    """What happened, as the people outside saw it."""

    diary: Diary = field(default_factory=Diary)
    kills: int = 0
    restarts: list[float] = field(default_factory=list)
    rounds: int = 0
    equal_rounds: int = 0
    seconds: float = 0

    @property
    def restart(self) -> float:
        return statistics.median(self.restarts) if self.restarts else 0


def pull_the_plug(site: Product, storm: Storm, *, times: int, clients: int = CLIENTS) -> None:
    """People book without a pause; the server's processes are killed together, again and again."""
    over = threading.Event()

    def keep_booking() -> None:
        while not over.is_set() and not storm.diary.unhappy:
            Visitor(site.port, storm.diary).book()

    people = [threading.Thread(target=keep_booking) for _ in range(clients)]
    for person in people:
        person.start()
    try:
        for _ in range(times):
            if storm.diary.unhappy:
                break
            _wait_for_the_moment(storm.diary)
            site.kill()
            _start(site, storm)
    finally:
        over.set()
        for person in people:
            person.join()


def _wait_for_the_moment(diary: Diary) -> None:
    """Any moment while people book: after a few answers, and then a little."""
    until, before = time.monotonic() + LONGEST_UP, len(diary.receipts)
    wanted = before + random.randint(1, MOST_ANSWERS)  # noqa: S311 - a power cut is no secret
    while len(diary.receipts) < wanted and not diary.unhappy:
        if time.monotonic() > until and len(diary.receipts) > before:
            break
        time.sleep(0.005)
    time.sleep(random.uniform(0, 0.03))  # noqa: S311


def _start(site: Product, storm: Storm) -> None:
    started = time.monotonic()
    site.start()
    storm.kills += 1
    storm.restarts.append(time.monotonic() - started)


def send_at_once(site: Product, storm: Storm, *, rounds: int, copies: int = CLIENTS) -> None:
    """One filled form, sent by many hands in the same moment: everybody gets the same receipt."""
    with ThreadPoolExecutor(copies) as hands:
        for _ in range(rounds):
            visitor, gate = Visitor(site.port, storm.diary), threading.Barrier(copies)
            try:
                words = visitor.filled()
                seen = list(hands.map(_when_all_are_ready(visitor, words, gate), range(copies)))
            except Refused as problem:
                storm.diary.unhappy.append(str(problem))
                return
            storm.rounds += 1
            storm.equal_rounds += len({receipt.public_id for receipt in seen}) == 1
            storm.diary.receipts += seen


def _when_all_are_ready(visitor: Visitor, words: dict[str, str], gate: threading.Barrier) -> Callable:
    def send(_: int):
        gate.wait(60)
        return visitor.send(words)

    return send
