"""How well the search understands what people type: the judged set, on the starter site.

    python -m tests.bench.search [--engine embedded] [--show]

Prints success@1, success@3, mean reciprocal rank and answer times for each kind of query. `--show` names the queries
whose first answer is not right. Exits with 1 when success@3 < 0.95, MRR < 0.88 or success@3 of a kind < 0.85.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.services.product import ROOT, environment_for

ENGINES = ["embedded"]


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--engine", choices=ENGINES, default=ENGINES[0])
    options.add_argument("--show", action="store_true")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="camtay-search-") as folder:
        (Path(folder) / "media").mkdir()
        environment = environment_for(Path(folder), 8000, os.environ.get("DATABASE_URL", ""), {"STARTER_STAFF": ""})
        for command in (["manage.py", "prepare_site"], ["-m", "tests.bench.search.run", given.engine]):
            show = ["--show"] if given.show and command[0] == "-m" else []
            output = subprocess.DEVNULL if command[0] == "manage.py" else None
            done = subprocess.call([sys.executable, *command, *show], cwd=ROOT, env=environment, stdout=output)
            if done:
                return done
    return 0


if __name__ == "__main__":
    sys.exit(main())
