"""A calendar of one's own, empty until a test fills it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from core.models import Picture, Topic
from teams_directory.models import GroupSession, Team


@pytest.fixture
def picture() -> Picture:
    return Picture.objects.first()


@pytest.fixture
def add_session(team) -> Callable[..., GroupSession]:
    """A session so many days from today, two hours in the morning, instead of those of the starter site."""
    GroupSession.objects.all().delete()

    def add(title: str, *, days: int = 1, by: Team = team, hour: int = 8, **facts: Any) -> GroupSession:
        start = timezone.localtime().replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=days)
        topic = Topic.objects.get(slug="vneid", locale__language_code="vi")
        times: dict[str, datetime] = {"start": start, "end": start + timedelta(hours=2)}
        known = {"team": by, "village": by.village, "topic": topic, "meeting_place": "Đình làng"}
        return GroupSession.objects.create(title=title, **known | times | facts)

    return add
