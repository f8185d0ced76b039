"""The banner at the top of every public page while an urgent alert is in force."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from wagtail.models import Site

from core.sites import language_root
from scam_alerts.models import ScamAlertPage
from scam_alerts.views import DISMISSED_COOKIE


def _current_alert(request: HttpRequest) -> ScamAlertPage | None:
    site = Site.find_for_request(request)
    if site is None:
        return None
    alerts = ScamAlertPage.objects.live().descendant_of(language_root(site)).active().urgent()
    closed = set(request.COOKIES.get(DISMISSED_COOKIE, "").split("."))
    shown = (alert for alert in alerts.order_by("-effective_at")[:3] if alert.dismissal_key not in closed)
    return next(shown, None)


def banner(request: HttpRequest) -> dict[str, Any]:
    """`banner_alert` is the newest urgent alert in force that this visitor has not closed, or None."""
    return {"banner_alert": SimpleLazyObject(lambda: _current_alert(request))}
