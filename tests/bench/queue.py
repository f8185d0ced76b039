"""The desk's list with 50 requests and with 50 000 of 400 teams: queries, answer times, and how they grow.

    python -m tests.bench.queue [--requests 50000] [--only sqlite|postgresql]

Exits with 1 when a tab asks the database more often with many rows than with few, or when it takes more than
three times as long (95 of 100 answers).
"""

import argparse
import subprocess
import sys
import tempfile

from tests.chaos.databases import database_url
from tests.services.product import ROOT, running_product


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--requests", type=int, default=50_000)
    options.add_argument("--only", choices=["sqlite", "postgresql"])
    given, worst = options.parse_args(), 0
    with tempfile.TemporaryDirectory(prefix="camtay-static-") as static:
        for kind in [given.only] if given.only else ["sqlite", "postgresql"]:
            print(f"\nThe desk's list on {kind}", flush=True)
            with database_url(kind) as url, running_product(database_url=url, STATIC_ROOT=static) as site:
                site.stop()
                command = [sys.executable, "-m", "tests.bench.desk_list", str(given.requests)]
                worst = max(worst, subprocess.call(command, cwd=ROOT, env=site.environment))
    return worst


if __name__ == "__main__":
    sys.exit(main())
