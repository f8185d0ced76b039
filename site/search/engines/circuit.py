"""Whether it makes sense to ask a server now. One for each process, shared by its threads."""

import logging
import threading
import time
from collections.abc import Callable

IN_A_ROW = 3  # failures that open it
SHORTEST, LONGEST = 30.0, 300.0  # seconds it stays open: twice as long after each trial that fails

logger = logging.getLogger(__name__)


class Circuit:
    """Closed: ask. Open: do not ask. After a while one caller may try, and its luck decides for all."""

    def __init__(
        self, name: str, *, surely_away: tuple[type[Exception], ...] = (), longest: float = LONGEST,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._name, self._surely_away, self._longest, self._clock = name, surely_away, longest, clock
        self._lock = threading.Lock()
        self._failures = 0
        self._wait = SHORTEST
        self._until: float | None = None  # closed
        self._on_trial = False

    @property
    def is_closed(self) -> bool:
        return self._until is None

    def lets_through(self) -> bool:
        """Whoever gets a yes says afterwards how it went. While one tries, all others get a no."""
        with self._lock:
            if self._until is None:
                return True
            if self._clock() < self._until:
                return False
            self._until, self._on_trial = self._clock() + self._wait, True  # so long, should the one never tell
            return True

    def succeeded(self) -> None:
        with self._lock:
            was_open = self._until is not None
            self._failures, self._wait, self._until, self._on_trial = 0, SHORTEST, None, False
        if was_open:
            logger.warning("%s answers again", self._name)

    def failed(self, problem: Exception) -> None:
        """Kinds of problems are logged, never their words: those could hold what somebody typed."""
        with self._lock:
            self._failures += 1
            if self._until is not None:
                if self._on_trial:  # anybody else asked before it opened and only says the same again
                    self._open(min(2 * self._wait, self._longest))
                return
            if self._failures < IN_A_ROW and not isinstance(problem, self._surely_away):
                return
            self._open(SHORTEST)
        logger.warning("%s does not answer (%s)", self._name, type(problem).__name__)

    def _open(self, wait: float) -> None:
        self._wait, self._until, self._on_trial = wait, self._clock() + wait, False
