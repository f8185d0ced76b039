"""Wagtail's admin, named and marked as ours, without the corners nobody here needs."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.auth import require_admin_access


def without_menus_nobody_uses(request: HttpRequest, menu_items: list[Any]) -> None:
    """Wagtail's help menu explains Wagtail, in English; ours is docs/editors.md."""
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
    """Nor the report on translations, which nobody makes yet."""
    hidden = {"translations"} if request.user.is_superuser else {"site-history", "translations"}
    menu_items[:] = [item for item in menu_items if item.name not in hidden]


def admin_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/admin.css"))
