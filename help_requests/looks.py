"""Who looked at whose number, of requests and of góp ý, as one list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.urls import reverse

from help_requests.codes import display_code
from help_requests.models import FeedbackEvent, RequestEvent
from help_requests.statuses import FeedbackVerb, Verb
from teams_directory.models import Commune

WORDS = {"request": ("Lời hẹn", "help_requests_desk:detail"), "feedback": ("Góp ý", "help_requests_feedback:detail")}


@dataclass(frozen=True)
class Look:
    """One person looked once."""

    at: datetime
    actor_name: str
    kind: str
    code: str
    public_id: str
    team: str

    @property
    def about(self) -> str:
        """ "Lời hẹn lúa–sông 4821"."""
        return f"{WORDS[self.kind][0]} {display_code(self.code)}"

    @property
    def url(self) -> str:
        return reverse(WORDS[self.kind][1], args=[self.public_id])


def looks(communes: QuerySet[Commune]) -> QuerySet[Any]:
    """Rows for `look_of`, the newest first."""
    requests = RequestEvent.objects.filter(verb=Verb.REVEAL, request__commune__in=communes)
    letters = FeedbackEvent.objects.filter(verb=FeedbackVerb.REVEAL, feedback__commune__in=communes)
    both = [_rows(requests, "request", F("team__name")), _rows(letters, "feedback", Value("", CharField()))]
    return both[0].union(both[1], all=True).order_by("-at", "-pk")


def _rows(events: QuerySet[Any], kind: str, team: Any) -> QuerySet[Any]:
    told = {"kind": Value(kind), "code": F(f"{kind}__code"), "public_id": F(f"{kind}__public_id"), "where": team}
    return events.order_by().values("pk", "at", "actor_name", **told)


def look_of(row: Mapping[str, Any]) -> Look:
    facts = {name: row[name] for name in ("at", "actor_name", "kind", "code", "public_id")}
    return Look(team=row["where"] or "", **facts)
