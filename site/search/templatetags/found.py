"""What was found, as it is shown."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search.engines.marking import Parts

register = template.Library()


@register.filter
def marked(parts: Parts, text: str) -> SafeString:
    """The parts of a text with those that answer in <mark>; the plain text where nobody has looked."""
    if not any(is_marked for _, is_marked in parts):
        return format_html("{}", text)
    return format_html_join("", "{}", ((_marked(part) if is_marked else part,) for part, is_marked in parts))


def _marked(part: str) -> SafeString:
    return format_html("<mark>{}</mark>", part)
