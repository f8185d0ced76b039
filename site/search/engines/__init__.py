from search.engines import ranking
from search.engines.base import Hit, Query, Results, SearchEngine
from search.engines.embedded import EmbeddedEngine

__all__ = ["Hit", "Query", "Results", "SearchEngine", "engine", "search"]


def engine() -> SearchEngine:
    """The engine of this site's settings: so far always the one in its own database."""
    return EmbeddedEngine()


def search(query: Query) -> Results:
    return ranking.search(engine(), query)
