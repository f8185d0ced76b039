"""What a page is, to a screen reader and to whoever keeps it in a tab."""

import unicodedata

import pytest
from playwright.sync_api import Page

from tests.budgets.pages import ALL, Shown, each

pytestmark = [pytest.mark.browser, pytest.mark.pure]


@pytest.fixture
def page(shown: Shown) -> Page:
    return shown.page


@each(ALL)
def test_a_page_says_that_it_is_vietnamese(page: Page):
    assert page.locator("html").get_attribute("lang") == "vi"


@each(ALL)
def test_a_page_has_one_first_heading(page: Page):
    assert [bool(text.strip()) for text in page.locator("h1").all_inner_texts()] == [True]


@each(ALL)
def test_a_page_has_a_name_of_its_own(page: Page):
    own, _, site = page.title().replace(" - ", " – ").rpartition(" – ")
    assert own.strip() and site == "Cầm Tay", page.title()


@each(ALL)
def test_all_words_are_written_in_one_way(page: Page):
    content = page.content()
    assert content == unicodedata.normalize("NFC", content)


@each(ALL)
def test_no_id_is_given_twice(page: Page):
    ids = page.eval_on_selector_all("[id]", "elements => elements.map(element => element.id)")
    assert sorted(ids) == sorted(set(ids))
