"""What the desk's forms are drawn with."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe


class LongSelect(forms.Select):
    """A choice among hundreds: the same list as Django's, written in one go instead of by a template for each line."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        chosen = set(self.format_value(value))
        lines = "\n".join(_option("" if key is None else str(key), label, chosen) for key, label in self.choices)
        drawn = flatatt(self.build_attrs(self.attrs, attrs or {}))
        return format_html('<select name="{}"{}>\n{}\n</select>', name, drawn, mark_safe(lines))  # noqa: S308 - escaped


def _option(key: str, label: Any, chosen: set[str]) -> str:
    return f'<option value="{escape(key)}"{" selected" if key in chosen else ""}>{escape(label)}</option>'
