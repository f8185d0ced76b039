"""The search server has what the rows say: while it runs, while it is built anew, and after it was away."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from elasticsearch_dsl import Search
from wagtail.models import Locale

from guides.models import GuidePage
from search import engines, mirror
from search.engines import Query, elastic_index, ranking
from search.engines.circuit import SHORTEST, Circuit
from search.engines.elastic import ElasticEngine
from search.engines.embedded import EmbeddedEngine
from search.engines.fallback import FallbackEngine
from search.lease import HOLD, lease
from search.models import SearchEntry, UnsentChange
from search.reading import read
from search.services import index_page, rebuild_index
from tests.services.processes import free_port

pytestmark = pytest.mark.search_server


def documents() -> dict[str, tuple]:
    """Everything the server has, as it stands in the rows."""
    client, alias = elastic_index.patient_client(), elastic_index.alias()
    client.indices.refresh(index=alias)
    found = Search(using=client, index=alias).extra(size=10_000).execute().to_dict()["hits"]["hits"]
    return {hit["_id"]: known(hit["_source"]) for hit in found}


def rows() -> dict[str, tuple]:
    return {elastic_index.key_of(entry): values(entry) for entry in SearchEntry.objects.all()}


def values(entry: SearchEntry) -> tuple:
    return tuple(getattr(entry, name) for name in elastic_index.FIELDS)


def known(document: dict) -> tuple:
    return tuple(SearchEntry._meta.get_field(name).to_python(document[name]) for name in elastic_index.FIELDS)


@pytest.fixture
def mirrored(on_server):
    """The starter site on the server."""
    mirror.rebuild_mirror()
    assert documents() == rows()


@pytest.fixture
def guide():
    return GuidePage.objects.get(slug="kich-hoat-vneid")


def publish(page, after_commit, **changes):
    for name, value in changes.items():
        setattr(page, name, value)
    with after_commit():
        page.save_revision().publish()


def test_the_worker_builds_the_index_where_there_is_none(on_server, capsys):
    call_command("follow_search")
    assert documents() == rows()
    assert str(SearchEntry.objects.count()) in capsys.readouterr().out
    call_command("follow_search")
    assert capsys.readouterr().out == ""


def test_an_index_of_another_version_is_built_anew(mirrored, monkeypatch):
    (old,) = elastic_index.indices()
    monkeypatch.setattr(elastic_index, "layout", lambda: "0123abcd")
    assert mirror.follow() == SearchEntry.objects.count()
    (new,) = [name for name, is_asked in elastic_index.indices().items() if is_asked]
    assert new.startswith(f"{elastic_index.alias()}-0123abcd-") and new != old
    assert documents() == rows()


def test_what_is_published_is_handed_over_with_its_parts_and_what_is_gone_is_taken_away(mirrored, guide, after_commit):
    steps = [block.value["title"] for block in guide.steps]
    publish(guide, after_commit, title="Đổi bằng lái Xyz", steps=list(guide.steps.raw_data)[:1])
    assert len(documents()) != len(rows())
    assert mirror.follow()
    assert documents() == rows() and len(steps) > 1
    with after_commit():
        guide.unpublish()
    mirror.follow()
    assert documents() == rows() and not UnsentChange.objects.exists()


def test_a_source_takes_no_namesake_with_it(mirrored, entry):
    for source in ("page:99", "page:99:step:a", "page:991"):
        entry("Khai sinh", source=source)
    mirror.rebuild_mirror()
    SearchEntry.objects.filter(source__startswith="page:99").delete()
    UnsentChange.objects.create(source="page:99")
    mirror.follow()
    assert [key.partition(":")[2] for key in documents() if "page:99" in key] == ["page:991"]


def test_handing_over_twice_changes_nothing(mirrored, guide):
    index_page(guide)
    mirror.follow()
    index_page(guide)
    mirror.follow()
    assert documents() == rows()


def test_reading_everything_again_builds_the_index_anew(mirrored, capsys):
    before = elastic_index.indices()
    call_command("rebuild_search")
    assert capsys.readouterr().out.splitlines()[1] == "Máy tìm kiếm đã có đủ."
    assert elastic_index.indices() != before and not UnsentChange.objects.exists()
    assert documents() == rows()


def test_old_indices_go_when_nobody_can_be_asking_them_and_those_of_other_sites_stay(mirrored, settings):
    other = f"{settings.SEARCH_INDEX}-xa-khac-{elastic_index.layout()}-{'1' * 20}"
    client = elastic_index.patient_client()
    client.indices.create(index=other)
    mirror.rebuild_mirror()
    assert sorted(elastic_index.indices().values()) == [False, True]
    with time_machine.travel(timezone.now() + mirror.LAST_SEARCHES):
        mirror.follow()
    assert list(elastic_index.indices().values()) == [True]
    assert client.indices.exists(index=other)
    client.indices.delete(index=other)


def test_one_process_writes_at_a_time_and_one_that_died_is_not_waited_for_for_ever(mirrored, guide):
    index_page(guide)
    with lease() as other:
        assert other is not None
        assert mirror.follow() == 0 and UnsentChange.objects.exists()
        with time_machine.travel(timezone.now() + HOLD + timedelta(seconds=1)):
            assert mirror.follow() > 0
    assert documents() == rows()


def test_what_is_noted_while_an_index_is_filled_is_handed_over_to_the_new_one(mirrored, guide, monkeypatch):
    put = mirror._put

    def put_and_change(entry):
        if entry.source == "page:last":
            SearchEntry.objects.filter(source=f"page:{guide.pk}").update(folded_title=" vua doi ten ")
            UnsentChange.objects.create(source=f"page:{guide.pk}")
            assert mirror.follow() == 0
        return put(entry)

    site, locale = SearchEntry.objects.values_list("site", "locale").first()
    SearchEntry.objects.create(site_id=site, locale_id=locale, source="page:last", kind="page", title="Cuối", url="/")
    monkeypatch.setattr(mirror, "_put", put_and_change)
    mirror.rebuild_mirror()
    assert documents() != rows()
    mirror.follow()
    assert documents() == rows()


def test_no_search_fails_while_the_index_is_built_again_and_again(mirrored, site):
    """Asked without a way out: any failure would show."""
    engine = ElasticEngine()
    texts = ["kich hoat vneid", "lua dao", "bhyt", "to cong nghe so", "ddieenj tuwr", "nop ho", "thon mau 1"]
    asked = [(query := Query(text, site, Locale.get_default()), read(text, query.site, query.locale)) for text in texts]
    expected = [[entry.source for entry in engine.candidates(*each)] for each in asked]
    assert all(expected)
    wrong, answered, over = [], [0, 0, 0], threading.Event()

    def search(number):
        while not over.is_set():
            for each, right in zip(asked, expected, strict=True):
                try:
                    if [entry.source for entry in engine.candidates(*each)] != right:
                        wrong.append(each[0].text)
                except Exception as problem:
                    wrong.append(repr(problem))
                answered[number] += 1

    threads = [threading.Thread(target=search, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    try:
        for number in range(4):
            mirror.rebuild_mirror()
            if number % 2:
                with time_machine.travel(timezone.now() + timedelta(minutes=number), tick=True):
                    mirror.follow()
    finally:
        over.set()
        for thread in threads:
            thread.join()
    assert min(answered) >= len(texts) and wrong == []


def test_a_server_that_stops_is_done_without_and_learns_what_it_missed(
    restartable_search, settings, monkeypatch, guide, after_commit, site
):
    node, now = restartable_search, [0.0]
    settings.SEARCH_URL, settings.SEARCH_INDEX = node.url, "stopped"
    monkeypatch.setattr(elastic_index, "PATIENCE", 30.0)
    monkeypatch.setattr(mirror, "circuit", Circuit("changes", clock=lambda: now[0]))
    engine = FallbackEngine(ElasticEngine(), EmbeddedEngine(), Circuit("searches", clock=lambda: now[0]))

    def titles(text):
        return [hit.title for hit in ranking.search(engine, Query(text, site, Locale.get_default())).hits]

    mirror.follow()
    assert engine.answering() == "elastic"
    before = titles("kich hoat vneid")
    node.stop()
    assert titles("kich hoat vneid") == before
    for _ in range(3):
        titles("lua dao")
    assert engine.answering() == "embedded"
    publish(guide, after_commit, title="Đổi bằng lái Xyz")
    with after_commit():
        GuidePage.objects.exclude(pk=guide.pk).first().unpublish()
    assert titles("doi bang lai xyz")[0] == "Đổi bằng lái Xyz"
    for _ in range(4):
        assert mirror.follow() == 0
    assert UnsentChange.objects.exists()
    node.start()
    assert mirror.follow() == 0 and engine.answering() == "embedded"
    now[0] += SHORTEST
    assert mirror.follow() > 0 and documents() == rows()
    assert engine.answering() == "elastic" and titles("doi bang lai xyz")[0] == "Đổi bằng lái Xyz"
    assert not UnsentChange.objects.exists()


class TestWithoutAServer:
    def test_changes_wait_and_nothing_breaks(self, settings, guide, monkeypatch, capsys):
        settings.SEARCH_URL = f"http://127.0.0.1:{free_port()}"
        monkeypatch.setattr(mirror, "circuit", Circuit("nobody"))
        index_page(guide)
        assert mirror.follow() == 0
        assert [note.source for note in UnsentChange.objects.all()] == [f"page:{guide.pk}"]
        call_command("rebuild_search")
        assert "chưa nhận được" in capsys.readouterr().out

    def test_a_site_that_has_none_notes_nothing(self, settings, guide):
        settings.SEARCH_URL = ""
        index_page(guide)
        rebuild_index()
        assert not UnsentChange.objects.exists() and mirror.follow() == 0
        assert engines.engine().name == "embedded"


def test_what_was_taken_down_is_not_found_even_while_the_server_takes_no_changes(mirrored, guide, site, after_commit):
    query = Query(guide.title, site, Locale.get_default())
    assert ranking.search(ElasticEngine(), query).hits[0].title == guide.title
    with after_commit():
        guide.unpublish()
    assert len(documents()) > SearchEntry.objects.count()  # nobody has told it yet
    assert guide.title not in [hit.title for hit in ranking.search(ElasticEngine(), query).hits]


def test_a_rebuild_takes_the_place_of_whatever_stood_behind_the_alias(mirrored):
    asked, alias = elastic_index.patient_client(), elastic_index.alias()
    asked.indices.create(index=f"alien-{alias}", aliases={alias: {}})
    try:
        mirror.rebuild_mirror()
        assert documents() == rows()
    finally:
        asked.indices.delete(index=f"alien-{alias}")
