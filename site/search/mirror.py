"""Keeping the search server what the rows of SearchEntry are, whatever becomes of it meanwhile.

`services` notes each change of rows in the same transaction (UnsentChange); `follow` hands over what is noted, and
builds a new index where the server has none, has one of another version, or everything changed. Nothing is lost because

* one process at a time writes to the server (MirrorState, renewed with every 500 documents),
* it first reads the notes, then the rows, then deletes exactly these notes, and only while it still is the one:
  what changes later is a note of its own, read by a later turn,
* while a new index is filled nobody hands over to the old one: notes made meanwhile wait until searches ask the new.

Doing any of it twice does no harm: a document is named by its site and source.
"""

import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from elastic_transport import ConnectionError as NoConnection
from elastic_transport import TransportError
from elasticsearch import ApiError
from elasticsearch.helpers import ScanError, scan, streaming_bulk

from search.engines import elastic_index
from search.engines.circuit import Circuit
from search.lease import Lease, LeaseLost, lease
from search.models import MirrorState, SearchEntry, UnsentChange

AT_ONCE = 500  # notes of one turn, documents of one request
WAITS_FIRST, WAITS_MOST, TRIES = 1.0, 10.0, 4  # seconds between tries of one request
BUSY = (429, 503)
LAST_SEARCHES = timedelta(seconds=5)  # after which nobody asks the old index any more
EVERYTHING = UnsentChange.EVERYTHING

logger = logging.getLogger(__name__)
circuit = Circuit("search server, for changes,", surely_away=(NoConnection,), longest=60.0)


class Refused(Exception):
    """The server did not take a document."""


def follow() -> int:
    """Bring the server up to date; returns how many documents it was sent. Nothing where there is none, or it is away.

    Problems are told by the log, by /readyz and on the first screen of the admin, not to the caller.
    """
    if not settings.SEARCH_URL or not circuit.lets_through():
        return 0
    try:
        sent = _follow()
    except (ApiError, TransportError, ScanError, Refused) as problem:
        circuit.failed(problem)
        return 0
    except LeaseLost:
        logger.warning("somebody else writes to the search server")
        return 0
    circuit.succeeded()
    return sent


def _follow() -> int:
    found = elastic_index.indices()
    asked = [name for name, is_asked in found.items() if is_asked]
    everything = UnsentChange.objects.filter(source=EVERYTHING).exists()
    if everything or not (asked and all(map(elastic_index.is_current, asked))):
        return rebuild_mirror()
    if len(found) > len(asked) or UnsentChange.objects.exists():
        return push_changes()
    return 0


def push_changes() -> int:
    """Hand over the rows of up to 500 noted sources. 0 where somebody else is writing."""
    with lease() as mine:
        if mine is None:
            return 0
        _remove_old()
        notes = list(UnsentChange.objects.exclude(source=EVERYTHING).order_by("pk")[:AT_ONCE])
        sent = _send(mine, _changed(list(dict.fromkeys(note.source for note in notes))), elastic_index.alias())
        _forget(mine, [note.pk for note in notes])
        return sent


def rebuild_mirror() -> int:
    """Fill a new index beside the one that is asked, then let the alias point to it: one step for whoever searches."""
    with lease() as mine:
        if mine is None:
            return 0
        _remove_old()
        notes = list(UnsentChange.objects.values_list("pk", flat=True))
        name = elastic_index.new_name(timezone.now())
        index = elastic_index.EntryDocument._index.clone(name=name, using=elastic_index.patient_client())
        index.settings(refresh_interval="-1").create()
        sent = _send(mine, map(_put, _in_chunks(SearchEntry.objects.all())), name)
        index.put_settings(settings={"refresh_interval": elastic_index.SEEN_AFTER})
        index.refresh()
        _swap(mine, name)
        _forget(mine, notes)
        return sent


def _swap(mine: Lease, name: str) -> None:
    mine.renew()
    alias = elastic_index.alias()
    old = [{"remove": {"index": other, "alias": alias}} for other in elastic_index.behind_alias()]
    new = {"add": {"index": name, "alias": alias}}
    elastic_index.patient_client().indices.update_aliases(actions=[*old, new])
    MirrorState.objects.update(swapped_at=timezone.now())


def _remove_old() -> None:
    """What searches have left behind, and what a rebuild that was cut short never finished."""
    swapped = MirrorState.objects.values_list("swapped_at", flat=True).first()
    if swapped is None or swapped <= timezone.now() - LAST_SEARCHES:
        for name in [name for name, is_asked in elastic_index.indices().items() if not is_asked]:
            elastic_index.patient_client().indices.delete(index=name, ignore_unavailable=True)


def _changed(sources: list[str]) -> Iterator[dict[str, Any]]:
    """The rows of these sources as they are now, and the end of documents that are no rows any more."""
    gone = set(_known(sources)) if sources else set()
    for source in sources:
        for entry in _in_chunks(SearchEntry.objects.belonging_to(source)):
            gone.discard(elastic_index.key_of(entry))
            yield _put(entry)
    for key in gone:
        yield {"_op_type": "delete", "_id": key}


def _known(sources: list[str]) -> Iterator[str]:
    """Keys of the documents of these sources and their parts, as SearchEntryQuerySet.belonging_to says it."""
    client = elastic_index.patient_client()
    client.indices.refresh(index=elastic_index.alias())
    parts = [{"prefix": {"source": f"{source}:"}} for source in sources]
    asked = {"query": {"bool": {"should": [{"terms": {"source": sources}}, *parts]}}, "_source": False}
    return (hit["_id"] for hit in scan(client, query=asked, index=elastic_index.alias()))


def _in_chunks(rows: QuerySet[SearchEntry]) -> Iterator[SearchEntry]:
    """No cursor stays open: on SQLite its reader would be in the way of every write."""
    last = 0
    while chunk := list(rows.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        yield from chunk
        last = chunk[-1].pk
        if len(chunk) < AT_ONCE:
            return


def _put(entry: SearchEntry) -> dict[str, Any]:
    return {"_id": elastic_index.key_of(entry), "_source": elastic_index.document_of(entry)}


def _send(mine: Lease, actions: Iterable[dict[str, Any]], index: str) -> int:
    """A server that is busy is waited for; a document that was to go and is not there is as it should be."""
    is_asked = index == elastic_index.alias()
    answers = streaming_bulk(
        elastic_index.patient_client(), actions, chunk_size=AT_ONCE, max_chunk_bytes=10 * 1024 * 1024,
        max_retries=TRIES, initial_backoff=WAITS_FIRST, max_backoff=WAITS_MOST, retry_on_status=BUSY,
        raise_on_error=False, index=index, require_alias=is_asked, refresh=is_asked,
    )  # fmt: skip
    sent = 0
    for ok, answer in answers:
        ((verb, item),) = answer.items()
        if not (ok or (verb == "delete" and item["status"] == 404)):
            raise Refused(f"{verb} {item['status']}")
        sent += 1
        if sent % AT_ONCE == 0:
            mine.renew()
    return sent


def _forget(mine: Lease, notes: list[int]) -> None:
    for start in range(0, len(notes), AT_ONCE):
        mine.while_held(UnsentChange.objects.filter(pk__in=notes[start : start + AT_ONCE])).delete()
