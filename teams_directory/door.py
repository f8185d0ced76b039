"""What may be known at the door: who a volunteer is, and whose number somebody was called from."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from core import phones
from teams_directory.models import Member, Team, Village
from teams_directory.models.areas import VillageQuerySet


@dataclass(frozen=True)
class DoorCard:
    """A volunteer as the person who opens the door may know them: no surname, no number."""

    first_name: str
    role: str
    photo: Any | None = None  # a picture of the library, only where its person agreed


def card_of(member: Member) -> DoorCard:
    photo = member.photo if member.photo_id and member.photo_agreed_on else None
    return DoorCard(member.first_name, member.get_role_display(), photo)


def villages_called_from(number: str, on: date | None = None) -> VillageQuerySet:
    """Villages whose working team has this number: as its own, or as a member's on that day (today when left out).

    None for what is no Vietnamese number, however it is written. One query; the number itself is not in the answer.
    """
    hotline = phones.normalise_hotline(number)
    if hotline is None:
        return Village.objects.none()
    members = Member.objects.active(on).with_phone(number)
    teams = Team.objects.working().filter(pk__in=members.values("team")) | Team.objects.working().with_hotline(hotline)
    return Village.objects.filter(pk__in=teams.values("village"))


def is_member_number(number: str, on: date | None = None) -> bool:
    return villages_called_from(number, on).exists()
