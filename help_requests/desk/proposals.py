"""Enough people of one village wait for the same thing: a group session would help them all."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.http import urlencode

from help_requests.models import CommunePolicy
from help_requests.permissions import invitable_by

MOST = 3  # cards above a list that is there for something else
USUAL = CommunePolicy._meta.get_field("session_threshold").default


@dataclass(frozen=True)
class Proposal:
    """So many people of this village who wait for help with this."""

    number: int
    village: str
    topic: str
    address: str


def proposals_for(user: Any) -> list[Proposal]:
    """The largest groups this person may invite, in one query."""
    waiting = invitable_by(user).filter(village__isnull=False).order_by()
    groups = waiting.values("village", "village__name", "topic", "topic__name").annotate(
        number=Count("pk"), enough=Coalesce(F("commune__policy__session_threshold"), Value(USUAL))
    )
    large = groups.filter(number__gte=F("enough")).order_by("-number", "village__name", "topic__name")
    return [
        Proposal(row["number"], row["village__name"], row["topic__name"], invite_address(row["village"], row["topic"]))
        for row in large[:MOST]
    ]


def invite_address(village: int, topic: int) -> str:
    return f"{reverse('help_requests_desk:invite')}?{urlencode({'thon': village, 'viec': topic})}"
