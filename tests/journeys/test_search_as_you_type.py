"""Suggestions while typing: an extra of a form that is always there."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.searching import box, looks_right, mic, options

pytestmark = [pytest.mark.browser, pytest.mark.pure]

ANSWER = {
    "query": "can", "did_you_mean": "",
    "results": [
        {"kind": "guide", "title": "Làm định danh mức 2", "url": "/huong-dan/", "summary": "Ra xã."},
        {"kind": "team", "title": "Tổ Thôn Mẫu 1", "url": "/to-cong-nghe-so/thon-mau-1/", "summary": ""},
    ],
}  # fmt: skip
COMPOSE = """(box, [event, value]) => {
  box.value = value;
  if (event === "compositionend") box.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
  else box.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
}"""


class Server:
    """What the page asks of the search, answered here."""

    def __init__(self, page: Page) -> None:
        self.asked: list[str] = []
        page.route("**/api/search?*", self._answer)

    def _answer(self, route: Route) -> None:
        self.asked.append(re.search(r"[?&]q=([^&]*)", route.request.url)[1])
        route.fulfill(json=ANSWER)


@pytest.fixture
def server(page: Page) -> Server:
    return Server(page)


@pytest.mark.parametrize("address", ["/", "/tim-kiem/", "/khong-co-trang-nay/"])
def test_half_a_word_brings_suggestions_wherever_the_whole_site_is_searched(page: Page, address: str):
    page.goto(address)
    box(page).press_sequentially("can cuo")
    expect(options(page)).to_have_count(6)
    expect(options(page).last).to_have_text("Tìm “can cuo” trong cả trang")
    expect(page.get_by_role("status").filter(has_text="Có 5 gợi ý")).to_be_attached()
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    with page.expect_navigation():
        options(page).nth(1).click()
    expect(page.locator("h1")).to_be_visible()
    assert "/tim-kiem/" not in page.url


def test_suggestions_are_walked_with_keys(page: Page, server: Server):
    page.goto("/")
    box(page).press_sequentially("can")
    expect(options(page)).to_have_count(3)
    expect(options(page).first).to_contain_text("Hướng dẫn · Ra xã.")
    expect(box(page)).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = box(page).get_attribute("aria-activedescendant")
    expect(page.locator(f"#{chosen}")).to_contain_text("Tổ Thôn Mẫu 1")
    expect(page.locator("[aria-selected=true]")).to_have_attribute("id", chosen)
    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(box(page)).to_have_value("can")
    page.keyboard.press("ArrowDown")
    expect(options(page)).to_have_count(3)
    page.keyboard.press("ArrowUp")
    expect(page.locator("[aria-selected=true]")).to_contain_text("trong cả trang")
    page.keyboard.press("ArrowUp")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/to-cong-nghe-so/thon-mau-1/$"))


def test_tab_leaves_the_list_and_enter_searches_what_was_typed(page: Page, server: Server):
    page.goto("/")
    box(page).press_sequentially("can")
    expect(options(page)).to_have_count(3)
    page.keyboard.press("Tab")
    expect(options(page)).to_have_count(0)
    box(page).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/tim-kiem/\?q=can$"))


def test_open_suggestions_are_for_every_eye_and_finger(page: Page, server: Server):
    page.goto("/")
    box(page).press_sequentially("can")
    expect(options(page)).to_have_count(3)
    page.keyboard.press("ArrowDown")
    looks_right(page)


def test_one_question_is_asked_for_several_letters_and_none_for_a_single_one(page: Page, server: Server):
    page.clock.install()
    page.goto("/")
    box(page).press_sequentially("c")
    page.clock.run_for(1000)
    assert server.asked == []
    box(page).press_sequentially("an cuoc")
    page.clock.run_for(300)
    expect(options(page)).to_have_count(3)
    assert server.asked == ["can+cuoc"]


def test_a_word_that_is_still_being_put_together_is_not_cut_short(page: Page, server: Server):
    page.clock.install()
    page.goto("/")
    box(page).focus()
    box(page).evaluate(COMPOSE, ["input", "ca"])
    page.clock.run_for(300)
    box(page).evaluate(COMPOSE, ["input", "căn"])
    page.clock.run_for(300)
    assert server.asked == []
    box(page).evaluate(COMPOSE, ["compositionend", "căn"])
    page.clock.run_for(300)
    expect(options(page)).to_have_count(3)
    assert len(server.asked) == 1


def test_enter_that_ends_a_composed_word_opens_nothing(page: Page, server: Server):
    page.goto("/")
    box(page).press_sequentially("can")
    expect(options(page)).to_have_count(3)
    page.keyboard.press("ArrowDown")
    box(page).evaluate("box => box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true }))")
    expect(options(page)).to_have_count(3)
    expect(page).to_have_url(re.compile("/$"))


def test_a_late_answer_a_broken_one_and_a_missing_network_are_passed_over_in_silence(page: Page):
    page.clock.install()
    page.goto("/")
    page.route("**/api/search?*", lambda route: None)
    with page.expect_request("**/api/search?*"):
        box(page).press_sequentially("can")
        page.clock.run_for(300)
    with page.expect_event("requestfailed"):
        page.clock.run_for(2000)
    page.unroute("**/api/search?*")
    page.route("**/api/search?*", lambda route: route.fulfill(status=400, json={"error": "Sai"}))
    with page.expect_response("**/api/search?*"):
        box(page).press_sequentially(" c")
        page.clock.run_for(300)
    page.context.set_offline(True)
    box(page).press_sequentially("uoc")
    page.clock.run_for(3000)
    expect(options(page)).to_have_count(0)
    expect(page.get_by_role("status")).to_have_text(["" for _ in page.get_by_role("status").all()])


def test_who_saves_data_gets_no_suggestions(page: Page, server: Server):
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.clock.install()
    page.goto("/")
    box(page).press_sequentially("can")
    page.clock.run_for(3000)
    expect(options(page)).to_have_count(0)
    assert server.asked == []


@pytest.mark.parametrize("javascript", [False], ids=["without JavaScript"])
def test_without_javascript_the_form_searches_and_nothing_is_missing(page: Page):
    page.goto("/")
    expect(mic(page)).to_have_count(0)
    box(page).fill("can cuoc")
    with page.expect_navigation():
        page.get_by_role("button", name="Tìm", exact=True).click()
    page.get_by_text("Lọc bớt").click()
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile("^Cảnh báo")).first.click()
    expect(page.get_by_text("Đang chỉ xem: Cảnh báo.")).to_be_visible()
    with page.expect_navigation():
        page.get_by_role("link", name="Bỏ lọc").click()
    expect(page.get_by_text("Đang chỉ xem")).to_have_count(0)
