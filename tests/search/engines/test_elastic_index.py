"""What the search server is told about the index, and how the site introduces itself."""

import base64

from search.engines.elastic_index import FIELDS, EntryDocument, client, document_of, layout
from search.models import SearchEntry


def test_a_document_holds_what_finds_a_row_and_nothing_that_is_shown():
    places = EntryDocument._index.to_dict()["mappings"]["properties"]
    assert set(places) == {*FIELDS, "folded"}
    document = document_of(SearchEntry.objects.first())
    assert set(document) == set(FIELDS)
    assert not {"title", "summary", "url", "exact"} & set(document)


def test_another_mapping_is_another_layout(monkeypatch):
    before = layout()
    assert layout() == before
    monkeypatch.setitem(EntryDocument._index._settings, "number_of_shards", 2)
    assert layout() != before


def test_name_and_password_come_from_the_address_or_a_key_from_beside_it(settings):
    settings.SEARCH_URL, settings.SEARCH_API_KEY = "http://xa:m%40t-kh%E1%BA%A9u@127.0.0.1:9", ""
    sent = client().transport.node_pool.get().config.headers["authorization"]
    assert base64.b64decode(sent.removeprefix("Basic ")).decode() == "xa:m@t-khẩu"
    settings.SEARCH_URL, settings.SEARCH_API_KEY = "http://127.0.0.1:9", "chìa-khóa"
    assert client()._headers["authorization"] == "ApiKey chìa-khóa"


def test_a_certificate_of_ones_own_is_what_the_server_is_held_to(settings, tmp_path):
    settings.SEARCH_URL, settings.SEARCH_CA = "https://127.0.0.1:9", str(tmp_path / "ca.pem")
    config = client().transport.node_pool.get().config
    assert config.ca_certs == settings.SEARCH_CA and config.verify_certs
