from django.conf import settings
from django.utils.module_loading import import_string

from search.engines import ranking
from search.engines.base import Hit, Query, Results, SearchEngine
from search.engines.embedded import EmbeddedEngine

__all__ = ["Hit", "Query", "Results", "SearchEngine", "engine", "search"]


def engine() -> SearchEngine:
    """The engine of this site's settings: a search server, or the one in its own database."""
    if not settings.SEARCH_URL:
        return EmbeddedEngine()
    served_by = import_string("search.engines.elastic.served_by")  # 50 MB of client that other sites never load
    return served_by(settings.SEARCH_URL, settings.SEARCH_INDEX)


def search(query: Query) -> Results:
    return ranking.search(engine(), query)
