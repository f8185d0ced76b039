"""What was searched on this phone is offered again there, and stays there."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.searching import box, looks_right, options, recent

pytestmark = [pytest.mark.browser, pytest.mark.pure]

KEPT = "JSON.parse(localStorage.getItem('da-tim'))"


def search_for(page: Page, words: str) -> None:
    page.goto("/")
    box(page).fill(words)
    with page.expect_navigation():
        box(page).press("Enter")


def test_what_was_searched_is_offered_again_on_this_phone_and_can_be_erased(page: Page):
    for words in ("vneid", "quét mã", "VNEID"):
        search_for(page, words)
    page.goto("/")
    expect(recent(page)).to_have_count(0)
    box(page).focus()
    expect(page.get_by_text("Chỉ máy này nhớ.")).to_be_visible()
    expect(recent(page).locator("a")).to_have_text(["VNEID", "quét mã"])
    page.get_by_role("button", name="Xóa “VNEID”").click()
    expect(recent(page).locator("a")).to_have_text(["quét mã"])
    expect(page.get_by_role("button", name="Xóa “quét mã”")).to_be_focused()
    with page.expect_navigation():
        recent(page).locator("a").click()
    expect(box(page)).to_have_value("quét mã")
    page.goto("/tim-kiem/")
    expect(recent(page).locator("a")).to_have_text(["quét mã"])
    page.get_by_role("button", name="Xóa hết").click()
    expect(recent(page)).to_have_count(0)
    assert page.evaluate(KEPT) is None


def test_no_more_than_five_are_kept_and_no_long_number(page: Page):
    kept = [f"việc {number}" for number in range(5)]
    page.goto("/tim-kiem/")
    page.evaluate("kept => localStorage.setItem('da-tim', JSON.stringify(kept))", kept)
    for number in ("0912 345 678", "vneid 001.099.012345", "４８２９１３"):
        search_for(page, number)
    assert page.evaluate(KEPT) == kept
    search_for(page, "vneid")
    assert page.evaluate(KEPT) == ["vneid", *kept[:4]]


def test_the_list_of_earlier_searches_is_for_every_eye_and_finger(page: Page):
    search_for(page, "quên mật khẩu VNeID trên điện thoại cũ của con gái")
    page.goto("/")
    box(page).focus()
    expect(recent(page)).to_have_count(1)
    looks_right(page)
    page.goto("/tim-kiem/")
    expect(recent(page)).to_have_count(1)
    looks_right(page)


@pytest.mark.parametrize("broken", ["getItem", "setItem", "removeItem"])
def test_where_nothing_can_be_kept_searching_goes_on(page: Page, broken: str):
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(f"Storage.prototype.{broken} = () => {{ throw new Error('private') }}")
    search_for(page, "vneid")
    expect(page.locator("mark").first).to_be_visible()
    page.goto("/")
    box(page).press_sequentially("can cuo")
    expect(options(page)).to_have_count(6)
    assert errors == []


@pytest.mark.parametrize("junk", ["{", "7", "null", json.dumps({"a": 1}), json.dumps([7, {"a": 1}, "vneid"])])
def test_a_damaged_memory_is_no_harm(page: Page, junk: str):
    page.goto("/")
    page.evaluate("junk => localStorage.setItem('da-tim', junk)", junk)
    page.goto("/tim-kiem/")
    expect(recent(page)).to_have_count(1 if "vneid" in junk else 0)
