"""What was searched in vain: sums over days, and the texts behind them that enough people typed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Sum
from wagtail.models import Site

from search.models import HiddenText, Retyping, SearchTally

MOST = 50


@dataclass(frozen=True)
class Totals:
    """All searches of some days, also those whose texts nobody is shown."""

    searches: int = 0
    without_result: int = 0
    unopened: int = 0

    def of_a_hundred(self, part: int) -> int:
        return round(100 * part / self.searches) if self.searches else 0


def totals(site: Site | None, first: date) -> Totals:
    rows = SearchTally.objects.filter(site=site).since(first)
    summed = rows.aggregate(*(Sum(name) for name in Totals.__annotations__))
    return Totals(*(summed[f"{name}__sum"] or 0 for name in Totals.__annotations__))


def not_found(site: Site | None, first: date) -> Any:
    """Texts for which there was nothing, `told` times of `typed`."""
    rows = SearchTally.objects.filter(site=site).since(first).not_hidden().common("searches", "without_result")
    return rows.filter(told__gt=0).order_by("-told", "text")


def not_opened(site: Site | None, first: date) -> Any:
    """Texts after which, at least every second time, nothing of what was found was opened."""
    rows = SearchTally.objects.filter(site=site).since(first).not_hidden().common("searches", "unopened")
    return rows.filter(told__gt=0, told__gte=F("typed") - F("told")).order_by("-told", "text")


def retyped(site: Site | None, first: date) -> Any:
    """Texts that were given up for another one, which led somewhere `told` times of `typed`."""
    rows = Retyping.objects.filter(site=site).since(first).not_hidden().common("times", "opened")
    return rows.order_by("-typed", "text", "meant")


def hidden(site: Site | None) -> Any:
    return HiddenText.objects.filter(site=site)
