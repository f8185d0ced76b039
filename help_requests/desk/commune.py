"""What is the commune's alone: reports about safety, demands about personal data, and who looked at whose number."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.text import clean_line
from help_requests.desk.forms.fields import ReasonField
from help_requests.engine import MoveRefused
from help_requests.forms.fields import ResidentPhoneField
from help_requests.looks import look_of, looks
from help_requests.models import PrivacyDemand
from help_requests.permissions import demands_visible_to, incidents_visible_to
from help_requests.services.demands import acknowledge_demand, correct_person, finish_demand
from help_requests.services.safety import handle_incident
from teams_directory.permissions import coordinated_by

TITLE = "Việc riêng của xã"
PER_PAGE = 50
TABS = {"an-toan": "An toàn", "thong-tin": "Thông tin riêng", "da-xem": "Ai đã xem số"}


class DoneForm(forms.Form):
    """What was done about it."""

    note = ReasonField(
        label="Đã làm gì (không ghi tên, số của ai)", error_messages={"required": "Anh chị ghi đã làm gì."}
    )


class CorrectForm(forms.Form):
    """The right name, the right number; what stays empty stays as it is."""

    name = forms.CharField(label="Tên đúng", max_length=80, required=False)
    phone = ResidentPhoneField(label="Số đúng", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["name"] = clean_line(data.get("name", ""))
        if not self.errors and not (data["name"] or data.get("phone")):
            raise forms.ValidationError("Ghi tên đúng hoặc số đúng.")
        return data


@method_decorator(never_cache, name="dispatch")
class _CommuneScreen(WagtailAdminTemplateMixin, TemplateView):
    """For coordinators of some commune; for nobody else, whatever team they lead."""

    page_title = TITLE
    header_icon = "lock"
    template_name = "help_requests/desk/commune.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not coordinated_by(request.user).exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def back(self, tab: str) -> HttpResponse:
        return HttpResponseRedirect(f"{reverse('help_requests_commune:index')}?muc={tab}")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given = kwargs.get("tab") or self.request.GET.get("muc", "")
        tab = given if given in TABS else "an-toan"
        page = Paginator(self._rows(tab), PER_PAGE).get_page(self.request.GET.get("trang"))
        waiting = {
            "an-toan": incidents_visible_to(self.request.user).filter(handled_at=None).count(),
            "thong-tin": demands_visible_to(self.request.user).filter(done_at=None).count(),
        }
        tabs = [
            {"key": key, "name": name, "count": waiting.get(key), "current": key == tab} for key, name in TABS.items()
        ]
        if tab == "da-xem":
            page.object_list = [look_of(row) for row in page.object_list]
        else:
            self._give_forms(page.object_list, kwargs.get("wrong"))
        return super().get_context_data(**kwargs) | {"tab": tab, "tabs": tabs, "page": page}

    @staticmethod
    def _give_forms(rows: Any, wrong: tuple[str, forms.Form] | None) -> None:
        """Each row that waits gets the form that ends it, with ids of its own; what was refused keeps its words."""
        for row in rows:
            kind = CorrectForm if getattr(row, "kind", "") == PrivacyDemand.Kind.CORRECT else DoneForm
            row.form = wrong[1] if wrong and wrong[0] == row.public_id else kind(auto_id=f"{row.public_id}-%s")

    def _rows(self, tab: str) -> Any:
        user = self.request.user
        if tab == "an-toan":
            found = incidents_visible_to(user).select_related("request", "commune", "handled_by")
            return found.order_by(F("handled_at").asc(nulls_first=True), "-reported_at", "-pk")
        if tab == "thong-tin":
            found = demands_visible_to(user).select_related("request", "feedback", "commune", "done_by")
            return found.order_by(F("done_at").asc(nulls_first=True), "act_due", "pk")
        return looks(coordinated_by(user))


class CommuneView(_CommuneScreen):
    """One of the three lists."""


class HandleIncidentView(_CommuneScreen):
    """Write what was done about a report."""

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        incident = get_object_or_404(incidents_visible_to(request.user), public_id=public_id)
        form = DoneForm(request.POST, auto_id=f"{public_id}-%s")
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(tab="an-toan", wrong=(public_id, form)))
        try:
            handle_incident(incident=incident, by=request.user, note=form.cleaned_data["note"])
        except MoveRefused:
            messages.warning(request, "Tin báo này đã có người xử lý.")
        else:
            messages.success(request, "Đã ghi việc đã làm.")
        return self.back("an-toan")


class DemandView(_CommuneScreen):
    """Acknowledge, correct or finish a demand."""

    def post(self, request: HttpRequest, public_id: str, step: str) -> HttpResponse:
        demand = get_object_or_404(demands_visible_to(request.user), public_id=public_id)
        form = {"bao-da-nhan": forms.Form, "sua": CorrectForm, "xong": DoneForm}[step](
            request.POST, auto_id=f"{public_id}-%s"
        )
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(tab="thong-tin", wrong=(public_id, form)))
        verb = {"bao-da-nhan": acknowledge_demand, "sua": correct_person, "xong": finish_demand}[step]
        try:
            done: PrivacyDemand = verb(demand=demand, by=request.user, **form.cleaned_data)
        except MoveRefused:
            messages.warning(request, "Việc này đã làm xong, hoặc không làm được lúc này.")
        else:
            messages.success(
                request, "Đã xong, bà con được làm đúng ý." if done.done_at else "Đã ghi là đã báo bà con."
            )
        return self.back("thong-tin")
