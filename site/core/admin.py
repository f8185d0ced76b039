"""Wagtail's admin, named and marked as ours, without the corners nobody here needs."""

from typing import Any

from django.forms import BoundField
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext


class SpokenField(BoundField):
    """Fields that Wagtail left without a label are called by their English names: look those up as well."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        if isinstance(self.label, str) and self.label:
            self.label = gettext(self.label)


DjangoTemplates.bound_field_class = SpokenField


def without_menus_nobody_uses(request: HttpRequest, menu_items: list[Any]) -> None:
    """Wagtail's help menu explains Wagtail, in English; ours is docs/editors.md."""
    menu_items[:] = [item for item in menu_items if item.name not in {"help"}]


def admin_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/admin.css"))
