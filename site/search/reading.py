"""From typed words to their Reading: what every engine begins with, so that all understand the same."""

from wagtail.models import Locale, Site

from search.analysis import Reading, analyse
from search.lexicon import StoredWords
from search.synonyms import current_synonyms


def read(text: str, site: Site | None, locale: Locale) -> Reading:
    if not any(char.isalnum() for char in text):
        return Reading()
    return analyse(text, current_synonyms(), StoredWords(site, locale))
