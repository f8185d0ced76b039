"""The door to the server."""

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory

from config.wsgi import application


@pytest.fixture
def an_open_connection():
    """Answers within the test's own transaction: a server would close its connection around every request."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


@pytest.mark.parametrize("codec", ["zlib", "hex", "idna", "unicode_escape", "utf-16"])
def test_a_client_may_name_any_codec_and_is_read_as_utf_8(codec, an_open_connection):
    environ = RequestFactory().get("/tim-kiem/?q=%C4%91%5Cud800").environ
    environ["CONTENT_TYPE"] = f"text/html; charset={codec}"
    said: list[str] = []
    body = b"".join(application(environ, lambda status, headers, *rest: said.append(status)))
    assert said == ["200 OK"] and "đ\\ud800".encode() in body
