"""Is this number one of ours? Yes or no, never whose."""

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.models import Site

from core.throttle import Limit, client_ip, exhausted, hit_all
from help_requests.forms.number_check import NumberCheckForm
from help_requests.models import HandOverOffice
from help_requests.views.public import no_index, public_form
from teams_directory.door import villages_called_from
from teams_directory.models import Commune

# Right and wrong alike: whoever asks often is making a list, not answering the telephone.
FROM_ONE_ADDRESS = Limit("number-check", times=30, seconds=600)
ON_THE_WHOLE_SITE = Limit("number-check-site", times=1_000, seconds=600)


@dataclass(frozen=True)
class Finding:
    """Whose number it is, as far as anybody may know."""

    number: str
    villages: list[str] = field(default_factory=list)
    communes: list[Commune] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)

    @property
    def is_ours(self) -> bool:
        return bool(self.villages or self.communes or self.offices)


@public_form
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def number_check(request: HttpRequest) -> HttpResponse:
    """The number is posted, so that it stands in no address, no log and no cache."""
    form = NumberCheckForm(request.POST if request.method == "POST" else None)
    context, status = {"form": form, "today": timezone.localdate()}, 200
    if form.is_bound and form.is_valid():
        asked = [(FROM_ONE_ADDRESS, client_ip(request)), (ON_THE_WHOLE_SITE, "")]
        if exhausted(asked):
            form.add_error(None, _("Nơi này vừa hỏi rất nhiều số. Bác đợi mười phút, hoặc gọi thẳng cho xã để hỏi."))
            status = 429
        else:
            hit_all(asked)
            context["found"] = find(request, form.cleaned_data["number"])
    return no_index(render(request, "help_requests/number_check.html", context, status=status))


def find(request: HttpRequest, number: str) -> Finding:
    """Teams, members on duty today, offices and hotlines of the communes of this site."""
    communes = list(Commune.objects.for_site(Site.find_for_request(request)))
    villages = villages_called_from(number).filter(commune__in=communes) if number else []
    offices = HandOverOffice.objects.filter(commune__in=communes, is_active=True, phone=number) if number else []
    return Finding(
        number=number, villages=[village.name for village in villages], offices=[office.name for office in offices],
        communes=[commune for commune in communes if number and commune.hotline == number],
    )  # fmt: skip
