"""Weak eyes: letters in three sizes, kept from page to page, with nothing lost and nothing out of sight."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import fill, new_number, press, scrolls_sideways, words

pytestmark = [pytest.mark.browser, pytest.mark.pure]
both = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])


def choose(page: Page, size: str) -> None:
    page.locator(".text-size summary").click()
    page.get_by_role("button", name=size, exact=True).click()
    expect(page.get_by_role("button", name=size, exact=True)).to_be_hidden()  # the control has closed


@both
@pytest.mark.parametrize(("size", "pixels"), [("Chữ vừa", "20px"), ("Chữ to", "25px"), ("Chữ rất to", "30px")])
def test_running_text_is_as_large_as_was_asked_on_every_page(phones, javascript, size, pixels):
    page = phones.new(javascript=javascript)
    page.goto("/huong-dan/")
    with page.expect_response("**/co-chu/"):
        choose(page, size)
    for address in ("/huong-dan/kich-hoat-vneid/", "/hen-ho-tro/", "/canh-bao/"):
        page.goto(address)
        expect(page.locator("body")).to_have_css("font-size", pixels)


@pytest.mark.parametrize("address", ["/", "/huong-dan/kich-hoat-vneid/buoc-3/", "/hen-ho-tro/", "/to-cong-nghe-so/"])
def test_the_largest_letters_fit_the_narrowest_phone(phones, address):
    page = phones.new(viewport={"width": 320, "height": 640})
    page.goto(address)
    with page.expect_response("**/co-chu/"):
        choose(page, "Chữ rất to")
    page.reload()
    assert not scrolls_sideways(page)
    bar = page.locator(".call-bar").bounding_box()
    assert bar and bar["height"] < 160


def test_larger_letters_on_a_form_lose_nothing_that_was_typed(phones):
    page = phones.new()
    page.goto("/hen-ho-tro/")
    fill(page, words(phone=new_number(), name="Bác Mắt Kém"))
    choose(page, "Chữ to")
    expect(page.locator("[name=name]")).to_have_value("Bác Mắt Kém")
    expect(page.locator("body")).to_have_css("font-size", "25px")
    press(page, "Xem lại rồi gửi")
    choose(page, "Chữ rất to")
    expect(page.get_by_text("Bác Mắt Kém").first).to_be_visible()
    press(page, "Đúng rồi, gửi cho tổ")
    expect(page.locator(".receipt__code")).to_be_visible()


def test_by_keyboard_the_focus_stays_at_the_control(phones):
    page = phones.new()
    page.goto("/")
    page.locator(".text-size summary").focus()
    for key in ("Enter", "Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("html")).to_have_attribute("data-text", "to")
    expect(page.locator(".text-size summary")).to_be_focused()
