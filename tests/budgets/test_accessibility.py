"""axe finds nothing on any page, with every rule on; nothing has to be scrolled sideways."""

from dataclasses import dataclass
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.budgets.pages import ALL, Shown, each
from tests.journeys.people import scrolls_sideways

pytestmark = [pytest.mark.browser, pytest.mark.pure]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
# Every rule that is not an experiment, also those that axe leaves out by default (contrast 7:1, size of targets).
RUN = """() => {
    const all = axe.getRules().filter(rule => !rule.tags.some(tag => ["experimental", "deprecated"].includes(tag)));
    const rules = Object.fromEntries(all.map(rule => [rule.ruleId, {enabled: true}]));
    return axe.run({rules, resultTypes: ["violations", "passes"]});
}"""
TEXT = """percent => {
    window.textSize ??= new CSSStyleSheet();
    if (!document.adoptedStyleSheets.includes(textSize)) document.adoptedStyleSheets.push(textSize);
    textSize.replaceSync("");
    const size = parseFloat(getComputedStyle(document.documentElement).fontSize) * percent / 100;
    textSize.replaceSync(`html { font-size: ${size}px !important }`);
}"""


@dataclass(frozen=True)
class View:
    """How somebody looks at a page."""

    width: int
    scheme: str = "light"
    text: int = 100

    def __str__(self) -> str:
        return f"{self.width} px {self.scheme}" + (f" text {self.text} %" if self.text != 100 else "")


VIEWS = [
    View(320), View(320, "dark"), View(1280), View(1280, "dark"), View(320, text=200), View(1280, text=200),
]  # fmt: skip
each_view = pytest.mark.parametrize("view", VIEWS, ids=str)


@pytest.fixture
def page(shown: Shown, view: View) -> Page:
    shown.page.set_viewport_size({"width": view.width, "height": 780})
    shown.page.emulate_media(color_scheme=view.scheme)
    shown.page.evaluate(TEXT, view.text)
    return shown.page


@each_view
@each(ALL)
def test_axe_finds_nothing(page: Page):
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(RUN)
    assert len(found["passes"]) > 10, "axe has not looked"
    assert [
        f"{rule['id']} at {' '.join(node['target'])}: {node['failureSummary'].splitlines()[-1].strip()}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ] == []


@each_view
@each(ALL)
def test_nothing_has_to_be_scrolled_sideways(page: Page):
    assert not scrolls_sideways(page)
