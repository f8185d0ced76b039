"""The desk as the tests of its screens read it."""

from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from help_requests import services
from help_requests.models import HelpRequest
from teams_directory.models import Member

QUEUE = "/admin/viec-cua-to/"
RECORD = f"{QUEUE}ghi-ho/"
INVITE = f"{QUEUE}moi-buoi/"
MOI = f"{QUEUE}?muc=moi"
SOON = timezone.localdate() + timedelta(days=4)


def page(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def detail(request: HelpRequest) -> str:
    return reverse("help_requests_desk:detail", args=[request.public_id])


def part(shown: str, start: str, end: str) -> str:
    """What stands between two marks of a page."""
    return shown.split(start, 1)[1].split(end, 1)[0]


def make_late(request: HelpRequest, hours: int = 4) -> None:
    past = timezone.now() - timedelta(hours=hours, minutes=5)
    HelpRequest.objects.filter(pk=request.pk).update(reply_due=past)


def visit(request: HelpRequest, user, start: datetime) -> None:
    member = Member.objects.get(user=user)
    services.accept_request(request=request, member=member, by=user, start=start, end=start + timedelta(hours=1))


def chosen(rows: list[HelpRequest], session: str = "moi", **changes: str) -> dict[str, Any]:
    """What the screen sends as it stands, with a day."""
    words = {
        "title": "Cùng học: VNeID", "day": SOON.isoformat(), "start": "08:00", "end": "10:00",
        "meeting_place": "Nhà văn hóa", "seats": "15",
    }  # fmt: skip
    return words | {"requests": [row.public_id for row in rows], "session": session} | changes


def states() -> set[str]:
    return set(HelpRequest.objects.values_list("state", flat=True))
