"""A member's visits as iCalendar (RFC 5545): when, about what and in which village; never whose."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import override
from icalendar import Calendar, Event

from help_requests.desk.cards import PLACES
from help_requests.models import HelpRequest
from help_requests.sign_ups import with_places_taken
from help_requests.statuses import SCHEDULED, Result, State, Verb
from teams_directory.models import GroupSession, Member

BACK, AHEAD = timedelta(days=7), timedelta(days=60)
REFRESH = timedelta(hours=1)
CALLED_OFF = {Result.NOT_NEEDED, Result.UNREACHABLE, Result.MERGED}
BESIDE_THE_POINT = [Verb.REVEAL, Verb.ESCALATE, Verb.CHECK, Verb.CONFIRM]  # nothing of it stands in the calendar


def feed(member: Member, *, now: datetime | None = None) -> bytes:
    """The file. Two queries, however many visits there are."""
    at = now or timezone.now()
    with override("vi"):
        calendar = _empty(member)
        for row in _visits(member, at):
            calendar.add_component(_visit(row, at))
        for session in _sessions(member, at):
            calendar.add_component(_session(session, at))
    return bytes(calendar.to_ical())


def _empty(member: Member) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Cam Tay//Lich hen//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Lịch hẹn, {member.team}")
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    return calendar


def _visits(member: Member, at: datetime) -> QuerySet[HelpRequest]:
    """To be made, made, and called off; of whom none is read from the database."""
    mine = Q(assigned_to=member) | Q(companion=member)
    moved = ~Q(events__verb__in=BESIDE_THE_POINT)
    return (
        HelpRequest.objects.filter(mine, team=member.team_id, session=None)
        .filter(Q(state__in=SCHEDULED) | Q(state=State.CLOSED), visit_start__range=(at - BACK, at + AHEAD))
        .select_related("topic", "village")
        .only(
            "state", "result", "place", "visit_start", "visit_end", "created_at", "topic", "topic__name",
            "village", "village__name",
        )
        .annotate(changes=Count("events", filter=moved), changed=Max("events__at", filter=moved))
        .order_by("visit_start", "pk")
    )  # fmt: skip


def _visit(row: Any, at: datetime) -> Event:
    place = PLACES[HelpRequest.Place(row.place)]
    event = _event(_uid(row.pk), row.visit_start, row.visit_end, at)
    event.add("summary", f"Hẹn hỗ trợ: {row.topic.name}")
    event.add("location", ", ".join(filter(None, [str(row.village or ""), place])))
    event.add("sequence", row.changes)
    event.add("last-modified", row.changed or row.created_at)
    day = f"?ngay={timezone.localdate(row.visit_start):%Y-%m-%d}"
    address = settings.WAGTAILADMIN_BASE_URL + reverse("help_requests_desk:day") + day
    event.add("url", address)
    event.add("description", f"{_standing(row)}Xem việc của ngày này, cần đăng nhập: {address}")
    event.add("status", _status(row))
    return event


def _uid(pk: int) -> str:
    """The same each time, and no key to anything: a request's public id would open its receipt."""
    return f"{salted_hmac('help_requests.calendar', str(pk), algorithm='sha256').hexdigest()[:32]}@camtay"


def _status(row: HelpRequest) -> str:
    if row.state == State.CLOSED:
        return "CANCELLED" if row.result in CALLED_OFF else "CONFIRMED"
    return "TENTATIVE" if row.state == State.PROPOSED else "CONFIRMED"


def _standing(row: HelpRequest) -> str:
    if row.state == State.CLOSED:
        return "Đã thôi hẹn. " if row.result in CALLED_OFF else "Đã xong. "
    return "Bà con chưa trả lời giờ này. " if row.state == State.PROPOSED else ""


def _sessions(member: Member, at: datetime) -> QuerySet[GroupSession]:
    near = GroupSession.objects.filter(team=member.team_id, start__range=(at - BACK, at + AHEAD))
    return with_places_taken(near.select_related("village").order_by("start", "pk"))


def _session(session: Any, at: datetime) -> Event:
    event = _event(f"{session.public_id}@camtay", session.start, session.end, at)
    event.add("summary", f"Buổi học nhóm: {session.title}")
    event.add("location", f"{session.meeting_place}, {session.village}")
    event.add("description", f"{session.taken} người đăng ký, nhận {session.seats} người.")
    event.add("status", "CANCELLED" if session.is_cancelled else "CONFIRMED")
    return event


def _event(uid: str, start: datetime, end: datetime, at: datetime) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", at)
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("class", "PRIVATE")
    return event
