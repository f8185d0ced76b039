"""A resident finds a guide, gets stuck, asks for help and follows the request."""

import contextlib
import re

import pytest
from playwright.sync_api import Error, Page, expect

from core.text import fold
from tests.journeys.people import CODE, Sent, book, fill, press, requests_of, track, words

pytestmark = [pytest.mark.browser, pytest.mark.pure]
both = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])

GUIDE = "Làm định danh mức 2 ở Công an xã"
THIRD_STEP = "Nói “Tôi làm định danh điện tử mức 2”"


def go_to_third_step(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill("can cuoc dien tu")
    page.get_by_role("searchbox").press("Enter")
    page.locator("main .card__link").first.click()
    expect(page.locator("h1")).to_have_text(GUIDE)
    page.get_by_role("link", name="Bắt đầu làm từng bước").click()
    for number in (2, 3):
        page.get_by_role("link", name=f"Xong, sang bước {number}").click()
    expect(page.locator("h1")).to_have_text(THIRD_STEP)


def send_stuck_at_third_step(page: Page, number: str) -> str:
    """Everything from the home page to the receipt; gives the code."""
    go_to_third_step(page)
    page.get_by_role("link", name="Tôi bị kẹt ở bước này").click()
    given = words(phone=number)
    del given["topic"], given["when"]  # the page proposes them
    fill(page, given)
    press(page, "Xem lại rồi gửi")
    press(page, "Đúng rồi, gửi cho tổ")
    expect(page).to_have_url(re.compile(r"/hen-ho-tro/da-nhan/"))
    return page.locator(".receipt__code").inner_text()


def send(page: Page, number: str) -> None:
    """From the form through the check page to the receipt."""
    page.goto("/hen-ho-tro/")
    fill(page, words(phone=number))
    press(page, "Xem lại rồi gửi")
    press(page, "Đúng rồi, gửi cho tổ")
    expect(page).to_have_url(re.compile(r"/hen-ho-tro/da-nhan/"))


def go_back_to_check_page(page: Page) -> None:
    """Chromium asks before it shows the answer to a form again; the resident says yes."""
    with contextlib.suppress(Error):
        page.go_back()
    page.wait_for_url(lambda address: "/da-nhan/" not in address)
    page.reload()


def assert_nobody_is_named(page: Page, sent: Sent) -> None:
    shown = page.content()
    assert sent.name not in shown
    assert sent.phone[-6:] not in re.sub(r"\s", "", shown)


@both
def test_the_form_knows_the_guide_the_step_and_the_topic_somebody_is_stuck_at(page: Page):
    go_to_third_step(page)
    page.get_by_role("link", name="Tôi bị kẹt ở bước này").click()
    expect(page.locator(".note")).to_contain_text(GUIDE)
    expect(page.locator(".note")).to_contain_text(THIRD_STEP)
    expect(page.locator("[name=topic]:checked")).to_have_count(1)


@both
def test_the_check_page_shows_everything_as_the_team_will_read_it(page: Page, number: str):
    go_to_third_step(page)
    page.get_by_role("link", name="Tôi bị kẹt ở bước này").click()
    fill(page, {"name": "Bác Năm Thử", "phone": number, "village": "thon mau 1", "place": "home", "consent": "on"})
    press(page, "Xem lại rồi gửi")
    facts = page.locator("dl.facts")
    spaced = f"{number[:4]} {number[4:7]} {number[7:]}"
    for said in ("Bác Năm Thử", spaced, GUIDE, THIRD_STEP, "Tại nhà tôi", "Lúc nào cũng được"):
        expect(facts).to_contain_text(said)


@both
def test_going_back_to_change_something_keeps_what_was_typed(page: Page, number: str):
    page.goto("/hen-ho-tro/")
    fill(page, words(phone=number, note="Cổng xanh, có chó."))
    press(page, "Xem lại rồi gửi")
    press(page, "Sửa lại")
    expect(page.locator("[name=name]")).to_have_value("Bác Năm Thử")
    expect(page.locator("[name=note]")).to_have_value("Cổng xanh, có chó.")
    expect(page.locator("[name=topic]:checked")).to_have_value("vneid")
    expect(page.locator("[name=consent]")).to_be_checked()


@both
def test_a_resident_stuck_at_a_step_gets_a_receipt_with_a_code_to_say_aloud(page: Page, number: str, product):
    code = send_stuck_at_third_step(page, number)
    assert CODE.fullmatch(code), code
    expect(page.locator(".next")).to_contain_text("Tổ công nghệ số Thôn Mẫu 1 sẽ gọi lại cho bác")
    assert requests_of(product, number) == 1


@both
def test_loading_the_receipt_again_shows_the_same_code_and_books_nothing(page: Page, number: str, product):
    send(page, number)
    code = page.locator(".receipt__code").inner_text()
    page.reload()
    expect(page.locator(".receipt__code")).to_have_text(code)
    assert requests_of(product, number) == 1


@both
def test_going_back_and_sending_again_leads_to_the_same_receipt(page: Page, number: str, product):
    send(page, number)
    code = page.locator(".receipt__code").inner_text()
    go_back_to_check_page(page)
    press(page, "Đúng rồi, gửi cho tổ")
    expect(page.locator(".receipt__code")).to_have_text(code)
    assert requests_of(product, number) == 1


@both
def test_the_receipt_opens_from_a_bookmark_on_another_phone_and_names_nobody(page: Page, phones, javascript, number):
    sent = book(phones.new(), phone=number)
    page.goto(sent.receipt)
    expect(page.locator(".receipt__code")).to_have_text(sent.code)
    assert_nobody_is_named(page, sent)


@both
def test_the_code_typed_without_marks_and_three_digits_show_the_state_but_not_who_asked(page: Page, phones, number):
    sent = book(phones.new(), phone=number)
    track(page, fold(sent.code), number)
    facts = page.locator("dl.facts")
    expect(facts).to_contain_text(sent.code)
    expect(facts).to_contain_text("Đã gửi, chờ tổ gọi lại")
    expect(facts).to_contain_text("Tổ công nghệ số Thôn Mẫu 1")
    assert_nobody_is_named(page, sent)


@both
def test_three_other_digits_show_nothing(page: Page, phones, number: str):
    sent = book(phones.new(), phone=number)
    track(page, sent.code, f"{(int(number[-3:]) + 1) % 1000:03d}")
    expect(page.locator(".error-summary")).to_contain_text("Mã hoặc 3 số cuối chưa đúng")
    expect(page.locator("dl.facts")).to_have_count(0)
