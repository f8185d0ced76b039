"""The commune's board of góp ý: what waits, who sees to it, what was answered. Watchers see no name."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from help_requests.desk.feedback_forms import FORMS, SAID, FeedbackMoveForm
from help_requests.engine import MoveRefused
from help_requests.models import Feedback
from help_requests.permissions_feedback import (
    FeedbackStanding,
    communes_followed_by,
    feedback_standing,
    feedback_visible_to,
)
from help_requests.services.feedback import reveal_feedback
from help_requests.statuses import FEEDBACK_OPEN, FeedbackState, FeedbackVerb

TITLE = "Góp ý của bà con"
PER_PAGE = 50


def tabs() -> dict[str, tuple[str, Q]]:
    """The questions the board answers, each with the rows it means."""
    return {
        "moi": ("Chờ giao", Q(state=FeedbackState.RECEIVED)),
        "dang-lam": ("Đang xem xét", Q(state=FeedbackState.ASSIGNED)),
        "qua-han": ("Quá hạn", Q(state__in=FEEDBACK_OPEN, reply_due__lt=timezone.now())),
        "da-tra-loi": ("Đã trả lời", Q(state=FeedbackState.ANSWERED)),
        "da-xong": ("Đã xong", Q(state=FeedbackState.CLOSED)),
    }


@method_decorator(never_cache, name="dispatch")
class _FeedbackScreen(WagtailAdminTemplateMixin, TemplateView):
    """For whoever follows the feedback of some commune; for nobody else."""

    page_title = TITLE
    header_icon = "comment"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not communes_followed_by(request.user).exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class BoardView(_FeedbackScreen):
    """One tab of the board."""

    template_name = "help_requests/desk/feedback_board.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine, rules = feedback_visible_to(self.request.user), tabs()
        counts = mine.aggregate(**{key: Count("pk", filter=rule) for key, (name, rule) in rules.items()})
        current = self.request.GET.get("muc", "")
        current = current if current in rules else "moi"
        rows = mine.filter(rules[current][1]).select_related("village", "commune", "assigned_to").defer("words")
        listed = [
            {"key": key, "name": name, "count": counts[key], "current": key == current}
            for key, (name, rule) in rules.items()
        ]
        page = Paginator(rows.order_by("reply_due", "pk"), PER_PAGE).get_page(self.request.GET.get("trang"))
        return super().get_context_data(**kwargs) | {"tabs": listed, "tab": current, "page": page}


class _OneFeedback(_FeedbackScreen):
    template_name = "help_requests/desk/feedback_detail.html"
    contact_shown = False

    @cached_property
    def feedback(self) -> Feedback:
        found = feedback_visible_to(self.request.user).select_related("village", "commune", "assigned_to")
        return get_object_or_404(found, public_id=self.kwargs["public_id"])

    @cached_property
    def standing(self) -> FeedbackStanding:
        return feedback_standing(self.request.user, self.feedback)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row, used = self.feedback, kwargs.get("used")
        allowed = [verb for verb in FORMS if self.standing.may(verb)]
        moves = [
            {
                "verb": verb, "title": verb.label, "is_open": used is not None and used[0] == verb,
                "form": used[1] if used is not None and used[0] == verb else self.make_form(verb),
            }
            for verb in allowed
        ]  # fmt: skip
        return super().get_context_data(**kwargs) | {
            "feedback": row, "moves": moves, "contact_shown": self.contact_shown, "events": row.events.all(),
            "may_reveal": self.standing.answers, "board": reverse("help_requests_feedback:index"),
        }  # fmt: skip

    def make_form(self, verb: FeedbackVerb, data: Any = None) -> FeedbackMoveForm:
        return FORMS[verb](data, feedback=self.feedback, by=self.request.user, auto_id=f"{verb}-%s")

    def back(self) -> HttpResponse:
        return HttpResponseRedirect(reverse("help_requests_feedback:detail", args=[self.feedback.public_id]))


class FeedbackDetailView(_OneFeedback):
    """What was written, how far it has come, what next. The name and the number show only when asked for."""


class RevealFeedbackView(_OneFeedback):
    """The name and the number; that they were looked at is written down first."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.back()

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        if not self.standing.answers:
            raise PermissionDenied
        reveal_feedback(feedback=self.feedback, by=request.user)
        self.contact_shown = True
        return self.render_to_response(self.get_context_data())


class MoveFeedbackView(_OneFeedback):
    """One verb."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.back()

    def post(self, request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
        move = FeedbackVerb(verb)
        if not self.standing.answers:
            raise PermissionDenied
        form = self.make_form(move, request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(used=(move, form)))
        try:
            form.do()
        except MoveRefused:
            messages.warning(request, "Góp ý này vừa đổi tình trạng. Anh chị xem lại rồi làm tiếp.")
        else:
            messages.success(request, SAID[move])
        return self.back()
