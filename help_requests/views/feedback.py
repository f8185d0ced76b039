"""The public pages of góp ý: write, receipt with the state it is in, and what the commune answered in public."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Site

from core.throttle import Limit, client_ip
from help_requests.engine import AlreadySent
from help_requests.forms.feedback import FeedbackForm
from help_requests.models import Feedback
from help_requests.services.feedback import receive_feedback
from help_requests.statuses import FeedbackState
from help_requests.tokens import new_token
from help_requests.views.public import no_index, public_form
from teams_directory.models import Commune, Village

# Many homes share one address behind a carrier's network, so the limit for an address is wide.
SENT_FROM_ONE_ADDRESS = Limit("feedback", times=20, seconds=600)
SHOWN, PER_PAGE = 3, 20
TRAP = "trang_web"  # a box nobody sees: only programs fill it in
BOARD = [
    (FeedbackState.RECEIVED, gettext_lazy("Xã đã nhận")), (FeedbackState.ASSIGNED, gettext_lazy("Đã có người xem xét")),
    (FeedbackState.ANSWERED, gettext_lazy("Đã trả lời")), (FeedbackState.CLOSED, gettext_lazy("Đã xong")),
]  # fmt: skip


def _communes(request: HttpRequest) -> list[Commune]:
    return list(Commune.objects.for_site(Site.find_for_request(request)).select_related("policy"))


def _published(request: HttpRequest) -> Any:
    here = Feedback.objects.published().filter(commune__site=Site.find_for_request(request))
    return here.select_related("commune").order_by("-answered_at", "-pk")


def _show(request: HttpRequest, form: FeedbackForm, status: int = 200, **extra: Any) -> HttpResponse:
    if "token" in form.errors:
        form.data = form.data.copy()
        form.data["token"] = new_token()
    villages = Village.objects.filter(commune__in=form.communes.values())
    context = {"form": form, "villages": villages, "trap": TRAP, "answered": _published(request)[:SHOWN], **extra}
    return render(request, "help_requests/feedback.html", context, status=status)


@public_form
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """GET: the empty form. POST: send it; a 303 to the receipt once it is written down."""
    communes = _communes(request)
    if request.method != "POST":
        return _show(request, FeedbackForm(communes=communes, initial={"token": new_token()}))
    form = FeedbackForm(request.POST, communes=communes)
    if not form.is_valid():
        return _show(request, form)
    if request.POST.get(TRAP):
        form.add_error(None, _("Trang này chưa gửi được. Bác bấm lại giúp, hoặc gọi cho xã."))
        return _show(request, form, status=400)
    return _send(request, form)


def _send(request: HttpRequest, form: FeedbackForm) -> HttpResponse:
    known = Feedback.objects.filter(token=form.cleaned_data["token"]).exists()
    if not known and SENT_FROM_ONE_ADDRESS.is_over(client_ip(request)):
        form.add_error(None, _("Nơi này vừa gửi rất nhiều ý kiến. Bác đợi mười phút rồi gửi lại nhé."))
        return _show(request, form, status=429)
    try:
        made = receive_feedback(letter=form.letter())
    except AlreadySent as problem:
        form.data = form.data.copy()
        form.data["token"] = new_token()
        form.add_error(None, _("Ý kiến trước từ trang này đã gửi rồi. Muốn gửi thêm, bác xem lại rồi gửi."))
        return _show(request, form, status=409, earlier=problem.case)
    response = HttpResponseRedirect(reverse("help_requests:feedback_receipt", args=[made.public_id]))
    response.status_code = 303
    return response


@require_safe
@never_cache
def receipt(request: HttpRequest, public_id: str) -> HttpResponse:
    """What was received, how far it has come, the answer. Says nothing about who wrote, nor what."""
    return show_letter(request, get_object_or_404(letters_shown(), public_id=public_id))


def letters_shown() -> QuerySet[Feedback]:
    """Without anything their writers told us, so that no page made from them can show that."""
    return Feedback.objects.select_related("commune").defer(*Feedback.PERSONAL)


def show_letter(request: HttpRequest, feedback: Feedback, status: int = 200, **extra: Any) -> HttpResponse:
    """How far it has come. `extra`: what whoever has the code and the number may do besides."""
    context = _board(feedback) | extra
    return no_index(render(request, "help_requests/feedback_receipt.html", context, status=status))


def _board(found: Feedback) -> dict[str, Any]:
    reached = [state for state, words in BOARD].index(FeedbackState(found.state))
    steps = [{"words": words, "is_done": place <= reached} for place, (state, words) in enumerate(BOARD)]
    return {"feedback": found, "steps": steps}


@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """What people wrote and allowed to be shown, in the commune's summary, with its answers."""
    page = Paginator(_published(request), PER_PAGE).get_page(request.GET.get("trang"))
    return render(request, "help_requests/feedback_answers.html", {"page": page})
