"""One browser, one booking whose receipt and state the pages show, and every kind of page opened once a module."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.budgets.pages import Kind, Shown, show
from tests.journeys.browser import Phones, chromium, phones_of
from tests.journeys.people import Sent, book, new_number
from tests.services.product import Product


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def sent(browser: Browser, product: Product) -> Sent:
    """A request that waits for its team."""
    with phones_of(browser, product.url) as phones:
        return book(phones.new(), phone=new_number(), village="Thôn Mẫu 4", name="Bác Cân Đo")


@pytest.fixture(scope="module")
def phones(browser: Browser, product: Product) -> Iterator[Phones]:
    with phones_of(browser, product.url) as new_phones:
        yield new_phones


@pytest.fixture(scope="module")
def shown(phones: Phones, sent: Sent, kind: Kind) -> Iterator[Shown]:
    """A page of this kind, loaded by a phone that has never been here."""
    result = show(phones, kind, sent)
    yield result
    result.page.context.close()
