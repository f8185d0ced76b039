"""Template tags used everywhere: phone numbers, pictures, folded text."""

from typing import Any

from django import forms, template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from core import phones
from core.text_size import TextSize, chosen_size

register = template.Library()


@register.filter
def phone(number: str) -> str:
    """ "+84912345678" → "0912 345 678"."""
    return phones.display(number) if number else ""


@register.filter
def tel(number: str) -> str:
    """The address a telephone link points to."""
    return phones.tel_uri(number) if number else ""


@register.simple_tag
def form_errors(form: forms.BaseForm) -> list[dict[str, str]]:
    """What is wrong with a form, field by field: {"id": where to go, "message": what to say}."""
    found = [{"id": "noi-dung", "message": str(message)} for message in form.non_field_errors()]
    for field in form:
        several = isinstance(field.field.widget, forms.RadioSelect)
        target = f"{field.auto_id}_0" if several else field.auto_id
        found += [{"id": target, "message": str(message)} for message in field.errors]
    return found


@register.simple_tag
def picture(image: Any, alt: str, width: int = 640, lazy: bool = True) -> SafeString:
    """An <img> with its size: drawings as they are, photographs in a width for phones.

    Renditions are made when a page is published (guides.services), so that showing one only reads.
    """
    if image is None:
        return mark_safe("")
    shown = image if image.is_svg() else image.get_rendition(f"max-{width}x{width}|format-webp")
    return format_html(
        '<img src="{}" alt="{}" width="{}" height="{}" decoding="async"{}>',
        shown.file.url,
        alt,
        shown.width,
        shown.height,
        mark_safe(' loading="lazy"') if lazy else "",
    )


@register.simple_tag
def absolute_static(path: str) -> str:
    """A static file's address for readers outside, who know the site only by the name in PUBLIC_URL."""
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{static(path)}"


@register.simple_tag(takes_context=True)
def text_size(context: template.Context) -> TextSize:
    """The size of letters this reader has chosen; the usual one where there is no request (a broken server's page)."""
    request = context.get("request")
    return chosen_size(request) if request else TextSize.NORMAL


@register.simple_tag
def text_sizes() -> type[TextSize]:
    """All sizes, for the control that offers them."""
    return TextSize
