"""Every component in every state: axe, big fingers, a ring where the keyboard is, and Vietnamese letters whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from core.gallery.registry import Where, components
from tests.budgets.test_accessibility import AXE, RUN, TEXT, View
from tests.budgets.test_targets import BLOCK, INLINE, TARGETS
from tests.journeys.browser import chromium
from tests.journeys.people import log_in, scrolls_sideways
from tests.services.product import Product

pytestmark = [pytest.mark.browser, pytest.mark.pure]

HERE = Path(__file__).parent
# Between them both schemes, both widths and the largest letters; pages are walked in full by test_accessibility.
VIEWS = [View(320, text=200), View(1280, "dark")]
SIZES = [100, 125, 150]  # the three sizes of letters a reader may choose
WRONG = """<!doctype html><style>
    body { font: 16px/1.2 sans-serif } button { font: inherit; line-height: 2; outline: 3px solid #000 }
    .none { outline: 0 } .pale { outline-color: #eee } .box { overflow: hidden } .low { height: 10px; line-height: 2 }
    .tight { line-height: 1; font-size: 16px } .flat { height: 12px }
    </style><button>Tốt</button><button class="none">Không viền</button><button class="pale">Viền mờ</button>
    <div class="box"><button>Viền cụt</button></div><h2 class="low">Thấp</h2><p class="tight">Sít</p>
    <div class="box flat"><h3>Bị cắt</h3></div>"""
LETTERS = "ỀỘỮẶẵỴậự"

OPEN_ALL = """() => {
    const closed = [...document.querySelectorAll("details:not([open])")].filter(each => each.checkVisibility());
    for (const each of closed) each.open = true;
    return closed.length;
}"""
RINGS = (HERE / "rings.js").read_text(encoding="utf-8")
GLYPHS = (HERE / "glyphs.js").read_text(encoding="utf-8")


@dataclass(frozen=True)
class State:
    """One page of the gallery."""

    name: str
    number: int = 0
    is_whole: bool = False

    def __str__(self) -> str:
        return f"{self.name} {self.number}" if self.number else self.name

    @property
    def address(self) -> str:
        return f"/admin/bo-phan/{self.name}/{f'{self.number}/' if self.number else ''}"


def every_state() -> Iterator[State]:
    """Every page on which something is to be seen."""
    for name, component in components().items():
        shown = [number for number, sample in enumerate(component.samples, start=1) if sample.wanted]
        numbers = shown if component.has_page_for_each_state else [0]
        yield from (State(name, number, component.where is Where.WHOLE) for number in numbers)


each_state = pytest.mark.parametrize("state", list(every_state()), ids=str, scope="module")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def staff(browser: Browser, product: Product) -> Iterator[BrowserContext]:
    """Somebody of a team, logged in once."""
    context = browser.new_context(base_url=product.url, locale="vi-VN", viewport={"width": 320, "height": 780})
    page = context.new_page()
    log_in(page, product.account("Team member"))
    yield context
    context.close()


@pytest.fixture(scope="module")
def opened(staff: BrowserContext, state: State) -> Page:
    """The one window of this module, at this state; loaded once for all that is asked of it."""
    page = staff.pages[0]
    page.emulate_media(color_scheme="light")
    answer = page.goto(state.address)
    assert answer is not None and answer.status == 200, state.address
    return page


def look(page: Page, view: View) -> None:
    page.set_viewport_size({"width": view.width, "height": 780})
    page.emulate_media(color_scheme=view.scheme)
    page.evaluate(TEXT, view.text)


def axe_finds(page: Page, view: View) -> list[str]:
    look(page, view)
    found = page.evaluate(RUN)
    assert found["passes"], "axe has not looked"
    return [
        f"{view}: {rule['id']} at {' '.join(node['target'])}: {node['failureSummary'].splitlines()[-1].strip()}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ] + ([f"{view}: has to be scrolled sideways"] if scrolls_sideways(page) else [])


@each_state
def test_axe_finds_nothing(opened: Page, state: State):
    opened.evaluate(AXE)
    found = [finding for view in VIEWS[: 1 if state.is_whole else None] for finding in axe_finds(opened, view)]
    if not state.is_whole and opened.evaluate(OPEN_ALL):
        found += axe_finds(opened, View(320))
    assert found == []


@each_state
def test_every_target_is_large_enough(opened: Page):
    small = []
    for width in (320, 1280):
        look(opened, View(width))
        for target in opened.evaluate(TARGETS):
            if target["height"] < (INLINE if target["inline"] else BLOCK) - 0.5:
                small.append(f"{width} px: {target['name']}: {target['height']:.0f} px high")
    assert small == []


@each_state
def test_a_ring_shows_where_the_keyboard_is(opened: Page):
    wrong = []
    for scheme in ("light", "dark"):
        look(opened, View(320, scheme))
        opened.keyboard.press("Shift")  # rings are for whoever uses the keys
        wrong += [f"{scheme}: {each}" for each in opened.evaluate(RINGS)]
    assert wrong == []


@each_state
def test_vietnamese_letters_are_whole(opened: Page):
    wrong = []
    for size in SIZES:
        look(opened, View(320, text=size))
        wrong += [f"{size} %: {each}" for each in opened.evaluate(GLYPHS, LETTERS)]
    assert wrong == []


def test_the_eye_sees_what_is_wrong(staff: BrowserContext):
    """The two walks that are ours find what they look for."""
    page = staff.pages[0]
    page.set_content(WRONG)
    page.keyboard.press("Shift")
    rings, letters = "\n".join(page.evaluate(RINGS)), "\n".join(page.evaluate(GLYPHS, LETTERS))
    for words in ("button Không viền: no ring", "button Viền mờ: ring", "button Viền cụt: ring cut by .box"):
        assert words in rings
    assert "button Tốt" not in rings
    for words in ("ink out of .low", "ink out of .box", "in a line of 16", "lines of running text"):
        assert words in letters
    assert '"Tốt' not in letters
