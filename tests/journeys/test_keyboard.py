"""Everything works without a finger on the glass, and one always sees where one is."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import requests_of

pytestmark = [pytest.mark.browser, pytest.mark.pure]
both = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])

# Where the focus is: a name for the message, the box, the ring around it, and what covers its middle.
FOCUS = """() => {
    const at = document.activeElement, box = at.getBoundingClientRect();
    const drawn = [at, at.nextElementSibling, at.parentElement].filter(Boolean).map(e => getComputedStyle(e));
    const bar = document.querySelector(".call-bar"), over = bar?.getBoundingClientRect();
    const middle = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 30));
    return {
        name: at.id || at.innerText.trim() || at.tagName,
        tag: at.tagName,
        nowhere: at === document.body,
        ring: drawn.some(s => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2),
        inside: box.top >= 0 && box.top < innerHeight && box.width > 0 && box.height > 0,
        under: Boolean(bar && !bar.contains(at) && getComputedStyle(bar).position !== "static"
            && box.bottom > over.top + 1 && box.top < over.bottom && box.height < innerHeight / 2),
        covered: Boolean(middle && !at.contains(middle) && !middle.contains(at) && !at.labels?.[0]?.contains(middle)
            && middle.closest(".call-bar, .banner, .site-header")),
    };
}"""


def tab(page: Page) -> dict:
    """One press of Tab; the focus must be seen afterwards."""
    page.keyboard.press("Tab")
    focus = page.evaluate(FOCUS)
    if not focus["nowhere"]:
        assert focus["ring"], f"no ring around {focus['name']}"
        assert focus["inside"], f"{focus['name']} is out of sight"
        assert not focus["under"], f"{focus['name']} is under the call bar"
        assert not focus["covered"], f"{focus['name']} is covered"
    return focus


def tab_to(page: Page, name: str) -> None:
    seen = []
    for _ in range(80):
        seen.append(tab(page)["name"])
        if seen[-1] == name:
            return
    raise AssertionError(f"Tab never came to {name!r}, only to {seen}")


@both
def test_the_first_tab_offers_to_skip_to_the_content(page: Page):
    page.goto("/huong-dan/")
    assert tab(page)["name"] == "Bỏ qua, tới nội dung chính"
    expect(page.get_by_role("link", name="Bỏ qua, tới nội dung chính")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@both
def test_a_visit_is_booked_with_keys_alone(page: Page, number: str, product):
    page.goto("/hen-ho-tro/")
    tab_to(page, "for_other_0")
    for name, typed in (("name", "Bác Năm Thử"), ("phone", number), ("village", "Thon Mau 1")):
        tab_to(page, name)
        page.keyboard.type(typed)
    tab_to(page, "topic_0")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#topic_1")).to_be_checked()
    tab_to(page, "place_0")
    page.keyboard.press("Space")
    tab_to(page, "when_0")
    tab_to(page, "note")
    page.keyboard.type("Cổng xanh.")
    tab_to(page, "consent")
    page.keyboard.press("Space")
    tab_to(page, "Xem lại rồi gửi")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Bác xem lại trước khi gửi")
    tab_to(page, "Đúng rồi, gửi cho tổ")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/hen-ho-tro/da-nhan/"))
    assert requests_of(product, number) == 1


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "address",
    ["/", "/huong-dan/", "/huong-dan/kich-hoat-vneid/", "/huong-dan/kich-hoat-vneid/buoc-3/", "/to-cong-nghe-so/",
     "/hen-ho-tro/", "/canh-bao/gia-cong-an-cap-nhat-vneid/", "/tim-kiem/?q=vneid"],
)  # fmt: skip
def test_the_focus_is_seen_at_every_stop_of_a_page(phones, address: str, width: int):
    page = phones.new(viewport={"width": width, "height": 780})
    page.goto(address)
    stops = []
    for _ in range(200):
        focus = tab(page)
        if focus["nowhere"]:
            break
        stops.append(focus["name"])
    assert len(stops) > 5, stops
    assert focus["nowhere"], "the focus is caught"


def test_the_menu_opens_and_closes_with_keys(page: Page):
    page.goto("/")
    tab_to(page, "Các mục")
    page.keyboard.press("Enter")
    expect(page.locator("#cac-muc")).to_be_visible()
    assert tab(page)["name"] == "Làm theo từng bước"
    page.keyboard.press("Escape")
    expect(page.locator("#cac-muc")).to_be_hidden()
    expect(page.get_by_role("button", name="Các mục")).to_be_focused()
