"""The team's queue and one request, as screens of the admin made for a telephone."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permissions import ModelPermissionPolicy

from help_requests import services
from help_requests.desk.cards import Card
from help_requests.desk.facts import facts_of
from help_requests.desk.forms import DeskForm
from help_requests.desk.moves import make_form, moves_of
from help_requests.desk.queue import Queue
from help_requests.desk.scene import Scene
from help_requests.desk.words import refusal, sentence
from help_requests.models import HelpRequest
from help_requests.permissions import allowed_verbs, visible_to
from help_requests.statuses import Verb

TITLE = "Việc của tổ"


@method_decorator(never_cache, name="dispatch")
class DeskScreen(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The list, with or without a request beside it."""

    page_title = TITLE
    header_icon = "tasks"
    permission_policy = ModelPermissionPolicy(HelpRequest)
    permission_required = "work"
    help_request: HelpRequest | None = None

    @cached_property
    def queue(self) -> Queue:
        return Queue(self.request, opened=self.help_request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(queue=self.queue, index=reverse("help_requests_desk:index"), **kwargs)


class QueueView(DeskScreen):
    """Cards, the most pressing first; a tab for each question the morning begins with."""

    template_name = "help_requests/desk/queue.html"


class _OneRequest(DeskScreen):
    """A request this person may see, or 404."""

    template_name = "help_requests/desk/detail.html"
    contact_shown = False
    help_request: HelpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = visible_to(request.user).for_desk().select_related("merged_into")
        self.help_request = get_object_or_404(found, public_id=kwargs["public_id"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What is only ever sent by a button: whoever comes back to its address sees the request."""
        return self._back()

    @cached_property
    def scene(self) -> Scene:
        return Scene(self.queue.standing(self.help_request))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row, scene = self.help_request, self.scene
        moves = moves_of(scene, used=kwargs.get("used"), wanted=self.request.GET.get("mo", ""))
        return super().get_context_data(**kwargs) | {
            "help_request": row, "card": Card(scene.who, self.queue.query()), "facts": facts_of(scene),
            "contact_shown": self.contact_shown,
            "twins": [Card(replace(scene.who, request=twin)) for twin in scene.duplicates],
            "may_merge": any(move.verb == Verb.MERGE for move in moves),
            "moves": [move for move in moves if not move.is_seldom],
            "seldom": [move for move in moves if move.is_seldom],
            "seldom_open": any(move.is_open for move in moves if move.is_seldom),
            "refused": next((move for move in moves if move.form.errors), None),
            "events": row.events.select_related("team"),
        }  # fmt: skip

    def _back(self) -> HttpResponse:
        """To the request, or to the queue when it has left this person's sight; the list beside it stays."""
        query = "?" + urlencode(self.queue.given) if self.queue.given else ""
        if visible_to(self.request.user).filter(pk=self.help_request.pk).exists():
            address = reverse("help_requests_desk:detail", args=[self.help_request.public_id])
        else:
            address = reverse("help_requests_desk:index")
        return HttpResponseRedirect(address + query)


class DetailView(_OneRequest):
    """Who, what, where, when, what happened, what next. The number shows only when asked for."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())


class RevealView(_OneRequest):
    """The number and the way to the house; that they were looked at is written down first."""

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        services.reveal_contact(request=self.help_request, by=request.user)
        self.contact_shown = True
        return self.render_to_response(self.get_context_data())


class MoveView(_OneRequest):
    """One verb. What is wrong is said where it was typed; who was faster is named."""

    def post(self, request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
        move = Verb(verb)
        if move not in allowed_verbs(self.scene.who):
            return self._refuse(move)
        form = make_form(move, self.scene, request.POST)
        if not form.is_valid():
            return self._again(move, form)
        try:
            moved = form.do()
        except services.MoveRefused as problem:
            return self._explain(move, form, problem)
        messages.success(request, sentence(move, moved))
        self.help_request = moved.merged_into or moved
        return self._back()

    def _explain(self, move: Verb, form: DeskForm, problem: services.MoveRefused) -> HttpResponse:
        match problem:
            case services.AlreadyTaken():
                at = f" lúc {timezone.localtime(problem.at):%H:%M}" if problem.at else ""
                messages.warning(self.request, f"{problem.who} đã nhận việc này{at}.")
                return self._back()
            case services.NeedsTwo() | services.TooManyToHold():
                form.explain(problem)
                return self._again(move, form)
        return self._refuse(move)

    def _again(self, move: Verb, form: DeskForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(used=(move, form)))

    def _refuse(self, move: Verb) -> HttpResponse:
        """The screen was older than the request: show how it stands now."""
        if not visible_to(self.request.user).filter(pk=self.help_request.pk).exists():
            raise PermissionDenied
        self.help_request.refresh_from_db()
        messages.warning(self.request, refusal(move, self.help_request))
        return self._back()
