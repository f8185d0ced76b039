"""The page on which a booking is read again before it is sent, and what it says when somebody else was quicker."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from help_requests.forms.booking import PLACES, BookingForm
from help_requests.models import HelpRequest
from help_requests.offers import Offer, offer_for
from help_requests.services import Booking
from help_requests.slots import Slot, SlotTaken
from help_requests.times import Wish, describe_day, wish_value

NAMED = 3  # free times said in the sentence itself; the others stand below it
PLACE_LABELS = dict(PLACES)


def show_check(request: HttpRequest, form: BookingForm) -> HttpResponse:
    """Everything as the team will read it, and what it could become."""
    return _show(request, form, form.booking())


def _show(request: HttpRequest, form: BookingForm, booking: Booking, *, gone: str = "") -> HttpResponse:
    """`gone` says what is no longer free; then nothing stands chosen."""
    offer = offer_for(booking=booking)
    asks_time = offer.asks_time or bool(gone)
    context = {
        "form": form, "booking": booking, "offer": offer, "gone": gone, "wish": wish_value(booking.wish),
        "place": PLACE_LABELS.get(HelpRequest.Place(booking.place)), "asks_time": asks_time,
        "carried": form.carried(*_asked_again(offer, asks_time=asks_time)),
    }  # fmt: skip
    return render(request, "help_requests/check.html", context, status=409 if gone else 200)


def _asked_again(offer: Offer, *, asks_time: bool) -> list[str]:
    return ["when"] * asks_time + ["village"] * bool(offer.villages)


def slot_is_taken(request: HttpRequest, form: BookingForm, problem: SlotTaken) -> HttpResponse:
    """Somebody was quicker: which times are left is said, none is chosen."""
    at = timezone.localtime(problem.start)
    said = {"hour": f"{at:%H:%M}", "day": describe_day(at.date())}
    gone = _("Giờ %(hour)s vừa có người đặt trước.") if problem.by_someone else _("Giờ %(hour)s tổ không còn trống.")
    booking = replace(form.booking(), slot_start=None, wish=Wish())
    return _show(request, form, booking, gone=f"{gone % said} {_what_is_left(problem, said['day'])}")


def _what_is_left(problem: SlotTaken, day: str) -> str:
    if not problem.next_slots:
        return _("Tổ hết giờ trống rồi. Bác chọn bất cứ lúc nào, tổ gọi lại hẹn giờ với bác.")
    nearest = sorted(problem.next_slots[:NAMED])
    return _("Còn giờ: %(times)s.") % {"times": "; ".join(_said(slot, day) for slot in nearest)}


def _said(slot: Slot, day: str) -> str:
    return slot.hour if slot.day == day else str(slot)


def session_is_full(request: HttpRequest, form: BookingForm) -> HttpResponse:
    """The last place of the session went to somebody else: another session, or a visit."""
    gone = _("Buổi học này vừa đủ người. Bác chọn buổi khác, hoặc hẹn riêng với tổ.")
    place = form.cleaned_data["place"] or HelpRequest.Place.MEETING_POINT
    return _show(request, form, replace(form.booking(), session=None, place=place, wish=Wish()), gone=gone)
