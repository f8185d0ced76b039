"""A results page that is left tells the site once what was typed; the phone keeps nothing, and a "no" is heard."""

import itertools
import json
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.people import look_up

pytestmark = [pytest.mark.browser, pytest.mark.pure]

COUNT = itertools.count(int(time.time()) % 1000)
LETTERS = str.maketrans("0123456789", "qwzxvbnmkj")
ROWS = """
import json
from search.models import Retyping as R, SearchTally as T
rows = T.objects.filter(text__contains="{0}").values_list("searches", "without_result", "unopened")
print(json.dumps([list(rows), list(R.objects.filter(text__contains="{0}").values_list("times", "opened"))]))
"""
NOTE_BEACONS = """
const send = navigator.sendBeacon.bind(navigator);
navigator.sendBeacon = (to, body) => {
  localStorage.sent = JSON.stringify([...JSON.parse(localStorage.sent ?? "[]"), [to, String(body)]]);
  return send(to, body);
};
"""
FOUND = "căn cước"


@pytest.fixture
def word() -> str:
    """A word no other test searches, and nobody finds."""
    return f"qzwx{str(next(COUNT)).translate(LETTERS)}"


@pytest.fixture
def sent(page: Page) -> Callable[[], list[str]]:
    """What this phone has told since: one line for each page that was left."""
    page.add_init_script(NOTE_BEACONS)
    return lambda: [body for _, body in json.loads(page.evaluate("localStorage.sent ?? '[]'"))]


def search(page: Page, text: str) -> None:
    """From the results of another search: type again in the box there."""
    page.locator("main input[name=q]").fill(text)
    with page.expect_navigation():
        page.locator("main input[name=q]").press("Enter")


def open_first(page: Page) -> None:
    with page.expect_navigation():
        page.locator("[data-search-results] a").first.click()


def say_that_the_page_is_left(page: Page) -> None:
    """What the browser says when a page is left. This one stays: a driven browser drops what leaves with a page."""
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")


def test_a_search_in_vain_and_the_second_try_are_counted_by_the_site(page: Page, word: str, product):
    page.goto(f"/tim-kiem/?q={word}")
    say_that_the_page_is_left(page)
    search(page, FOUND)
    page.evaluate("addEventListener('click', (event) => event.preventDefault())")
    page.locator("[data-search-results] a").first.click()
    say_that_the_page_is_left(page)
    counted = (json.loads(look_up(product, ROWS.format(word))) for _ in range(5))  # it is sent behind the page's back
    assert next((rows for rows in counted if all(rows)), None) == [[[1, 1, 0]], [[1, 1]]]


def test_leaving_tells_once_what_was_typed_and_whether_something_was_opened(page: Page, sent):
    page.goto(f"/tim-kiem/?q={FOUND}")
    open_first(page)
    assert sent() == ["q=c%C4%83n+c%C6%B0%E1%BB%9Bc&opened=1"]
    page.go_back()
    page.goto("/canh-bao/")
    assert len(sent()) == 1, "what was seen before is no new search"


def test_a_second_try_is_told_with_the_first_and_nothing_stays_on_the_phone(page: Page, sent):
    page.goto("/tim-kiem/?q=qzwx")
    search(page, "wqzx")
    assert page.evaluate("sessionStorage.length") == 0
    page.goto("/canh-bao/")
    assert sent() == ["q=qzwx", "q=wqzx&before=qzwx"]


def test_after_something_was_opened_the_next_search_is_a_new_one(page: Page, sent):
    page.goto(f"/tim-kiem/?q={FOUND}")
    open_first(page)
    page.goto("/tim-kiem/?q=qzwx")
    page.goto("/canh-bao/")
    assert sent()[1:] == ["q=qzwx"]


def test_the_same_words_once_more_are_one_search(page: Page, sent):
    page.goto("/tim-kiem/?q=qzwx")
    search(page, "qzwx")
    page.reload()
    assert len(sent()) == 1


@pytest.mark.parametrize(
    "wish", ["'doNotTrack', {get: () => '1'}", "'globalPrivacyControl', {get: () => true}"], ids=["old", "new"]
)
def test_who_asks_not_to_be_followed_is_not_counted(page: Page, sent, wish: str):
    page.add_init_script(f"Object.defineProperty(Navigator.prototype, {wish})")
    page.goto("/tim-kiem/?q=qzwx")
    search(page, "wqzx")
    page.goto("/canh-bao/")
    assert sent() == [] and page.evaluate("sessionStorage.length") == 0
