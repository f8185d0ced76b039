"""A search server that may be away: then the site's own database answers the same question at once."""

import time
from collections.abc import Callable
from typing import Protocol, TypeVar

from search.analysis import Reading
from search.engines.base import Query, SearchEngine
from search.engines.circuit import Circuit
from search.models import SearchEntry

Answer = TypeVar("Answer")
PATIENCE = 0.8  # seconds for a search


class ServedEngine(SearchEngine, Protocol):
    def ping(self) -> bool:
        """Whether it can answer just now; raises like `candidates`."""


class FallbackEngine:
    """Goes by the name of the engine that is meant."""

    def __init__(self, meant: ServedEngine, instead: SearchEngine, circuit: Circuit) -> None:
        self._meant, self._instead, self._circuit = meant, instead, circuit
        self.name = meant.name

    def candidates(self, query: Query, reading: Reading) -> list[SearchEntry]:
        found = self._try(lambda: self._meant.candidates(query, reading))
        return self._instead.candidates(query, reading) if found is None else found

    def answering(self) -> str:
        """The name of the engine that would answer now: asks the server, unless it is known to be away.

        While searches are let through this is none of them and opens nothing; later it may be the trial.
        """
        if not self._circuit.is_closed:
            return self.name if self._try(self._meant.ping) else self._instead.name
        try:
            return self.name if self._meant.ping() else self._instead.name
        except Exception:  # the next search will find out
            return self._instead.name

    def _try(self, ask: Callable[[], Answer]) -> Answer | None:
        if not self._circuit.lets_through():
            return None
        began = time.monotonic()
        try:
            answer = ask()
            if time.monotonic() - began > PATIENCE:  # byte by byte, each in time
                raise TimeoutError
        except Exception as problem:  # away, slow, without an index, half an answer: all the same to who searches
            self._circuit.failed(problem)
            return None
        self._circuit.succeeded()
        return answer
