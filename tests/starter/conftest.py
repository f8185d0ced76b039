"""The whole starter site, read once for all tests of what it says."""

import pytest
from django.db import transaction

from tests.starter.reading import Read, read_site


@pytest.fixture(scope="session")
def site_read(django_db_setup, django_db_blocker) -> list[Read]:
    with django_db_blocker.unblock(), transaction.atomic():
        read = read_site()
        transaction.set_rollback(True)
    return read
