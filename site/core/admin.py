"""Wagtail's admin, named and marked as ours, without the corners nobody here needs."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.auth import require_admin_access, user_has_any_page_permission
from wagtail.admin.menu import MenuItem


def without_menus_nobody_uses(request: HttpRequest, menu_items: list[Any]) -> None:
    """Wagtail's help menu explains Wagtail, in English; ours is the handbook, one item of the menu."""
    menu_items[:] = [item for item in menu_items if item.name not in {"help"}]


def superusers_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A screen that shows everybody's doings, whatever commune they belong to."""

    @require_admin_access
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_superuser:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def without_site_history(request: HttpRequest, menu_items: list[Any]) -> None:
    """Nor the report on translations, which nobody makes yet, nor the one that names pages as the code does."""
    hidden = {"translations", "page-types-usage"} | (set() if request.user.is_superuser else {"site-history"})
    menu_items[:] = [item for item in menu_items if item.name not in hidden]


def admin_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


def gallery_urls() -> list[URLPattern | URLResolver]:
    return [path("bo-phan/", include("core.gallery.urls"))]


class GalleryMenuItem(MenuItem):
    """The component gallery: any staff may open it, those who write see it in the menu."""

    def __init__(self) -> None:
        address = reverse_lazy("gallery:index")
        super().__init__("Bộ phận giao diện", address, name="gallery", icon_name="view", order=900)

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(user_has_any_page_permission(request.user))
