"""Requests in every state a resident can find them in, and what a resident then does."""

import re
from datetime import datetime, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from help_requests.models import HelpRequest
from help_requests.services import (
    VisitReport,
    accept_request,
    close_request,
    hand_over,
    hand_to_triage,
    propose_time,
)
from help_requests.statuses import Result
from teams_directory.models import Member

TRACK, ANSWER, SLIP = "/tra-cuu/", "/tra-cuu/tra-loi/", "/tra-cuu/phieu/"
# What the person told us, in words that stand nowhere else on the site.
TOLD = {
    "name": "Bà Zxqv", "phone": "0912777345", "note": "Cổng sắt màu tím than, cạnh cây khế Zxqv", "for_other": "on",
    "booker_name": "Út Wjkf", "booker_phone": "0987111222", "village": "lang mau thuong",
}  # fmt: skip
NEVER_SHOWN = [
    "Zxqv", "Wjkf", "0912777345", "912777345", "0912 777 345", "777 345", "0987111222", "987111222",
    "111 222", "tím than", "lang mau thuong",
]  # fmt: skip
FIELD = re.compile(r'name="(pass|seen)" value="([^"]*)"')


def page(response: Any) -> str:
    return response.content.decode()


def whole(response: Any) -> str:
    """Everything that left the server: headers as well."""
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    return f"{headers}\n{response.content.decode('utf-8', 'replace')}"


def look(client: Client, request: HelpRequest, digits: str = "678", **headers: str) -> Any:
    return client.post(TRACK, {"code": request.spoken_code, "digits": digits}, **headers)


def let_in(client: Client, request: HelpRequest, digits: str = "678") -> dict[str, str]:
    """What the forms of the page carry after a right answer."""
    return dict(FIELD.findall(page(look(client, request, digits))))


def say(client: Client, entry: dict[str, str], answer: str, **words: str) -> Any:
    return client.post(ANSWER, entry | {"answer": answer, **words})


def tomorrow(hour: int = 8) -> tuple[datetime, datetime]:
    start = timezone.localtime().replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return start, start + timedelta(hours=1)


def helper_of(request: HelpRequest) -> Member:
    return Member.objects.filter(team=request.team).order_by("pk").first()


def accepted(request: HelpRequest, **more: Any) -> HelpRequest:
    start, end = tomorrow()
    return accept_request(request=request, member=helper_of(request), by=None, start=start, end=end, **more)


def proposed(request: HelpRequest, hour: int = 15) -> HelpRequest:
    start, end = tomorrow(hour)
    return propose_time(request=request, member=helper_of(request), by=None, start=start, end=end)


def in_triage(request: HelpRequest) -> HelpRequest:
    return hand_to_triage(request=request, by=None, reason="Ngoài việc của tổ")


def handed_over(request: HelpRequest) -> HelpRequest:
    office = request.commune.offices.get_or_create(
        name="Trụ sở Mẫu", kind="police", phone="0100000777", address="Cạnh Ủy ban xã", hours="sáng thứ Hai"
    )[0]
    return hand_over(request=request, by=None, office=office)


def learned(request: HelpRequest, level: Result = Result.DONE_TOGETHER) -> HelpRequest:
    return close_request(request=accepted(request), by=None, result=level, visit=VisitReport(minutes=30))


def not_met(request: HelpRequest) -> HelpRequest:
    return close_request(request=request, by=None, result=Result.UNREACHABLE)


def just_sent(request: HelpRequest) -> HelpRequest:
    return request


STATES = {
    "new": just_sent, "triage": in_triage, "proposed": proposed, "accepted": accepted, "handed_over": handed_over,
    "learned": learned, "unreachable": not_met,
}  # fmt: skip
