"""The team's queue and one request, as screens of the admin made for a telephone."""

from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.models import Locale
from wagtail.permissions import ModelPermissionPolicy

from core.models import Topic
from help_requests import services
from help_requests.desk_forms import FORMS
from help_requests.models import HelpRequest, HelpRequestQuerySet
from help_requests.permissions import Standing, allowed_verbs, standing, visible_to
from help_requests.statuses import SCHEDULED, WAITING, State, Verb
from teams_directory.models import Village

POLICY = ModelPermissionPolicy(HelpRequest)
TITLE = "Việc của tổ"


def _tabs() -> dict[str, tuple[str, Q]]:
    """What each tab is called and which requests it holds."""
    today = timezone.localdate()
    return {
        "hom-nay": ("Hôm nay", Q(state__in=SCHEDULED, visit_start__date=today)),
        "moi": ("Mới", Q(state__in=WAITING)),
        "qua-han": ("Quá hạn", Q(state__in=WAITING, reply_due__lt=timezone.now())),
        "dang-lam": ("Đã hẹn", Q(state__in=SCHEDULED)),
        "da-xong": ("Đã xong", Q(state=State.CLOSED)),
    }


class QueueFilterSet(WagtailFilterSet):
    """Narrow a tab by what, where and how."""

    topic = django_filters.ModelChoiceFilter(label="Việc", queryset=Topic.objects.none())
    village = django_filters.ModelChoiceFilter(label="Thôn", queryset=Village.objects.none())
    place = django_filters.ChoiceFilter(label="Gặp ở đâu", choices=HelpRequest.Place.choices)

    class Meta:
        model = HelpRequest
        fields = ["topic", "village", "place"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["topic"].queryset = Topic.objects.filter(locale=Locale.get_default())
        mine = visible_to(self.request.user).values("village")
        self.filters["village"].queryset = Village.objects.filter(pk__in=mine)


@method_decorator(never_cache, name="dispatch")
class QueueView(PermissionCheckedMixin, BaseListingView):
    """Cards, the most pressing first; a tab for each question the morning begins with."""

    model = HelpRequest
    page_title = TITLE
    header_icon = "tasks"
    paginate_by = 50
    filterset_class = QueueFilterSet
    template_name = "help_requests/desk/queue.html"
    results_template_name = "help_requests/desk/queue_results.html"
    index_url_name = "help_requests_desk:index"
    index_results_url_name = "help_requests_desk:index_results"
    permission_policy = POLICY
    permission_required = "work"
    no_results_message = "Chưa có việc nào ở đây."

    def tab(self) -> str:
        asked = self.request.GET.get("muc", "")
        return asked if asked in _tabs() else "moi"

    def get_base_queryset(self) -> HelpRequestQuerySet:
        order = "-closed_at" if self.tab() == "da-xong" else "reply_due"
        if self.tab() in {"hom-nay", "dang-lam"}:
            order = "visit_start"
        mine = visible_to(self.request.user).filter(_tabs()[self.tab()][1])
        return mine.for_queue().order_by(order, "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tabs = _tabs()
        counts = visible_to(self.request.user).aggregate(
            **{key.replace("-", "_"): Count("pk", filter=rule) for key, (_, rule) in tabs.items()}
        )
        listed = [(key, name, counts[key.replace("-", "_")]) for key, (name, _) in tabs.items()]
        return super().get_context_data(tabs=listed, tab=self.tab(), **kwargs)


class _OneRequest(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """A request this person may see, or 404."""

    template_name = "help_requests/desk/detail.html"
    page_title = TITLE
    header_icon = "tasks"
    permission_policy = POLICY
    permission_required = "work"
    contact_shown = False

    @method_decorator(never_cache)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = visible_to(request.user).for_queue()
        self.help_request = get_object_or_404(found, public_id=kwargs["public_id"])
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def standing(self) -> Standing:
        return standing(self.request.user, self.help_request)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        index = {"url": reverse("help_requests_desk:index"), "label": TITLE}
        return [index, {"url": "", "label": self.help_request.spoken_code}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row, used = self.help_request, kwargs.get("used")
        forms = []
        for verb in allowed_verbs(self.standing):
            form = used[1] if used and used[0] == verb else FORMS[verb](request=row, auto_id=f"{verb}-%s")
            forms.append((verb, form))
        return super().get_context_data(**kwargs) | {
            "help_request": row, "forms": forms, "contact_shown": self.contact_shown,
            "events": row.events.select_related("team"),
        }  # fmt: skip


class DetailView(_OneRequest):
    """Who, what, where, when, what happened, what next. The number shows only when asked for."""


class RevealView(_OneRequest):
    """The number and the way to the house; that they were looked at is written down first."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        services.reveal_contact(request=self.help_request, by=request.user)
        self.contact_shown = True
        return self.render_to_response(self.get_context_data())


class MoveView(_OneRequest):
    """One verb. What is wrong is said where it was typed; who was faster is named."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
        move = Verb(verb)
        if move not in allowed_verbs(self.standing):
            return self._refuse(move)
        form = FORMS[move](request.POST, request=self.help_request, auto_id=f"{move}-%s")
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(used=(move, form)))
        try:
            self._do(move, form.arguments())
        except services.AlreadyTaken as problem:
            at = f" lúc {timezone.localtime(problem.at):%H:%M}" if problem.at else ""
            messages.warning(request, f"{problem.who} đã nhận việc này{at}.")
        except services.MoveRefused:
            return self._refuse(move)
        else:
            messages.success(request, f"Đã ghi: {move.label.lower()}.")
        return self._back()

    def _do(self, move: Verb, arguments: dict[str, Any]) -> None:
        verbs = {
            Verb.ACCEPT: services.accept_request, Verb.PROPOSE: services.propose_time,
            Verb.REASSIGN: services.reassign_request, Verb.TRIAGE: services.hand_to_triage,
            Verb.CLOSE: services.close_request,
        }  # fmt: skip
        if move in {Verb.ACCEPT, Verb.PROPOSE}:
            arguments["member"] = self.standing.membership
        verbs[move](request=self.help_request, by=self.request.user, **arguments)

    def _refuse(self, move: Verb) -> HttpResponse:
        """The screen was older than the request: show how it stands now."""
        if not visible_to(self.request.user).filter(pk=self.help_request.pk).exists():
            raise PermissionDenied
        state = self.help_request.get_state_display().lower()
        messages.warning(self.request, f"Chưa làm được “{move.label.lower()}”: lời hẹn này đang ở mức “{state}”.")
        return self._back()

    def _back(self) -> HttpResponse:
        """To the request, or to the queue when it has left this person's sight."""
        if visible_to(self.request.user).filter(pk=self.help_request.pk).exists():
            return HttpResponseRedirect(reverse("help_requests_desk:detail", args=[self.help_request.public_id]))
        return HttpResponseRedirect(reverse("help_requests_desk:index"))
