"""A member's own calendar on their telephone: make its address, take it back, make a new one."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import override

from help_requests.desk.keys import row_key
from help_requests.desk.screens import DeskScreen
from help_requests.models import CalendarKey
from help_requests.permissions import memberships_of
from help_requests.services.calendars import make_calendar_key, revoke_calendar_key
from teams_directory.models import Member


class CalendarView(DeskScreen):
    """Whether there is an address, for each team this person serves in; the address itself is known to nobody."""

    page_title = "Lịch trên điện thoại"
    header_icon = "mobile-alt"
    template_name = "help_requests/desk/phone_calendar.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = list(self.queue.memberships.values())
        live = {key.member_id: key for key in CalendarKey.objects.filter(member__in=mine, revoked_at=None)}
        posts = [{"member": member, "key": live.get(member.pk)} for member in mine]
        return super().get_context_data(**kwargs) | {"posts": posts, "made": kwargs.get("made")}

    def membership(self) -> Member:
        """As whom: somebody else's calendar does not exist here."""
        return get_object_or_404(memberships_of(self.request.user), pk=row_key(self.request.POST.get("ai", "")))


class _ByButton(CalendarView):
    """Only ever sent by a button: whoever comes back to its address sees the screen."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponseRedirect(reverse("help_requests_desk:phone_calendar"))


class MakeCalendarView(_ByButton):
    """A new address, shown in this answer and never again."""

    def post(self, request: HttpRequest) -> HttpResponse:
        secret = make_calendar_key(member=self.membership())
        with override("vi"):
            address = settings.WAGTAILADMIN_BASE_URL + reverse("help_requests:calendar", args=[secret])
        made = {"address": address, "subscribe": "webcal:" + address.partition(":")[2]}
        return self.render_to_response(self.get_context_data(made=made))


class RevokeCalendarView(_ByButton):
    """The address ends at once."""

    def post(self, request: HttpRequest) -> HttpResponse:
        if revoke_calendar_key(member=self.membership()):
            messages.success(request, "Đã thu lại. Địa chỉ cũ không xem được lịch nữa.")
        else:
            messages.warning(request, "Anh chị chưa có địa chỉ nào để thu lại.")
        return HttpResponseRedirect(reverse("help_requests_desk:phone_calendar"))
