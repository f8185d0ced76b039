"""Phones, numbers nobody else uses, and people of the desk."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.browser import Phones, chromium, phones_of
from tests.journeys.people import log_in, look_up, new_number
from tests.services.product import Account, Product

FORGET_ATTEMPTS = "from core.models import ThrottleCount as T; T.objects.all().delete()"
HOLD_ANY_NUMBER = "from help_requests.models import CommunePolicy as P; P.objects.update(max_open_per_member=999)"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module", autouse=True)
def _fresh_limits(product: Product) -> None:
    """All tests share one address and the same few volunteers; what earlier ones did must not count against these."""
    look_up(product, f"{FORGET_ATTEMPTS}; {HOLD_ANY_NUMBER}")


@pytest.fixture
def phones(browser: Browser, product: Product) -> Iterator[Phones]:
    with phones_of(browser, product.url) as new_phones:
        yield new_phones


@pytest.fixture
def javascript() -> bool:
    """On, unless a test is parametrised over it."""
    return True


@pytest.fixture
def page(phones: Phones, javascript: bool) -> Page:
    """A resident's phone."""
    return phones.new(javascript=javascript)


@pytest.fixture
def number() -> str:
    """A mobile number that no other test uses."""
    return new_number()


@pytest.fixture(scope="session")
def account(product: Product) -> Callable[..., Account]:
    """A sample account by role; for teams also by the number of the village."""

    def find(role: str, village: int = 1) -> Account:
        return [account for account in product.accounts if account.role == role][village - 1]

    return find


@pytest.fixture(scope="session")
def _sessions() -> dict[str, Any]:
    return {}


@pytest.fixture
def desk(phones: Phones, account: Callable[..., Account], _sessions: dict[str, Any]) -> Callable[..., Page]:
    """The phone of somebody of the desk, logged in. Whoever has logged in once stays logged in."""

    def open_desk(role: str, village: int = 1, **options: Any) -> Page:
        who = account(role, village)
        page = phones.new(storage_state=_sessions.get(who.phone), **options)
        if who.phone not in _sessions:
            log_in(page, who)
            _sessions[who.phone] = page.context.storage_state()
        return page

    return open_desk
