"""Where staff find the screen that turns notices on."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from wagtail.admin.menu import MenuItem

from outbox.channels import is_on
from outbox.models import Channel


def phone_urls() -> list[URLPattern | URLResolver]:
    return [path("bao-dien-thoai/", include("outbox.urls"))]


class PhoneMenuItem(MenuItem):
    """Only where the commune has set notices up."""

    def __init__(self) -> None:
        address = reverse_lazy("phone_notices:index")
        super().__init__("Báo trên máy này", address, name="phone-notices", icon_name="mobile-alt", order=800)

    def is_shown(self, request: HttpRequest) -> bool:
        return is_on(Channel.WEBPUSH)
