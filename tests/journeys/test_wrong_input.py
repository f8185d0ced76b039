"""What is typed wrongly is said plainly, kept where it may be kept, and never sent."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import book, fill, press, requests_of, track, words

pytestmark = [pytest.mark.browser, pytest.mark.pure]
both = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])

REQUIRED = ["name", "phone", "village", "topic_0", "place_0", "consent"]
ID_NUMBER = "031085001234"


def send_to_check(page: Page, filled: dict[str, str]) -> None:
    page.goto("/hen-ho-tro/")
    fill(page, filled)
    press(page, "Xem lại rồi gửi")


def focused_id(page: Page) -> str:
    return page.evaluate("document.activeElement.id")


@both
def test_every_line_of_the_error_summary_leads_to_its_field(page: Page):
    send_to_check(page, {})
    links = page.locator(".error-summary a")
    assert [link.get_attribute("href") for link in links.all()] == [f"#{name}" for name in REQUIRED]
    for link, name in zip(links.all(), REQUIRED, strict=True):
        link.click()
        expect(page.locator(f"#{name}")).to_be_focused()
        expect(page.locator(f"#{name}")).to_be_in_viewport()


@both
def test_the_summary_says_what_stands_at_the_fields(page: Page):
    send_to_check(page, {})
    lines = page.locator(".error-summary a").all_inner_texts()
    at_fields = [text.removeprefix("Lỗi:").strip() for text in page.locator(".error-message").all_inner_texts()]
    assert lines == at_fields
    expect(page).to_have_title("Lỗi: Hẹn người giúp – Cầm Tay")


def test_with_javascript_the_focus_goes_to_the_error_summary(page: Page):
    send_to_check(page, {})
    expect(page.locator(".error-summary")).to_be_focused()


@both
def test_a_number_from_abroad_is_refused_in_plain_words(page: Page):
    send_to_check(page, words(phone="+1 415 555 2671"))
    expect(page.locator("#phone_error")).to_contain_text("Việt Nam")
    expect(page.locator("#phone")).to_have_value("+1 415 555 2671")


@both
def test_an_id_number_in_the_note_is_covered_and_not_sent(page: Page, number: str, product):
    send_to_check(page, words(phone=number, note=f"Số căn cước {ID_NUMBER}, nhà sau đình."))
    expect(page.locator("#note_error")).to_contain_text("số căn cước")
    expect(page.locator("#note")).to_have_value("Số căn cước •••, nhà sau đình.")
    assert ID_NUMBER not in page.content()
    assert requests_of(product, number) == 0


@both
def test_what_was_typed_is_still_there_when_something_else_is_missing(page: Page, number: str):
    given = words(phone=number, place="phone")
    del given["consent"]
    send_to_check(page, given)
    expect(page.locator("#consent_error")).to_be_visible()
    for name in ("name", "phone", "village", "note"):
        expect(page.locator(f"#{name}")).to_have_value(given[name])
    for name in ("topic", "place", "when"):
        expect(page.locator(f"[name={name}]:checked")).to_have_value(given[name])
    expect(page.locator("#consent")).not_to_be_checked()


@both
def test_a_mended_form_goes_through(page: Page, number: str, product):
    send_to_check(page, words(phone="0912 345"))
    expect(page.locator("#phone_error")).to_be_visible()
    fill(page, {"phone": number})
    press(page, "Xem lại rồi gửi")
    press(page, "Đúng rồi, gửi cho tổ")
    expect(page.locator(".receipt__code")).to_be_visible()
    assert requests_of(product, number) == 1


@both
def test_somebody_who_books_for_another_must_say_who_they_are(page: Page, number: str):
    send_to_check(page, words(phone=number, for_other="on"))
    assert [link.get_attribute("href") for link in page.locator(".error-summary a").all()] == [
        "#booker_name", "#booker_phone",
    ]  # fmt: skip
    expect(page.locator("#booker_name")).to_be_visible()


@both
def test_two_quick_taps_on_send_make_one_request(page: Page, number: str, product):
    send_to_check(page, words(phone=number))
    page.get_by_role("button", name="Đúng rồi, gửi cho tổ").dblclick()
    expect(page.locator(".receipt__code")).to_be_visible()
    assert requests_of(product, number) == 1


@both
def test_a_fourth_open_request_for_one_number_is_refused(page: Page, phones, number: str, product):
    for times in range(3):
        book(phones.new(), phone=number, note=f"Việc thứ {times}.")
    send_to_check(page, words(phone=number))
    press(page, "Đúng rồi, gửi cho tổ")
    expect(page.locator(".error-summary")).to_contain_text("Số này đang có 3 lời hẹn chưa xong")
    expect(page.locator("#note")).to_have_value("Nhà sau đình, cổng xanh.")
    assert requests_of(product, number) == 3


@both
def test_somebody_who_guesses_digits_again_and_again_has_to_wait(page: Page, phones, number: str):
    sent = book(phones.new(), phone=number)
    right = int(number[-3:])
    for wrong in range(1, 11):
        track(page, sent.code, f"{(right + wrong) % 1000:03d}")
        expect(page.locator(".error-summary")).to_be_visible()
    expect(page.locator(".error-summary")).to_contain_text("Đợi 15 phút rồi thử lại")
    track(page, sent.code, number)
    expect(page.locator(".error-summary")).to_contain_text("Đợi 15 phút rồi thử lại")
    expect(page.locator("dl.facts")).to_have_count(0)
