"""How well the search understands what people type: the judged set, on the starter site, asked of each engine.

    python -m tests.bench.search [--engine embedded|elastic] [--show]

Prints success@1, success@3, mean reciprocal rank and answer times for each kind of query, of one engine or of both. The
search server is a real one, started for the run. `--show` names the queries whose first answer is not right.
Exits with 1 when success@3 < 0.95, MRR < 0.88 or success@3 of a kind < 0.85 on any of them.
"""

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.search.engines import ENGINES
from tests.services.product import ROOT, environment_for
from tests.services.search_node import search_node


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--engine", choices=ENGINES, action="append")
    options.add_argument("--show", action="store_true")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="camtay-search-") as folder:
        (Path(folder) / "media").mkdir()
        environment = environment_for(Path(folder), 8000, os.environ.get("DATABASE_URL", ""), {"STARTER_STAFF": ""})
        if done := run(environment, "manage.py", "prepare_site", says=False):
            return done
        for engine in given.engine or ENGINES:
            with served(engine, environment) as there:
                print(f"\n{engine}", flush=True)
                show = ["--show"] if given.show else []
                done = run(there, "-m", "tests.bench.search.run", engine, *show) or done
    return done


def run(environment: dict[str, str], *command: str, says: bool = True) -> int:
    output = None if says else subprocess.DEVNULL
    return subprocess.call([sys.executable, *command], cwd=ROOT, env=environment, stdout=output)


@contextlib.contextmanager
def served(engine: str, environment: dict[str, str]) -> Iterator[dict[str, str]]:
    """The settings of the site with this engine, which has everything the site says."""
    if engine == "embedded":
        yield environment
        return
    with search_node() as url:
        there = environment | {"SEARCH_URL": url}
        run(there, "manage.py", "rebuild_search", says=False)
        yield there


if __name__ == "__main__":
    sys.exit(main())
