from search.models.changes import MirrorState, UnreadChange, UnsentChange
from search.models.entries import SearchEntry, SearchEntryQuerySet, SearchWord
from search.models.learning import HiddenText, Retyping, SearchTally
from search.models.synonyms import SynonymGroup

__all__ = [
    "HiddenText",
    "MirrorState",
    "Retyping",
    "SearchEntry",
    "SearchEntryQuerySet",
    "SearchTally",
    "SearchWord",
    "SynonymGroup",
    "UnreadChange",
    "UnsentChange",
]
