"""How the search is doing, as seen from the process that is asked."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min
from django.utils import timezone

from search.engines import engine
from search.engines.fallback import FallbackEngine
from search.models import UnreadChange, UnsentChange

WAITED_LONG = timedelta(minutes=15)


@dataclass(frozen=True)
class Health:
    """`engine` is the one that is meant, `answering` the one that would answer now."""

    engine: str
    answering: str
    waiting_changes: int
    oldest: datetime | None = None

    @property
    def is_away(self) -> bool:
        return self.answering != self.engine

    @property
    def waited_long(self) -> bool:
        return self.oldest is not None and self.oldest <= timezone.now() - WAITED_LONG


def health() -> Health:
    meant = engine()
    answering = meant.answering() if isinstance(meant, FallbackEngine) else meant.name
    waiting = [
        model.objects.aggregate(count=Count("pk"), oldest=Min("noted_at")) for model in (UnreadChange, UnsentChange)
    ]
    oldest = min((each["oldest"] for each in waiting if each["oldest"]), default=None)
    return Health(meant.name, answering, sum(each["count"] for each in waiting), oldest)


def note() -> dict[str, Any]:
    """For /readyz."""
    state = asdict(health())
    return {name: state[name] for name in ("engine", "answering", "waiting_changes")}
