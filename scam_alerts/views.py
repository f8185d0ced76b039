"""Closing the banner."""

import re

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from core.back import back_to_the_page

DISMISSED_COOKIE = "canh_bao_da_an"
KEPT = 10
MONTH = 30 * 24 * 3600


@csrf_exempt  # anonymous: all it can do is close a banner in the visitor's own browser
@require_POST
def dismiss_banner(request: HttpRequest) -> HttpResponse:
    """Remember one alert's version as closed and go back to the page the visitor came from."""
    response = back_to_the_page(request)
    key = request.POST.get("key", "")
    if re.fullmatch(r"[0-9a-f]{16}", key):
        closed = [*request.COOKIES.get(DISMISSED_COOKIE, "").split("."), key][-KEPT:]
        response.set_cookie(
            DISMISSED_COOKIE, ".".join(closed).strip("."), max_age=MONTH, httponly=True, samesite="Lax",
            secure=request.is_secure(),
        )  # fmt: skip
    return response
