from search.models.entries import SearchEntry, SearchEntryQuerySet, SearchWord
from search.models.synonyms import SynonymGroup

__all__ = ["SearchEntry", "SearchEntryQuerySet", "SearchWord", "SynonymGroup"]
