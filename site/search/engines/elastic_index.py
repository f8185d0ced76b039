"""The index on the search server: a document for each SearchEntry, behind an alias, and the one client that speaks.

The alias is SEARCH_INDEX. Behind it stands `<alias>-<layout>-<time>`, where the layout is a digest of everything said
here, so that another version of the site sees at once that the index is not its own.
"""

import hashlib
import json
import re
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from elasticsearch import Elasticsearch
from elasticsearch_dsl import Date, Document, Integer, Keyword, Long, MetaField, Text

from search.models import SearchEntry

PATIENCE = 0.8  # seconds for a search: then the site's own database answers
BULK_PATIENCE = 30.0
FIRST_PATIENCE = 5.0  # for the first word of the worker, which has other things to do than to wait for a dead server
SEEN_AFTER = "1s"
FIELDS = (
    "id", "kind", "source", "site_id", "locale_id", "folded_title", "folded_words", "folded_body", "position",
    "starts_at", "ends_at",
)  # fmt: skip
BEGINNINGS = {"min_chars": 1, "max_chars": 10}


class EntryDocument(Document):
    """What finds a row and puts it in order. `folded`: the three texts, too far apart for a phrase to run across."""

    id = Long()
    kind, source, site_id, locale_id = Keyword(), Keyword(), Keyword(), Keyword()
    folded_title = Text(analyzer="whitespace", index_prefixes=BEGINNINGS, norms=False, copy_to="folded")
    folded_words = Text(index=False, copy_to="folded")
    folded_body = Text(index=False, copy_to="folded")
    folded = Text(analyzer="whitespace", index_prefixes=BEGINNINGS, norms=False, position_increment_gap=100)
    position = Integer()
    starts_at, ends_at = Date(), Date()

    class Meta:
        dynamic = MetaField("strict")

    class Index:
        settings = {"number_of_shards": 1, "auto_expand_replicas": "0-1", "refresh_interval": SEEN_AFTER}


def client() -> Elasticsearch:
    return _client(settings.SEARCH_URL, settings.SEARCH_API_KEY, settings.SEARCH_CA, PATIENCE)


def patient_client() -> Elasticsearch:
    """For what nobody waits for."""
    return client().options(request_timeout=BULK_PATIENCE)


@cache
def _client(url: str, api_key: str, authority: str, patience: float) -> Elasticsearch:
    given: dict[str, Any] = {"api_key": api_key} if api_key else {}
    if authority:
        given["ca_certs"] = authority
    return Elasticsearch(url, request_timeout=patience, max_retries=0, retry_on_timeout=False, **given)


def alias() -> str:
    return settings.SEARCH_INDEX


def layout() -> str:
    """A digest of mapping and settings."""
    said = json.dumps(EntryDocument._index.to_dict(), sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:8]


def new_name(now: datetime) -> str:
    return f"{alias()}-{layout()}-{now:%Y%m%d%H%M%S%f}"


def indices() -> dict[str, bool]:
    """Every index of this site, each with whether the alias points to it. Those of other sites are not seen."""
    mine = re.compile(rf"{re.escape(alias())}-[0-9a-f]{{8}}-\d{{20}}")
    found = client().options(request_timeout=FIRST_PATIENCE).indices.get_alias(index=f"{alias()}-*")
    return {name: alias() in each["aliases"] for name, each in found.items() if mine.fullmatch(name)}


def behind_alias() -> list[str]:
    """Whatever the alias points to, also what somebody else put behind it."""
    asked = patient_client()
    return list(asked.indices.get_alias(name=alias())) if asked.indices.exists_alias(name=alias()) else []


def is_current(name: str) -> bool:
    return name.startswith(f"{alias()}-{layout()}-")


def key_of(entry: SearchEntry) -> str:
    return f"{entry.site_id}:{entry.source}"


def document_of(entry: SearchEntry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in FIELDS}
