"""The search box and what opens below it."""

from typing import Any

from playwright.sync_api import Locator, Page

from tests.budgets.test_accessibility import AXE, RUN, TEXT
from tests.budgets.test_targets import BLOCK, TARGETS
from tests.journeys.people import scrolls_sideways


def box(page: Page) -> Locator:
    return page.locator("#q")


def options(page: Page) -> Locator:
    return page.get_by_role("option")


def recent(page: Page) -> Locator:
    return page.locator("[data-recent] li")


def mic(page: Page) -> Locator:
    return page.get_by_role("button", name="Nói thay cho gõ")


def looks_right(page: Page) -> None:
    """What has opened, for every eye and finger: axe, big targets, nothing to scroll sideways."""
    for width, scheme, text in ((320, "light", 100), (1280, "dark", 100), (320, "dark", 200)):
        page.set_viewport_size({"width": width, "height": 780})
        page.emulate_media(color_scheme=scheme)
        page.evaluate(TEXT, text)
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE)
        found: list[dict[str, Any]] = page.evaluate(RUN)["violations"]
        assert [(rule["id"], node["target"]) for rule in found for node in rule["nodes"]] == [], (width, scheme, text)
        small = [each for each in page.evaluate(TARGETS) if each["height"] < BLOCK - 0.5 and not each["inline"]]
        assert small == []
        assert not scrolls_sideways(page)
