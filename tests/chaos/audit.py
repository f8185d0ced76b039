"""What the database holds in the end, compared with the receipts people saw.

python -m tests.chaos.audit prepare             with the settings of a site: staff get an e-mail address
python -m tests.chaos.audit check < seen.json   prints what is wrong, as JSON; numbers only
"""

import json
import re
import sys
from collections import Counter, defaultdict
from typing import Any

import django
from django.apps import apps
from django.db import connection

MESSAGE = re.compile(r"request:(\d+):")  # how the key of a message names what it speaks about
LOST = ["receipts without their request", "receipts without one receive event", "receipts without an outbox row"]
ORPHANS = [
    "requests nobody saw", "requests without an event", "events without a request", "outbox rows without a request",
    "requests with fewer outbox rows than their team's others", "new requests without a team", "a damaged database",
]  # fmt: skip
DUPLICATES = ["tokens used twice", "codes given twice", "people with two requests", "receipts of another person"]


def model(name: str) -> Any:
    return apps.get_model(name)


def prepare() -> dict[str, int]:
    """Everybody who works on requests can be written to. Sample requests end at `last`."""
    users = list(model("accounts.User").objects.all())
    for user in users:
        user.email = f"nguoi-{user.pk}@example.org"
    model("accounts.User").objects.bulk_update(users, ["email"])
    newest = model("help_requests.HelpRequest").objects.order_by("-pk").first()
    return {"last": newest.pk if newest else 0}


def check(last: int, receipts: list[dict[str, Any]]) -> dict[str, int]:
    rows = list(
        model("help_requests.HelpRequest").objects.filter(pk__gt=last)
        .values("pk", "public_id", "token", "code", "phone", "team", "state", "created_at")
    )  # fmt: skip
    received = Counter(
        model("help_requests.RequestEvent").objects.filter(request_id__gt=last, verb="receive")
        .values_list("request_id", flat=True)
    )  # fmt: skip
    by_id, told = {row["public_id"]: row for row in rows}, messages(last)
    found = _lost(by_id, receipts, received, told) | _orphans(rows, receipts, received, told, last)
    found |= _duplicates(rows) | {"receipts of another person": _mistaken(by_id, receipts)}
    return found | {"requests": len(rows), "written before the cut": _written_before(by_id, receipts)}


def messages(last: int) -> Counter[int]:
    """Outbox rows by the request they speak about."""
    keys = model("outbox.Message").objects.values_list("key", flat=True)
    named = [int(found[1]) for key in keys if (found := MESSAGE.match(key))]
    return Counter(pk for pk in named if pk > last)


def _lost(by_id: dict, receipts: list[dict], received: Counter, told: Counter) -> dict[str, int]:
    seen = {receipt["public_id"] for receipt in receipts}
    there = [by_id[public_id]["pk"] for public_id in seen if public_id in by_id]
    return {
        "receipts without their request": len(seen) - len(there),
        "receipts without one receive event": sum(received[pk] != 1 for pk in there),
        "receipts without an outbox row": sum(told[pk] == 0 for pk in there),
    }


def _orphans(rows: list[dict], receipts: list[dict], received: Counter, told: Counter, last: int) -> dict[str, int]:
    pks, seen = {row["pk"] for row in rows}, {receipt["public_id"] for receipt in receipts}
    events = set(
        model("help_requests.RequestEvent").objects.filter(request_id__gt=last).values_list("request_id", flat=True)
    )
    return {
        "requests nobody saw": sum(row["public_id"] not in seen for row in rows),
        "requests without an event": len(pks - set(received)),
        "events without a request": len(events - pks),
        "outbox rows without a request": len(set(told) - pks),
        "requests with fewer outbox rows than their team's others": _untold(rows, told),
        "new requests without a team": sum(row["state"] == "new" and row["team"] is None for row in rows),
        "a damaged database": _damaged(),
    }


def _untold(rows: list[dict], told: Counter) -> int:
    by_team = defaultdict(list)
    for row in rows:
        by_team[row["team"]].append(told[row["pk"]])
    return sum(count < max(counts) for counts in by_team.values() for count in counts)


def _damaged() -> int:
    connection.check_constraints()
    if connection.vendor != "sqlite":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        return int(cursor.fetchone() != ("ok",))


def _duplicates(rows: list[dict]) -> dict[str, int]:
    def twice(name: str) -> int:
        return len(rows) - len({row[name] for row in rows})

    return {
        "tokens used twice": twice("token"), "codes given twice": twice("code"),
        "people with two requests": twice("phone"),
    }  # fmt: skip


def _mistaken(by_id: dict, receipts: list[dict]) -> int:
    return sum(
        receipt["public_id"] in by_id and by_id[receipt["public_id"]]["phone"][-9:] != receipt["phone"][-9:]
        for receipt in receipts
    )


def _written_before(by_id: dict, receipts: list[dict]) -> int:
    """Receipts given for a request that an earlier try, cut off, had already written."""
    copies = Counter(receipt["public_id"] for receipt in receipts)
    alone = [receipt for receipt in receipts if copies[receipt["public_id"]] == 1 and receipt["public_id"] in by_id]
    return sum(by_id[receipt["public_id"]]["created_at"].timestamp() < receipt["asked_at"] for receipt in alone)


if __name__ == "__main__":
    django.setup()
    print(json.dumps(prepare() if sys.argv[1] == "prepare" else check(**json.load(sys.stdin))))
