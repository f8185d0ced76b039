"""The commune of a plan with its sample villages, teams and members."""

from datetime import time
from typing import Any

from wagtail.models import Site

from help_requests.models import CommunePolicy
from starter.builders.calendar import build_calendar
from starter.builders.offices import build_offices
from teams_directory.models import Commune, DutyHours, Member, Team, Village

KINDS = {kind.label: kind.value for kind in Commune.Kind}


def build_commune(data: dict[str, Any], site: Site) -> Commune:
    commune, made = Commune.objects.get_or_create(
        code=data["code"],
        defaults={
            "site": site, "name": data["name"], "kind": KINDS[data["kind"]],
            "province_code": data["province_code"], "province": data["province"],
            "former_names": "\n".join(data["former_names"]), "village_unit": data["village_unit"],
            "team_size_min": data["team_min"], "team_size_max": data["team_max"],
            "owner": data["owner"], "hotline": data["hotline"], "is_sample": True,
        },
    )  # fmt: skip
    CommunePolicy.objects.get_or_create(commune=commune)
    build_offices(commune)
    if made:
        for position, village in enumerate(data["villages"], start=1):
            _build_village(commune, position, village)
        for team in data["teams"]:
            _build_team(commune, team)
        build_calendar(commune, data)
    return commune


def _build_village(commune: Commune, position: int, data: dict[str, Any]) -> None:
    Village.objects.create(
        commune=commune, name=data["name"], slug=data["slug"], aliases="\n".join(data["aliases"]),
        households=data["households"], position=position, is_sample=data["sample"],
    )  # fmt: skip


def _build_team(commune: Commune, data: dict[str, Any]) -> None:
    team = Team.objects.create(
        commune=commune, village=commune.villages.get(slug=data["village"]), name=data["name"],
        hotline=data["hotline"], meeting_point=data["meeting_point"], zalo_group=data["zalo_group"],
        decision_number=data["decision_number"], decision_date=data["decision_date"],
        is_working=data["working"], confirmed_on=data["confirmed_on"], confirmed_by=data["confirmed_by"],
        is_sample=True,
    )  # fmt: skip
    for duty in data["duty"]:
        start, end = time.fromisoformat(duty["start"]), time.fromisoformat(duty["end"])
        DutyHours.objects.create(
            team=team, weekday=duty["weekday"], start=start, end=end, place=duty.get("place", ""),
            capacity=duty.get("capacity", 1),
        )  # fmt: skip
    for person in data["members"]:
        Member.objects.create(
            team=team, full_name=person["full_name"], role=person["role"], organisation=person["organisation"],
            duties=person["duties"], phone=person["phone"], agreed_to_be_shown=person["consent"],
            agreed_on=person["since"] if person["consent"] else None, active_from=person["since"], is_sample=True,
        )  # fmt: skip
