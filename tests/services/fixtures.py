"""Session fixtures: each server starts once, when the first test asks for it."""

import os
from collections.abc import Iterator

import pytest

from tests.services.postgres import postgres
from tests.services.product import Product, running_product
from tests.services.search_node import SearchNode, restartable_search_node, search_node


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "clean_clone: installs and runs a fresh clone as a newcomer would")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server: the one the whole run uses already, or one of our own."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield given
        return
    with postgres() as url:
        yield url


@pytest.fixture(scope="session")
def search_url() -> Iterator[str]:
    """The real search server, empty."""
    with search_node() as url:
        yield url


@pytest.fixture
def restartable_search() -> Iterator[SearchNode]:
    """A search server of the test's own, to be stopped and started."""
    with restartable_search_node() as node:
        yield node


@pytest.fixture(scope="session")
def product() -> Iterator[Product]:
    """The site as `make run` serves it, with starter content and staff, on the database of this test run."""
    with running_product() as site:
        yield site
