"""What a search costs in one commune alone, and in one of 3 321 that share a database or a search server.

    python -m tests.bench.search.country [--documents 1000000] [--engine embedded|elastic]

Every commune is a site with its own villages and the starter's guides and alerts; a search stays within its site, as
it does in the product. Prints how long indexing took, how large the index is, and p50 and p95 of the judged queries
asked in communes chosen by chance, small against large. Exits with 1 when p95 grows more than three times.
"""

import argparse
import contextlib
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.search.engines import ENGINES
from tests.services.postgres import postgres
from tests.services.product import ROOT, environment_for
from tests.services.search_node import search_node


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--documents", type=int, default=1_000_000)
    options.add_argument("--engine", choices=list(ENGINES))
    given = options.parse_args()
    wanted = [given.engine] if given.engine else list(ENGINES)
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="camtay-country-")))
        (folder / "media").mkdir()
        settings = {"STARTER_STAFF": ""}
        database = stack.enter_context(postgres())
        if "elastic" in wanted:
            settings["SEARCH_URL"] = stack.enter_context(search_node())
        environment = environment_for(folder, 8000, database, settings)
        measure = [sys.executable, "-m", "tests.bench.search.many_sites", str(given.documents)]
        prepare = [sys.executable, "manage.py", "prepare_site"]
        subprocess.run(prepare, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
        return subprocess.call([*measure, *wanted], cwd=ROOT, env=environment)


if __name__ == "__main__":
    sys.exit(main())
