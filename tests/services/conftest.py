"""Nothing here needs the starter site."""

import pytest


@pytest.fixture(autouse=True)
def _database():
    """In place of the database every other test gets."""
