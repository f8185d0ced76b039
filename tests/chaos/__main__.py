"""No request lost when the server dies, none written twice, no code guessed.

    python -m tests.chaos [--times 100] [--rounds 50] [--only sqlite|postgresql|tracking]

The site runs as `make run` serves it, on SQLite and then on a PostgreSQL server of its own. Exits with 1 when
a receipt somebody saw is not in the database, when something is half written, or when guessing pays.
"""

import argparse
import dataclasses
import json
import subprocess
import sys
import tempfile
import time
from typing import Any

from tests.chaos import audit
from tests.chaos.databases import database_url
from tests.chaos.storm import CLIENTS, Storm, pull_the_plug, send_at_once
from tests.services.product import ROOT, Product, running_product


def inside(site: Product, *command: str, given: Any = None) -> dict[str, Any]:
    """Ask a process that has the site's own settings."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, env=site.environment, input=json.dumps(given), text=True,
        stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


def weather(site: Product, *, times: int, rounds: int) -> tuple[Storm, dict[str, int]]:
    """Both storms on one site, and what its database holds afterwards."""
    storm, started = Storm(), time.monotonic()
    last = inside(site, "tests.chaos.audit", "prepare")["last"]
    pull_the_plug(site, storm, times=times)
    receipts = len(storm.diary.receipts)
    send_at_once(site, storm, rounds=rounds)
    seen = [dataclasses.asdict(receipt) for receipt in storm.diary.receipts]
    found = inside(site, "tests.chaos.audit", "check", given={"last": last, "receipts": seen})
    storm.seconds = time.monotonic() - started
    return storm, found | {"receipts": receipts}


def report(kind: str, storm: Storm, found: dict[str, int]) -> bool:
    """Print what happened; True when nothing is lost, half written or doubled."""
    answers = storm.diary.answers
    print(f"\n{kind}: {storm.seconds:.0f} s, {CLIENTS} people at a time")
    print(f"  kill -9 of the whole server          {storm.kills:>6}   back after {storm.restart:.1f} s (median)")
    print(f"  bookings with a receipt              {found['receipts']:>6}   requests in the end: {found['requests']}")
    print(f"  sent in vain (server away or cut)    {answers['POST no answer']:>6}")
    print(f"  receipts for what a cut try wrote    {found['written before the cut']:>6}")
    print(f"  one form {CLIENTS} times at once             {storm.rounds:>6}   equal receipts: {storm.equal_rounds}")
    print(f"  answers                              {dict(sorted(answers.items()))}")
    kept = storm.rounds == storm.equal_rounds and not storm.diary.unhappy
    for name, parts in {"lost": audit.LOST, "orphans": audit.ORPHANS, "duplicates": audit.DUPLICATES}.items():
        bad = {part: found[part] for part in parts if found[part]}
        print(f"  {name:<36} {sum(bad.values()):>6}   {bad or ''}")
        kept = kept and not bad
    for problem in storm.diary.unhappy[:3]:
        print(f"  refused: {problem}")
    return kept


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--times", type=int, default=100, help="how often the server is killed on each database")
    options.add_argument("--rounds", type=int, default=50, help="how often one form is sent many times at once")
    options.add_argument("--only", choices=["sqlite", "postgresql", "tracking"])
    given, started, kept = options.parse_args(), time.monotonic(), True
    wanted = [given.only] if given.only else ["sqlite", "postgresql", "tracking"]
    with tempfile.TemporaryDirectory(prefix="camtay-static-") as static:
        for part in wanted:
            settings = {"TRUSTED_PROXY_HOPS": "1", "STATIC_ROOT": static}
            with database_url(part) as url, running_product(database_url=url, **settings) as site:
                if part == "tracking":
                    site.stop()
                    kept = inside(site, "tests.chaos.tracking")["kept"] and kept
                else:
                    kept = report(part, *weather(site, times=given.times, rounds=given.rounds)) and kept
    print(f"\n{'Nothing lost.' if kept else 'NOT KEPT.'} {time.monotonic() - started:.0f} s in all.")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
