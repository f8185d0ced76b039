"""A resident finds a guide, gets stuck, asks for help and follows the request."""

import contextlib
import re

import pytest
from playwright.sync_api import Error, Page, expect

from core.text import fold
from tests.journeys.people import CODE, Sent, book, fill, new_number, press, requests_of, track, words

pytestmark = [pytest.mark.browser, pytest.mark.pure]
both = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])

GUIDE = "Làm định danh mức 2 ở Công an xã"
THIRD_STEP = "Nói “Tôi làm định danh điện tử mức 2”"


def go_to_third_step(page: Page) -> None:
    page.goto("/")
    page.locator("main input[name=q]").first.fill("can cuoc dien tu")
    page.locator("main input[name=q]").first.press("Enter")
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
    for said in ("Bác Năm Thử", spaced, GUIDE, THIRD_STEP, "Tại nhà"):
        expect(facts).to_contain_text(said)
    expect(page.locator("label[for=giu]")).to_contain_text("Bất cứ lúc nào")


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


def go_to_check_page(page: Page, number: str, **changes: str) -> None:
    page.goto("/hen-ho-tro/")
    fill(page, words(phone=number, **changes))
    press(page, "Xem lại rồi gửi")


def choose_first_time(page: Page) -> str:
    """Take the first of the team's times; gives how it is said."""
    time = page.locator('[name=when][value^="20"][value*="T"]').first
    time.check()
    return page.locator(f"label[for={time.get_attribute('id')}]").text_content()


@both
def test_a_time_of_the_team_is_kept_for_who_chose_it(page: Page, number: str, product):
    go_to_check_page(page, number, place="meeting_point")
    chosen = choose_first_time(page)
    press(page, "Đúng rồi, gửi cho tổ")
    expect(page.locator("main")).to_contain_text(f"Tổ giữ giờ {chosen} cho bác")
    assert requests_of(product, number) == 1


@both
def test_a_time_somebody_else_took_meanwhile_is_said_and_another_can_be_chosen(page: Page, phones, number, product):
    go_to_check_page(page, number, place="meeting_point", note="Cổng xanh, có chó.")
    chosen = choose_first_time(page)
    value = page.locator("[name=when]:checked").get_attribute("value")
    book(phones.new(), phone=new_number(), place="meeting_point", when=value)
    press(page, "Đúng rồi, gửi cho tổ")
    expect(page.locator(".error-summary")).to_contain_text(f"Giờ {value[-5:]} vừa có người đặt trước. Còn giờ:")
    expect(page.locator("[name=when]:checked")).to_have_count(0)
    expect(page.locator("dl.facts")).to_contain_text("Cổng xanh, có chó.")
    assert requests_of(product, number) == 0
    other = choose_first_time(page)
    assert other != chosen
    press(page, "Đúng rồi, gửi cho tổ")
    expect(page.locator("main")).to_contain_text(f"Tổ giữ giờ {other} cho bác")
    assert requests_of(product, number) == 1


@both
def test_a_place_in_a_group_session_takes_a_name_a_number_and_a_box(page: Page, number: str, product):
    page.goto("/to-cong-nghe-so/lich-hoc/")
    page.locator('a[href*="?buoi="]').first.click()
    title = page.locator("dl.facts dd").first.inner_text()
    fill(page, {"name": "Bác Sáu Thử", "phone": number, "consent": "on"})
    press(page, "Xem lại rồi gửi")
    press(page, "Đúng rồi, giữ chỗ cho tôi")
    expect(page.locator("h1")).to_have_text("Tổ đã giữ chỗ cho bác")
    expect(page.locator(".next")).to_contain_text(title)
    assert requests_of(product, number) == 1


@both
def test_a_daughter_books_for_her_mother_and_is_called_first(page: Page, number: str, product):
    page.goto("/hen-ho-tro/")
    expect(page.locator("#booker_name")).to_be_hidden()
    fill(page, {"for_other": "on", "booker_name": "Chị Hoa Thử", "booker_phone": new_number()})
    fill(page, {"agreed_how": "beside_me"} | words(phone=number, lives_alone="on"))
    press(page, "Xem lại rồi gửi")
    facts = page.locator("dl.facts")
    for said in ("Chị Hoa Thử", "Tổ gọi số này trước", "Đang ngồi cạnh tôi và đồng ý", "Ở một mình"):
        expect(facts).to_contain_text(said)
    press(page, "Đúng rồi, gửi cho tổ")
    expect(page.locator(".receipt__code")).to_be_visible()
    assert requests_of(product, number) == 1


@both
def test_a_village_mistyped_is_asked_about_and_then_has_its_own_times(page: Page, number: str):
    go_to_check_page(page, number, village="thon mauu 1", place="meeting_point")
    page.locator('[name=village][value="Thôn Mẫu 1"]').check()
    press(page, "Chọn thôn xong, xem giờ của tổ")
    expect(page.locator("dl.facts")).to_contain_text("Thôn Mẫu 1")
    choose_first_time(page)
