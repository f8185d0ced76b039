"""How large the letters of the public pages are: chosen by the reader, kept by the reader's own browser."""

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from core.back import back_to_the_page

COOKIE = "co_chu"
YEAR = 365 * 24 * 3600


class TextSize(models.TextChoices):
    """20, 25 and 30 px for running text; base.css says so for `html[data-text]`."""

    NORMAL = "vua", _("Chữ vừa")
    LARGE = "to", _("Chữ to")
    LARGEST = "rat-to", _("Chữ rất to")

    @property
    def is_normal(self) -> bool:
        return self is TextSize.NORMAL


def chosen_size(request: HttpRequest) -> TextSize:
    kept = request.COOKIES.get(COOKIE, "")
    return TextSize(kept) if kept in TextSize else TextSize.NORMAL


@csrf_exempt  # anonymous: all it can do is change the letters in the visitor's own browser
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember a size and go back to the page the visitor came from."""
    response = back_to_the_page(request)
    size = request.POST.get("co", "")
    if size in TextSize:
        response.set_cookie(
            COOKIE, size, max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
        )  # fmt: skip
    return response
