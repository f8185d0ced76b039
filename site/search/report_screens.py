"""What people searched in vain, as a screen of the admin: add what they type to the list of synonyms, or pass it by."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import ModelLogEntry, Site

from search import reports
from search.forms import SynonymForm
from search.learning import hide_text, is_there, show_text, take_back_synonym
from search.meanings import MOST_OFFERED, meanings_of
from search.models import Retyping, SearchTally
from search.models.learning import FEWEST_DAYS, FEWEST_SEARCHES
from search.permissions import can_keep_synonyms
from search.report_lines import PARTS, Line, Part, results_address
from search.synonyms import plain

TITLE = "Bà con tìm gì"
PERIODS, USUAL, LONGEST = (7, 30, 90), 30, 90


@method_decorator(never_cache, name="dispatch")
class _Screen(View):
    """For those who keep the list of synonyms, about the site they are on."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not can_keep_synonyms(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def site(self) -> Site | None:
        return Site.find_for_request(self.request)

    @cached_property
    def days(self) -> int:
        asked = self.request.GET.get("ngay", "")
        return next((days for days in PERIODS if str(days) == asked), USUAL)

    @cached_property
    def part(self) -> Part:
        return next((part for part in PARTS if part.key == self.request.GET.get("muc")), PARTS[0])

    @property
    def place(self) -> dict[str, Any]:
        """What the reader has chosen, to come back to."""
        return {"muc": self.part.key, "ngay": self.days}

    def back(self, **more: Any) -> HttpResponse:
        return HttpResponseRedirect(f"{reverse('search_report:index')}?{urlencode(self.place | more)}")

    def row(self, model: Any, pk: int) -> Any:
        """A row whose text may be shown, or 404: a number in the address is no way to what one person typed."""
        row = get_object_or_404(model.objects.since(first_of(LONGEST)).not_hidden(), site=self.site, pk=pk)
        same = {"text": row.text, "locale": row.locale_id} | ({"meant": row.meant} if model is Retyping else {})
        counted = ("times", "opened") if model is Retyping else ("searches", "unopened")
        alike = model.objects.filter(site=self.site, **same).since(first_of(LONGEST))
        if not alike.common(*counted).exists():
            raise Http404
        return row


class ReportView(WagtailAdminTemplateMixin, _Screen, TemplateView):
    """Three questions about the last days, one at a time."""

    page_title = TITLE
    header_icon = "search"
    template_name = "search/report/report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = {part.key: list(part.find(self.site, first_of(self.days))[: reports.MOST]) for part in PARTS}
        meanings, totals = meanings_of(self.site), reports.totals(self.site, first_of(self.days))
        return super().get_context_data(**kwargs) | {
            "part": self.part, "days": self.days, "periods": PERIODS, "query": urlencode(self.place),
            "tabs": [{"part": part, "count": len(found[part.key]), "is_open": part == self.part} for part in PARTS],
            "lines": [Line(row, self.part, meanings) for row in found[self.part.key]],
            "totals": totals, "without_share": totals.of_a_hundred(totals.without_result),
            "unopened_share": totals.of_a_hundred(totals.unopened),
            "hidden": reports.hidden(self.site)[: reports.MOST], "added": self.added,
            "fewest": FEWEST_SEARCHES, "fewest_days": FEWEST_DAYS,
        }  # fmt: skip

    @property
    def added(self) -> dict[str, Any] | None:
        """What this person added a moment ago, with the way to take it back."""
        entry = entry_of(self.request, self.request.GET.get("da-them", ""))
        if entry is None or not is_there(entry=entry):
            return None
        variant = entry.data["variant"]
        return {"entry": entry, "variant": variant, "meaning": entry.label, "try_address": results_address(variant)}


class AddView(WagtailAdminTemplateMixin, _Screen, TemplateView):
    """One text and the meanings that come nearest. Where the meaning is clear, the report's own button sends this."""

    page_title = "Thêm cách gõ"
    header_icon = "search"
    template_name = "search/report/add.html"
    model: type[SearchTally] | type[Retyping] = SearchTally

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = kwargs["row"]
        back = f"{reverse('search_report:index')}?{urlencode(self.place)}"
        more = {"row": row, "try_address": results_address(row.text), "back": back, "query": urlencode(self.place)}
        return super().get_context_data(**kwargs) | more

    def form_for(self, row: Any, data: Any = None) -> SynonymForm:
        meanings, meant = meanings_of(self.site), getattr(row, "meant", "")
        first = meanings.known(meant) or meant
        offered = dict.fromkeys([*filter(None, [first]), *meanings.near(meant or row.text)])
        others = [meaning for meaning in offered if plain(meaning) != plain(row.text)][:MOST_OFFERED]
        return SynonymForm(data, offered=others, initial={"variant": row.text, "meaning": first})

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        row = self.row(self.model, kwargs["pk"])
        return self.render_to_response(self.get_context_data(row=row, form=self.form_for(row)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.row(self.model, pk)
        form = self.form_for(row, request.POST)
        entry = form.save(request.user) if form.is_valid() else None
        if form.errors:
            return self.render_to_response(self.get_context_data(row=row, form=form))
        if entry is None:
            messages.info(request, "Chữ này đã có trong danh sách, ô tìm hiểu rồi.")
            return self.back()
        return self.back(**{"da-them": entry.pk})


class HideView(_Screen):
    """Pass a text by, from now on."""

    model: type[SearchTally] | type[Retyping] = SearchTally

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        hidden = hide_text(row=self.row(self.model, pk))
        messages.success(request, f"Đã bỏ qua “{hidden}”. Muốn xem lại, anh chị mở “Chữ đã bỏ qua” ở cuối trang.")
        return self.back()


class ShowView(_Screen):
    """Bring back what was passed by."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        hidden = get_object_or_404(reports.hidden(self.site), pk=pk)
        show_text(hidden=hidden)
        messages.success(request, f"Đã hiện lại “{hidden}”.")
        return self.back()


class TakeBackView(_Screen):
    """Undo what one has just added oneself."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        entry = entry_of(request, str(pk))
        if entry is None:
            raise Http404
        if take_back_synonym(entry=entry, by=request.user):
            messages.success(request, f"Đã bỏ “{entry.data['variant']}” khỏi “{entry.label}”.")
        else:
            messages.warning(request, "Chữ này không còn trong danh sách, không phải bỏ nữa.")
        return self.back()


def first_of(days: int) -> date:
    return timezone.localdate() - timedelta(days=days - 1)


def entry_of(request: HttpRequest, key: str) -> ModelLogEntry | None:
    """What this person wrote into the history of a synonym by adding a way of typing."""
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        return None
    entries = ModelLogEntry.objects.filter(user=request.user, pk=key)
    entry = entries.filter(content_type__app_label="search", content_type__model="synonymgroup").first()
    return entry if entry and entry.data.get("variant") else None
