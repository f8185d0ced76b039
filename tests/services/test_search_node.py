"""The real search server starts, speaks with the site's own client library, and is gone afterwards."""

import pytest
from elasticsearch_dsl import Document, Keyword, Search, Text
from elasticsearch_dsl.connections import connections

from tests.services.search_node import healthy, search_node

pytestmark = pytest.mark.search_server


class Page(Document):
    folded = Text(analyzer="whitespace")
    title = Keyword()

    class Index:
        name = "camtay-test-pages"


def test_a_server_starts_finds_a_folded_document_and_is_gone_afterwards():
    with search_node() as url:
        connection = connections.create_connection(alias="camtay-test", hosts=[url])
        Page.init(using="camtay-test")
        Page(title="Định danh điện tử", folded="dinh danh dien tu").save(using="camtay-test", refresh=True)
        Page(title="Chuyển tiền", folded="chuyen tien").save(using="camtay-test", refresh=True)
        search = Search(using="camtay-test", index="camtay-test-pages")
        found = search.query("match", folded="dien tu").execute()
        assert [hit.title for hit in found] == ["Định danh điện tử"]
        connection.close()
        connections.remove_connection("camtay-test")
    assert not healthy(url)
