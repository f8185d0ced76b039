"""What the gallery knows: components, their states, and how one of them is drawn."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from pathlib import PurePosixPath
from types import SimpleNamespace
from typing import Any, TypeVar

from django.http import HttpRequest
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.module_loading import autodiscover_modules
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

Context = dict[str, Any]
LONG = "Nghiêng nghiêng đường làng Thượng Nguyễn, nhà văn hóa cũ, Ủy ban Mặt trận Tổ quốc"  # words for tight places
AnyPage = TypeVar("AnyPage", bound=Page)
SHEETS = {
    "site": ["css/site.css"],
    "search": ["css/site.css", "css/search.css"],
    "desk": ["wagtailadmin/css/core.css", "css/admin.css", "css/desk.css"],
}


class Where(Enum):
    """Where a component stands. What a page may hold only once gets a page for each of its states."""

    RUNNING = "in the text, one state below another"
    ONCE = "in the text, once"
    BEFORE = "above <main>"
    AFTER = "below <main>"
    WHOLE = "the template is a page itself"


@dataclass(frozen=True)
class Sample:
    """One state: what the template is given, and what people then read."""

    state: str
    context: Context | Callable[[], Context] = field(default_factory=dict)
    wanted: tuple[str, ...] = ()

    def given(self) -> Context:
        return self.context() if callable(self.context) else self.context


@dataclass(frozen=True)
class Component:
    """One template and every state it knows. `inside`: the elements it stands in, as "ul.cards"."""

    template: str
    title: str
    purpose: str
    samples: tuple[Sample, ...]
    css: str = ""
    where: Where = Where.RUNNING
    inside: tuple[str, ...] = ()
    sheet: str = "site"
    called: str = ""

    @property
    def name(self) -> str:
        """As in its address: "call-bar" for components/call_bar.html."""
        return self.called or self._stem.replace("_", "-")

    @property
    def stylesheet(self) -> str:
        """Below static/css/: a component's file has the name of its template."""
        return self.css or f"components/{self._stem}.css"

    @property
    def sheets(self) -> list[str]:
        return SHEETS[self.sheet]

    @property
    def theme(self) -> str:
        """What Wagtail calls the colours of somebody who chose none."""
        return "w-theme-system" if self.sheet == "desk" else ""

    @property
    def has_page_for_each_state(self) -> bool:
        return self.where is not Where.RUNNING and len(self.samples) > 1

    @property
    def _stem(self) -> str:
        return PurePosixPath(self.template).stem

    def draw(self, sample: Sample, request: HttpRequest) -> SafeString:
        drawn = get_template(self.template).render(surroundings() | sample.given(), request).strip()
        html = mark_safe(drawn)  # noqa: S308 - a template has made it
        for element in reversed(self.inside if drawn else ()):
            tag, _, css_class = element.partition(".")
            html = format_html('<{0} class="{1}">{2}</{0}>', tag, css_class, html)
        return html


def visit(path: str = "/", method: str = "GET") -> HttpRequest:
    """A visitor asks for a public page: what templates may look at."""
    request = HttpRequest()
    request.path = request.path_info = path
    request.method = method
    return request


def surroundings(**changes: Any) -> Context:
    """What stands around every public page; a sample may change any of it."""
    chrome = {
        "name": "Cầm Tay", "place": "xã Mẫu, thành phố Mẫu", "hotline": "0100000001",
        "hotline_label": "Gọi tổ công nghệ số", "owner": "Ủy ban Mặt trận Tổ quốc Việt Nam xã Mẫu",
        "promise": "Tổ không hỏi mã OTP, không hỏi mật khẩu, không thu tiền.", "is_sample": True,
    }  # fmt: skip
    return {"chrome": SimpleNamespace(**chrome | changes), "banner_alert": None, "request": visit()}


def stand_in(page: AnyPage, address: str) -> AnyPage:
    """A page that was never saved and says that it stands at this address."""
    page.pk = page.pk or 1
    page.get_url = lambda request=None, current_site=None: address  # type: ignore[method-assign]
    return page


_registered: dict[str, list[Component]] = {}


def register(group: str, *components: Component) -> None:
    """Show these components in the gallery, under this heading."""
    known = {component.name for component in _everything()}
    for component in components:
        if component.name in known:
            raise ValueError(f"the gallery has a component {component.name!r} already")
        known.add(component.name)
    _registered.setdefault(group, []).extend(components)


def _everything() -> Iterator[Component]:
    return (component for components in _registered.values() for component in components)


@cache
def groups() -> dict[str, list[Component]]:
    """All components by heading: those of core, then what every app says of its own."""
    autodiscover_modules("gallery")
    return _registered


def components() -> dict[str, Component]:
    """All components by name."""
    groups()
    return {component.name: component for component in _everything()}
