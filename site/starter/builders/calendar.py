"""Holidays of the country, and a sample calendar that counts its days from the day of loading."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Locale

from core.models import Topic
from starter import content
from teams_directory.calendar import ZONE
from teams_directory.models import Commune, DutyException, GroupSession, Holiday, Member, MemberLeave, Team

NOT_SOONER = 3  # days between the day of loading and a sample day of rest


def build_holidays() -> None:
    """Years nobody has entered yet; a year that is there stays as it was corrected."""
    known = {holiday.first_day.year for holiday in Holiday.objects.all()}
    rows = [Holiday(**row) for row in content.read("holidays")["holidays"]]
    Holiday.objects.bulk_create(row for row in rows if row.first_day.year not in known)


def build_calendar(commune: Commune, data: dict[str, Any]) -> None:
    teams = {team.village.slug: team for team in commune.teams.select_related("village")}
    for session in data["sessions"]:
        _build_session(teams[session["village"]], session)
    for row in data["exceptions"]:
        DutyException.objects.create(
            team=teams[row["village"]], day=_next(row["weekday"]), kind=row["kind"], note=row["note"]
        )
    for row in data["leaves"]:
        MemberLeave.objects.create(
            member=Member.objects.get(team=teams[row["village"]], full_name=row["member"]), note=row["note"],
            first_day=_in(row["from_in_days"]), last_day=_in(row["to_in_days"]),
        )  # fmt: skip


def _build_session(team: Team, data: dict[str, Any]) -> None:
    day = _in(data["in_days"])
    GroupSession.objects.create(
        team=team, village=team.village, topic=Topic.objects.get(slug=data["topic"], locale=Locale.get_default()),
        title=data["title"], start=_moment(day, data["start"]), end=_moment(day, data["end"]),
        meeting_place=data["meeting_place"], seats=data["seats"], note=data["note"],
    )  # fmt: skip


def _in(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def _next(weekday: int) -> date:
    """The next such day that is not too near."""
    soonest = _in(NOT_SOONER)
    return soonest + timedelta(days=(weekday - soonest.weekday()) % 7)


def _moment(day: date, at: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(at), ZONE)
