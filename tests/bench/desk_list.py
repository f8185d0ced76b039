"""Measures the desk's list in one process, with the settings of a prepared site (see tests.bench.queue)."""

import statistics
import sys
import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import django
from django.apps import apps
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.chaos.people import copy_requests

FEW, TEAMS, ASKED, GROWTH = 50, 400, 40, 3.0
TABS = ["hom-nay", "moi", "qua-han", "cho-xa", "dang-lam", "da-xong"]
# A year of work: most of it is done; of a hundred, in turn.
STATES = ["closed"] * 70 + ["accepted"] * 10 + ["new"] * 12 + ["proposed"] * 4 + ["triage"] * 4


def model(name: str) -> Any:
    return apps.get_model(name)


class Commune:
    """The sample commune, grown to hundreds of villages with a team each."""

    def __init__(self) -> None:
        self.teams = list(model("teams_directory.Team").objects.filter(is_working=True).order_by("pk"))
        self.home, self.members = self.teams[0], {}
        self.now = timezone.now()

    def empty(self) -> None:
        """One new request remains, as the pattern of all others."""
        requests = model("help_requests.HelpRequest").objects.order_by("pk")
        model("help_requests.Visit").objects.all().delete()
        requests.exclude(merged_into=None).delete()
        requests.exclude(pk=requests.filter(state="new")[0].pk).delete()

    def grow(self, teams: int) -> None:
        village_model, team_model = model("teams_directory.Village"), model("teams_directory.Team")
        villages = village_model.objects.bulk_create(
            village_model(commune=self.home.commune, name=f"Thôn Lớn {n}", slug=f"thon-lon-{n}", position=n)
            for n in range(len(self.teams), teams)
        )  # fmt: skip
        self.teams += team_model.objects.bulk_create(
            team_model(commune=self.home.commune, village=village, name=f"Tổ {village.name}", hotline=self.home.hotline)
            for village in villages
        )  # fmt: skip

    def request(self, number: int) -> dict[str, Any]:
        """Requests go round the teams; the home team has its share, and as many as before of the first fifty."""
        state = STATES[number * 37 % 100]
        team = None if state == "triage" else self.teams[number // 7 % len(self.teams)] if number >= FEW else self.home
        sent = self.now - timedelta(hours=number % 8000)
        visit = self.now + timedelta(hours=number % 90 - 20) if state in {"accepted", "proposed", "closed"} else None
        return {
            "state": state, "team_id": team and team.pk, "village_id": (team or self.home).village_id,
            "created_at": sent, "reply_due": sent + timedelta(hours=24 if number % 3 else 9000),
            "visit_start": visit, "visit_end": visit and visit + timedelta(hours=1), "assigned_to_id": None,
            "closed_at": sent if state == "closed" else None, "result": "does_alone" if state == "closed" else "",
        }  # fmt: skip


@dataclass
class Measured:
    queries: int
    rows: int
    sql: float
    p50: float
    p95: float
    cpu: float


class Watch:
    """Counts the queries of one answer and the time they take."""

    def __init__(self) -> None:
        self.count, self.seconds = 0, 0.0
        self.slowest: tuple[float, str, Any] = (0, "", None)

    def __call__(self, execute, sql, params, many, context):
        started = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            took = time.perf_counter() - started
            self.count, self.seconds = self.count + 1, self.seconds + took
            self.slowest = max(self.slowest, (took, sql, params), key=lambda found: found[0])


def person(role: str, commune: Commune) -> Client:
    """Somebody logged in: the leader of the home team, or the coordinator of the commune."""
    users = model("accounts.User").objects.filter(groups__name=role)
    user = users.filter(memberships__team=commune.home).first() if role == "Team leader" else users.first()
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def measure(client: Client, tab: str) -> tuple[Measured, Watch]:
    address, times, busy, watch = f"/admin/viec-cua-to/?muc={tab}", [], [], Watch()
    client.get(address)
    with connection.execute_wrapper(watch):
        page = client.get(address)
    assert page.status_code == 200, (tab, page.status_code)
    for _ in range(ASKED):
        started, used = time.perf_counter(), time.thread_time()
        client.get(address)
        times.append((time.perf_counter() - started) * 1000)
        busy.append((time.thread_time() - used) * 1000)
    cuts = statistics.quantiles(times, n=20)
    rows = page.content.decode().count("desk-card__who")
    return Measured(watch.count, rows, watch.seconds * 1000, cuts[9], cuts[18], statistics.median(busy)), watch


def survey(commune: Commune) -> dict[tuple[str, str], tuple[Measured, Watch]]:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    people = {role: person(role, commune) for role in ["Team leader", "Coordinator"]}
    tabs = {"Team leader": [tab for tab in TABS if tab != "cho-xa"], "Coordinator": TABS}
    return {(role, tab): measure(client, tab) for role, client in people.items() for tab in tabs[role]}


def explain(watch: Watch) -> str:
    """The slowest query of an answer and what the database does for it."""
    took, sql, params = watch.slowest
    words = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN (ANALYZE, BUFFERS) "
    with connection.cursor() as cursor:
        cursor.execute(words + sql, params)
        plan = "\n".join(f"      {row[-1]}" for row in cursor.fetchall())
    return f"    slowest {took * 1000:.1f} ms: …{sql[sql.find(' FROM ') :][:900]}\n{plan}"


HEAD = (
    f"{'who, tab':<24}{'queries':>10}{'cards':>10}{'p50 ms':>14}{'p95 ms':>14}{'SQL ms':>14}{'CPU ms':>14}{'p95 ×':>8}"
)


def line(small: Measured, large: Measured) -> str:
    """From few to many requests."""
    pairs = [("{:>4.0f} → {:>3.0f}", "queries"), ("{:>4.0f} → {:>3.0f}", "rows")]
    pairs += [("{:>6.0f} → {:>5.0f}", name) for name in ("p50", "p95", "sql", "cpu")]
    return "".join(shape.format(getattr(small, name), getattr(large, name)) for shape, name in pairs)


def compare(few: dict, many: dict) -> bool:
    print(HEAD)
    kept = True
    for key, (small, _) in few.items():
        large, watch = many[key]
        growth = large.p95 / small.p95
        good = growth <= GROWTH and large.queries <= small.queries
        kept = kept and good
        print(f"{', '.join(key):<24}{line(small, large)}{growth:>8.1f}{'' if good else '  !'}", flush=True)
        if not good:
            print(explain(watch))
    return kept


def main(requests: int) -> int:
    commune = Commune()
    commune.empty()
    copy_requests(FEW, commune.request)
    few = survey(commune)
    commune.grow(TEAMS)
    started = time.monotonic()
    copy_requests(requests - FEW, lambda number: commune.request(number + FEW))
    print(f"{FEW} requests, then {requests} of {len(commune.teams)} teams ({time.monotonic() - started:.0f} s to make)")
    return 0 if compare(few, survey(commune)) else 1


if __name__ == "__main__":
    django.setup()
    sys.exit(main(int(sys.argv[1])))
