"""The slip a resident keeps by the door, on paper."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from core.phones import display
from help_requests.following import Following
from help_requests.times import describe_day
from printing.qr import qr_svg
from printing.services import render_pdf


def print_slip(found: Following, *, site: str) -> bytes:
    """One slip as a PDF, in Vietnamese. Only for what `has_slip`. Raises PrintProblem."""
    with override("vi"):
        return render_pdf(template="help_requests/visit_slip", data={"slips": [_slip(found, site)]})


def _slip(found: Following, site: str) -> dict[str, str]:
    row, (first, *others) = found.request, found.cards
    start, end = timezone.localtime(row.visit_start), timezone.localtime(row.visit_end)
    address = site + reverse("help_requests:track")
    return {
        "code": row.spoken_code, "words": found.words, "first_name": first.first_name, "role": str(first.role),
        "team": row.team.name if row.team else "", "day": f"{describe_day(start.date())}/{start:%Y}",
        "hours": f"{start:%H:%M} – {end:%H:%M}", "hotline": display(row.team.hotline if row.team else ""),
        "track": address.partition("://")[2], "qr": qr_svg(address),
    } | ({"companion": others[0].first_name} if others else {})  # fmt: skip
