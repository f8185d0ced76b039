"""When the site itself is broken, the number to call is still there."""

from django.test import RequestFactory

from home import context_processors
from home.errors import broken


def shown() -> str:
    return broken(RequestFactory().get("/")).content.decode()


def test_a_broken_page_shows_the_number_this_server_last_read_and_asks_the_database_nothing(
    client, django_assert_num_queries
):
    client.get("/")
    with django_assert_num_queries(0):
        page = shown()
    assert page.count('href="tel:+84100000001"') == 2, "beside the button, and in the bar where it always stands"


def test_a_server_that_has_read_nothing_yet_says_whom_to_look_for(monkeypatch):
    monkeypatch.setattr(context_processors, "_last_known", {})
    page = shown()
    assert "tel:" not in page and "trưởng thôn" in page
