"""From what somebody typed to a village, its team, or the names it may have been meant for."""

from typing import Any

from django.db.models import FilteredRelation, Q
from rapidfuzz import fuzz, process

from core.text import fold
from teams_directory.models import Commune, Team, Village

ALIKE = 60  # of 100: "thon mau" for "Thôn Mẫu 1", not "khong biet"
NAMES_SHOWN = 4


def find_place(*, commune: Commune, typed: str) -> tuple[Village | None, Team | None]:
    """The one village of the commune that goes by this name, and its working team: one query for both.

    No village when there is none of this name or more than one; but a village's own name goes before others' old ones.
    """
    working = FilteredRelation("teams", condition=Q(teams__is_working=True))
    rows: Any = Village.objects.called(typed).filter(commune=commune).annotate(working_team=working)
    teams: dict[Village, Team | None] = {}
    for village in rows.select_related("working_team").order_by("pk", "working_team__pk"):
        teams.setdefault(village, getattr(village, "working_team", None))
    named = [village for village in teams if fold(village.name) == fold(typed)]
    for matches in (list(teams), named):
        if len(matches) == 1:
            return matches[0], teams[matches[0]]
    return None, None


def find_village(*, commune: Commune, typed: str) -> Village | None:
    return find_place(commune=commune, typed=typed)[0]


def find_team(village: Village | None) -> Team | None:
    """The working team of a village."""
    return Team.objects.working().filter(village=village).order_by("pk").first() if village else None


def near_villages(*, commune: Commune, typed: str) -> list[Village]:
    """Villages of the commune with a name like what was typed, the likest first."""
    wanted = fold(typed)
    alike = [(_likeness(wanted, village), village) for village in Village.objects.filter(commune=commune)]
    ranked = sorted(alike, key=lambda pair: -pair[0])  # stable: equal ones stay in the commune's own order
    return [village for likeness, village in ranked[:NAMES_SHOWN] if likeness >= ALIKE]


def _likeness(wanted: str, village: Village) -> float:
    """How near the nearest of a village's names comes, 0 to 100."""
    best = process.extractOne(wanted, village.search_key.strip("|").split("|"), scorer=fuzz.ratio)
    return best[1] if best and wanted else 0
