"""Mời vào buổi: several people of one village who wait for the same thing go to one group session."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property

from help_requests import services
from help_requests.desk.cards import Card, date_words
from help_requests.desk.forms.inviting import STALE, Gathering, InviteForm
from help_requests.desk.keys import row_key
from help_requests.desk.screens import DeskScreen
from help_requests.models import HelpRequest
from help_requests.permissions import invitable_by, session_teams_of

TITLE = "Mời vào một buổi"
MOST = 60  # people on one screen; a session seldom has more seats
NOBODY = "Không còn ai chờ việc này: có người đã nhận, hoặc đã xong."


class InviteView(DeskScreen):
    """`?thon=&viec=`: who waits there for that. GET: everybody ticked. POST: all who are ticked go, or nobody."""

    page_title = TITLE
    template_name = "help_requests/desk/invite.html"

    @cached_property
    def gathering(self) -> Gathering:
        """Read anew for every look: what was closed meanwhile is not among them."""
        village, topic = (row_key(self.request.GET.get(name, "")) for name in ("thon", "viec"))
        rows = invitable_by(self.request.user).filter(village=village, topic=topic).for_desk()
        found = list(rows.select_related("commune__policy", "topic__locale").in_fair_order()[:MOST])
        if not found:
            return Gathering([], [])
        teams = session_teams_of(self.request.user).filter(commune=found[0].commune_id).order_by("name")
        cards = [Card(self.queue.standing(row), several_places=False) for row in found]
        return Gathering(cards, list(teams))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated and not self.gathering.cards:
            messages.info(request, NOBODY)
            return HttpResponseRedirect(reverse("help_requests_desk:index") + "?muc=moi")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or InviteForm(gathering=self.gathering)
        back = reverse("help_requests_desk:index") + "?muc=moi"
        return super().get_context_data(form=form, gathering=self.gathering, back=back, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = InviteForm(request.POST, gathering=self.gathering)
        if not form.is_valid():
            return self._again(form)
        try:
            invited = self._invite(form)
        except services.SessionFull:
            form.check_room(form.cleaned_data, left=self._seats_left(form))
            return self._again(form)
        except services.MoveRefused:
            form.add_error(None, STALE)
            return self._again(form)
        messages.success(request, told(invited))
        return HttpResponseRedirect(reverse("help_requests_desk:index") + "?muc=dang-lam", status=303)

    def _again(self, form: InviteForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form))

    def _invite(self, form: InviteForm) -> list[HelpRequest]:
        user, rows = self.request.user, form.invited
        if form.opens_new:
            return services.invite_to_new_session(requests=rows, session=form.new_session(), by=user)
        return services.invite_to_session(requests=rows, session=form.known_session, by=user)

    @staticmethod
    def _seats_left(form: InviteForm) -> int | None:
        return max(services.seats_left(form.known_session), 0) if form.known_session else None


def told(invited: list[HelpRequest]) -> str:
    session = invited[0].session
    when = date_words(session.start, session.end) if session else ""
    return f"Đã mời {len(invited)} bác vào buổi “{session.title}”: {when}. Anh chị gọi báo các bác nhé."
