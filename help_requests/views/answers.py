"""What residents do on the tracking page; what they then see is read after the commit (ADR 0015)."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.throttle import Limit
from help_requests.engine import MoveRefused
from help_requests.following import following, request_shown
from help_requests.forms.tracking import DemandForm, SafetyForm
from help_requests.models import HelpRequest, SafetyIncident
from help_requests.services.answering import answer_as_resident
from help_requests.services.demands import file_demand
from help_requests.services.safety import TooManyReports, report_incident
from help_requests.statuses import Verb
from help_requests.views.letters import demand_about
from help_requests.views.public import public_form
from help_requests.views.tracking import ask_again, let_in, letter_of, show, to_the_code

Showing = Callable[..., HttpResponse]
MOVED = Limit("answer", times=12, seconds=86_400)  # answers about one request

DONE: dict[Verb, str | Promise] = {
    Verb.AGREE: gettext_lazy("Đã ghi: bác đồng ý giờ này."),
    Verb.REFUSE: gettext_lazy("Đã ghi: giờ ấy chưa tiện. Tổ sẽ gọi bác để hẹn giờ khác."),
    Verb.CANCEL: gettext_lazy("Đã thôi hẹn. Tổ không đến nữa."),
    Verb.CONFIRM: gettext_lazy("Đã ghi lời bác."),
    Verb.REOPEN: gettext_lazy("Đã hẹn lại. Bác không phải điền gì thêm."),
}


@public_form
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    """One answer of whoever holds a pass; the same one again changes nothing and shows the same page."""
    if request.method != "POST":
        return to_the_code()
    row, entry = let_in(request)
    if row is None:
        letter = letter_of(entry)
        return demand_about(request, letter, entry) if letter else ask_again(request)

    def shown(status: int = 200, **extra: object) -> HttpResponse:
        now = request_shown(pk=row.pk) or row
        return show(request, following(now, entry), status=status, **extra)

    said = request.POST.get("answer", "")
    if said in DEEDS:
        return DEEDS[said](request, row, shown)
    return _moved(request, row, shown) if said in DONE else shown()


def _moved(request: HttpRequest, row: HelpRequest, shown: Showing) -> HttpResponse:
    if MOVED.is_over(row.public_id):
        return shown(429, refused=_("Hôm nay bác đổi nhiều lần rồi. Bác gọi tổ để nói thêm nhé."))
    verb = Verb(request.POST["answer"])
    given = {"seen": request.POST.get("seen", ""), "level": request.POST.get("level", "")}
    try:
        answer_as_resident(request=row, verb=verb, **given)
    except MoveRefused:
        return shown(409, refused=_("Lời hẹn đã khác từ lúc bác mở trang, nên chưa ghi gì. Bây giờ thì thế này."))
    return shown(done=DONE[verb])


def _report(request: HttpRequest, row: HelpRequest, shown: Showing) -> HttpResponse:
    form = SafetyForm(request.POST)
    if not form.is_valid():
        return shown(safety=form, wrong=form)
    try:
        report_incident(commune=row.commune, request=row, **form.report())
    except TooManyReports:
        return shown(429, refused=_("Xã đã nhận nhiều tin về lời hẹn này. Bác gọi thẳng cho xã nhé."))
    lost = form.cleaned_data["lost"] or form.cleaned_data["asked"] == SafetyIncident.Asked.MONEY
    return shown(reported=True, lost=lost)


def _demand(request: HttpRequest, row: HelpRequest, shown: Showing) -> HttpResponse:
    form = DemandForm(request.POST)
    if not form.is_valid():
        return shown(demand=form, wrong=form)
    made = file_demand(case=row, kind=form.cleaned_data["kind"], words=form.cleaned_data["change"])
    return shown(demanded=made)


DEEDS: dict[str, Callable[[HttpRequest, HelpRequest, Showing], HttpResponse]] = {
    "report": _report,
    "demand": _demand,
}
