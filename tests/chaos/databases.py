"""Where a run keeps its data: in a file, or on a PostgreSQL server of its own."""

import contextlib
from collections.abc import Iterator

from tests.services.postgres import postgres


@contextlib.contextmanager
def database_url(kind: str) -> Iterator[str]:
    """For `running_product`: empty means SQLite in the folder of the site."""
    if kind == "postgresql":
        with postgres() as url:
            yield url
    else:
        yield ""
