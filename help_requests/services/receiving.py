"""A booking becomes a request in the right queue, once."""

from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from core.models import Topic
from help_requests import notifications
from help_requests.deadlines import confirm_due, reply_due, visit_due
from help_requests.engine import fingerprint, receive_once, unused_code, write_event
from help_requests.models import CommunePolicy, HelpRequest
from help_requests.services.handing import SessionFull, seats_left
from help_requests.slots import Seat, take_seat
from help_requests.statuses import WAITING, State, Verb
from help_requests.times import Wish, default_visit, describe_wish
from help_requests.villages import find_place
from teams_directory.models import Commune, GroupSession, Team, Village

MAX_OPEN_PER_PHONE = 3
SAME_AGAIN = timedelta(minutes=10)


class TooManyOpen(Exception):
    """This phone number already has as many open requests as one person needs."""


@dataclass(frozen=True, kw_only=True)
class Booking:
    """A checked booking: phones are E.164, texts are clean, nothing in it is secret."""

    token: str
    commune: Commune
    village_typed: str
    topic: Topic
    place: str
    wish: Wish
    name: str
    phone: str
    consent_version: str
    consent_text: str
    note: str = ""
    for_other: bool = False
    booker_name: str = ""
    booker_phone: str = ""
    call_first: str = ""
    agreed_how: str = ""
    lives_alone: bool = False
    no_smartphone: bool = False
    payment_due: bool = False
    slot_start: datetime | None = None  # a real time of the team, instead of a wish
    session: GroupSession | None = None  # a group session, instead of a visit
    guide_key: str = ""
    guide_title: str = ""
    step_id: str = ""
    step_title: str = ""

    @property
    def wish_label(self) -> str:
        return describe_wish(self.wish.day, self.wish.part, self.slot_start)

    @property
    def words(self) -> dict[str, Any]:
        """Fields by name, as they go into the row."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def fingerprint(self) -> str:
        return fingerprint("booking", self.words)


@dataclass(frozen=True)
class Arrival:
    """Where and when a booking arrives: what its row follows from besides its words."""

    now: datetime
    policy: CommunePolicy
    village: Village | None
    team: Team | None


def is_received(token: str) -> bool:
    """Was a form with this token written down before?"""
    return HelpRequest.objects.filter(token=token).exists()


def receive_request(
    *, booking: Booking, channel: str = HelpRequest.Channel.WEB, by: Any = None, team: Team | None = None
) -> HelpRequest:
    """Write a booking down and put it into the right queue; the same token gives the same request.

    So do the same words sent again within ten minutes with another token: then the request has not this booking's
    token. `by` is the member of staff who writes it down for a caller, into the queue of `team` where it is theirs.
    Raises AlreadySent when the token was used for something else, TooManyOpen for a fourth open request of a
    resident, SlotTaken when the chosen time is no longer free, SessionFull when the session is.
    """
    mark = booking.fingerprint()
    entry = {"channel": channel, "entered_by": by, "fingerprint": mark}
    return receive_once(
        HelpRequest, token=booking.token, mark=mark, write=lambda: _write_down(booking, entry, by=by, team=team)
    )


def _write_down(booking: Booking, entry: dict[str, Any], *, by: Any, team: Team | None) -> HelpRequest:
    # One booking of a commune at a time, so that counting and writing are one act.
    Commune.objects.select_for_update(no_key=True).get(pk=booking.commune.pk)
    now = timezone.now()
    if earlier := _just_sent(booking, entry["fingerprint"], now):
        return earlier
    if by is None and HelpRequest.objects.open().filter(phone=booking.phone).count() >= MAX_OPEN_PER_PHONE:
        raise TooManyOpen
    arrival = _arrival(booking, now, team)
    words = {name: value for name, value in booking.words.items() if name != "wish"}
    given = words | entry | _queue(arrival) | _time(booking, arrival)
    request = HelpRequest.objects.create(
        **given, code=unused_code(), village=arrival.village, created_at=now, consent_at=now
    )
    write_event(request, Verb.RECORD if by else Verb.RECEIVE, by=by, from_state="")
    notifications.tell_team_of_new_request(request)
    return request


def _just_sent(booking: Booking, mark: str, now: datetime) -> HelpRequest | None:
    """The request these very words made a moment ago with another form, when nobody has acted on it yet.

    Every word must be equal: who only knows a number learns nothing.
    """
    waits = WAITING if booking.session is None else {State.ACCEPTED}
    alike = HelpRequest.objects.filter(phone=booking.phone, fingerprint=mark, state__in=waits)
    return alike.filter(created_at__gte=now - SAME_AGAIN).order_by("created_at").first()


def _arrival(booking: Booking, now: datetime, team: Team | None) -> Arrival:
    village, own = find_place(commune=booking.commune, typed=booking.village_typed)
    policy = CommunePolicy.of(booking.commune)
    return Arrival(now, policy, village, team or own)


def _queue(arrival: Arrival) -> dict[str, Any]:
    return {"team": arrival.team, "state": State.NEW if arrival.team else State.TRIAGE}


def _time(booking: Booking, arrival: Arrival) -> dict[str, Any]:
    """When it shall be, and until when somebody answers. Raises SlotTaken, SessionFull."""
    if booking.session is not None:
        return _at_session(booking.session, arrival)
    day, part = booking.wish.day, booking.wish.part
    wished = default_visit(day, part, arrival.now)[0] if day else None
    fields = {
        "wished_day": day, "wished_part": part, "slot_start": None,
        "reply_due": reply_due(arrival.now, arrival.policy, wished=wished),
        "visit_due": visit_due(arrival.now, arrival.policy, wished=wished),
    }  # fmt: skip
    if booking.slot_start is None or arrival.team is None:  # no team, no times of its own: the half-day stands
        return fields
    return fields | _at_slot(booking, booking.slot_start, arrival.team, arrival)


def _at_slot(booking: Booking, start: datetime, team: Team, arrival: Arrival) -> dict[str, Any]:
    seat: Seat = take_seat(
        team=team, place=booking.place, start=start, now=arrival.now, policy=arrival.policy, village=arrival.village
    )
    due = reply_due(arrival.now, arrival.policy)
    return {
        "slot_start": seat.slot.start, "slot_end": seat.slot.end, "slot_seat": seat.number,
        "reply_due": min(due, confirm_due(start, arrival.now)),
    }  # fmt: skip


def _at_session(session: GroupSession, arrival: Arrival) -> dict[str, Any]:
    """One more at a group session, while nobody else takes the place."""
    hall = GroupSession.objects.select_for_update(of=("self",)).select_related("team").get(pk=session.pk)
    if hall.is_cancelled or hall.start <= arrival.now or seats_left(hall) < 1:
        raise SessionFull
    return {
        "state": State.ACCEPTED, "team": hall.team, "session": hall, "place": HelpRequest.Place.SESSION,
        "visit_start": hall.start, "visit_end": hall.end, "visit_due": hall.end,
        "reply_due": reply_due(arrival.now, arrival.policy),
    }  # fmt: skip
