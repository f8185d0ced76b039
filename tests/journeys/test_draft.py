"""What is typed stays on the phone until the server says that it has it, and nobody is told that it has before."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.journeys.people import book, fill, look_up, new_number, press, requests_of, words
from tests.services.product import Product

pytestmark = [pytest.mark.browser, pytest.mark.pure]

RECEIPT = re.compile(r"/da-nhan/")
SEND, CHECK, AGAIN, DELETE = "Đúng rồi, gửi cho tổ", "Xem lại rồi gửi", "Gửi lại", "Xóa bản nháp"
EVERYTHING_KEPT = "JSON.stringify(Object.values(localStorage))"
A_DAY_AGO = """() => { for (const key of Object.keys(localStorage))
  localStorage[key] = localStorage[key].replace(/"at":\\d+/, `"at":${Date.now() - 25 * 36e5}`) }"""
LETTER = {"kind": "suggestion", "words": "Đèn đường ở ngõ Sáu hỏng từ hôm rằm.", "consent": "on"}


def said(page: Page) -> Locator:
    return page.locator("main [role=status]")


def kept(page: Page) -> str:
    return page.evaluate(EVERYTHING_KEPT)


def tap(page: Page, button: str) -> None:
    """Tap a button after which the page may well stay."""
    page.get_by_role("button", name=button, exact=True).click()


def type_booking(page: Page, number: str, **changes: str) -> None:
    page.goto("/hen-ho-tro/")
    fill(page, words(phone=number, **changes))


def check_booking(page: Page, number: str, **changes: str) -> None:
    type_booking(page, number, **changes)
    press(page, CHECK)


def write_letter(page: Page, **changes: str) -> None:
    page.goto("/gop-y/")
    given = LETTER | changes
    page.locator(f'[name=kind][value="{given.pop("kind")}"]').check()
    fill(page, given)


def letters_of(product: Product, number: str) -> int:
    code = "from help_requests.models import Feedback as F; print(F.objects.filter(phone='+84{}').count())"
    return int(look_up(product, code.format(number.removeprefix("0"))))


def lose_answers(page: Page, address: str) -> list[int]:
    """From now on forms reach the server, its answers do not reach the phone; gives what they were."""
    lost: list[int] = []

    def lose(route: Route) -> None:
        if route.request.method == "POST":
            lost.append(route.fetch(max_redirects=0).status)
            route.abort()
        else:
            route.continue_()

    page.route(f"**{address}", lose)
    return lost


def assert_received(page: Page, who: str) -> None:
    expect(page).to_have_url(RECEIPT)
    expect(page.locator(".sending--received")).to_contain_text(re.compile(rf"{who} đã nhận lúc \d\d:\d\d"))
    assert kept(page) == "[]"


@pytest.fixture
def open_again(page: Page) -> Callable[[str], Page]:
    """The page is closed; later the same phone comes back."""

    def close_and_open(address: str) -> Page:
        later = page.context.new_page()
        page.close()
        later.goto(address)
        return later

    return close_and_open


def test_a_booking_sent_without_a_network_waits_and_goes_out_once_when_it_is_back(page: Page, number: str, product):
    check_booking(page, number)
    page.context.set_offline(True)
    tap(page, SEND)
    expect(said(page)).to_contain_text("Chưa gửi được vì mất mạng. Máy này đang giữ. Có mạng máy tự gửi lại.")
    expect(page.locator("main")).not_to_contain_text("đã nhận")
    assert requests_of(product, number) == 0
    page.context.set_offline(False)
    assert_received(page, "Tổ công nghệ số Thôn Mẫu 1")
    assert requests_of(product, number) == 1


def test_an_answer_that_was_lost_is_asked_for_again_and_stays_one_request(page: Page, number: str, product):
    check_booking(page, number)
    lost = lose_answers(page, "/hen-ho-tro/")
    tap(page, SEND)
    expect(said(page)).to_contain_text("chưa rõ tới nơi chưa")
    expect(page.locator("main")).not_to_contain_text("đã nhận")
    assert lost == [303], "the server has it"
    page.unroute("**/hen-ho-tro/")
    tap(page, AGAIN)
    assert_received(page, "Tổ công nghệ số Thôn Mẫu 1")
    assert requests_of(product, number) == 1


def test_a_page_left_open_tries_again_by_itself_and_gives_up_waiting_for_a_dead_line(page: Page, number: str, product):
    page.clock.install()
    check_booking(page, number)
    page.route("**/hen-ho-tro/", lambda route: None)
    tap(page, SEND)
    expect(said(page)).to_have_text(re.compile("Đang gửi…"))
    page.clock.run_for(31_000)
    expect(said(page)).to_contain_text("chưa rõ tới nơi chưa")
    page.unroute("**/hen-ho-tro/")
    page.clock.run_for(6_000)
    expect(page).to_have_url(RECEIPT)
    assert requests_of(product, number) == 1


def test_a_phone_that_was_closed_before_it_could_send_offers_to_send_the_same_once_more(
    page: Page, number: str, product, open_again
):
    check_booking(page, number)
    lost = lose_answers(page, "/hen-ho-tro/")
    tap(page, SEND)
    expect(said(page)).to_contain_text("chưa rõ")
    assert 303 in lost, "the server has it"
    later = open_again("/hen-ho-tro/")
    expect(said(later)).to_contain_text("Chưa gửi xong từ lúc")
    expect(later.locator("[name=name]")).to_have_value("Bác Năm Thử")
    tap(later, AGAIN)
    assert_received(later, "Tổ công nghệ số Thôn Mẫu 1")
    assert requests_of(product, number) == 1


def test_what_was_typed_is_there_when_the_form_is_opened_again_with_the_time_it_was_kept(
    page: Page, number: str, product, open_again
):
    type_booking(page, number, village="Thôn Mẫu 2", note="Cổng xanh, có chó.", lives_alone="on")
    expect(said(page)).to_contain_text("Chưa gửi. Đang giữ trên máy này.")
    expect(said(page)).to_contain_text("máy này giữ giúp 24 giờ. Máy chung thì bấm Xóa.")
    later = open_again("/hen-ho-tro/")
    expect(said(later)).to_contain_text(re.compile(r"Bản nháp lúc \d\d?:\d\d, chưa gửi\."))
    for name, value in {"phone": number, "village": "Thôn Mẫu 2", "note": "Cổng xanh, có chó."}.items():
        expect(later.locator(f"[name={name}]")).to_have_value(value)
    expect(later.locator("[name=topic]:checked")).to_have_value("vneid")
    expect(later.locator("[name=lives_alone]")).to_be_checked()
    expect(later.locator("[name=consent]"), "somebody else may hold the phone now").not_to_be_checked()
    fill(later, {"consent": "on"})
    press(later, CHECK)
    press(later, SEND)
    assert_received(later, "Tổ công nghệ số Thôn Mẫu 2")
    assert requests_of(product, number) == 1


def test_a_topic_that_the_address_asks_for_is_not_overwritten_by_the_draft(page: Page, number: str, open_again):
    type_booking(page, number, topic="vneid")
    later = open_again("/hen-ho-tro/?viec=thanh-toan&thon=thon-mau-3")
    expect(later.locator("[name=name]")).to_have_value("Bác Năm Thử")
    expect(later.locator("[name=village]")).to_have_value("Thôn Mẫu 3")
    expect(later.locator("[name=topic]:checked")).not_to_have_value("vneid")


def test_the_draft_is_deleted_at_the_press_of_a_button_with_all_that_stands_in_the_form(page: Page, number: str):
    type_booking(page, number)
    page.reload()
    expect(page.locator("[name=phone]")).to_have_value(number)
    tap(page, DELETE)
    expect(said(page)).to_contain_text("Đã xóa bản nháp trên máy này.")
    assert kept(page) == "[]"
    for name in ("name", "phone", "village", "note"):
        expect(page.locator(f"[name={name}]")).to_have_value("")
    page.reload()
    expect(said(page)).to_have_text("")
    expect(page.locator("[name=name]")).to_have_value("")


def test_a_draft_older_than_a_day_is_gone_from_the_phone_at_the_next_page_that_is_opened(page: Page, number: str):
    type_booking(page, number)
    assert number in kept(page)
    page.evaluate(A_DAY_AGO)
    page.goto("/canh-bao/")
    page.wait_for_function("localStorage.length === 0")


@pytest.mark.parametrize("secret", ["001099 012345", "9704-1234.5678 9012", "mã 48 29 13", "４８２９１３"])
def test_a_long_number_in_a_box_for_words_is_never_kept(page: Page, number: str, secret: str):
    type_booking(page, number)
    page.locator("[name=note]").fill(f"Nhà sau đình, {secret}")
    assert number in kept(page), "numbers to call are"
    assert "sau đình" not in kept(page)
    expect(said(page)).to_contain_text("Ô có dãy số dài thì máy không giữ.")
    page.reload()
    expect(page.locator("[name=note]")).to_have_value("")


def test_an_identity_number_in_the_box_for_the_telephone_is_not_kept_either(page: Page):
    type_booking(page, "001099012345")
    assert "001099012345" not in kept(page)


def test_a_draft_with_a_gap_is_not_offered_for_sending_for_a_word_would_be_missing(page: Page, number: str):
    check_booking(page, number, note="Gọi cháu Hoa 0905 000 111 trước.")
    page.context.set_offline(True)
    tap(page, SEND)
    expect(said(page)).to_contain_text("Bác đừng đóng trang này.")
    expect(said(page)).not_to_contain_text("Máy này đang giữ")
    later = page.context.new_page()
    page.close()
    later.context.set_offline(False)
    later.goto("/hen-ho-tro/")
    expect(said(later)).to_contain_text("Ô có dãy số dài thì máy không giữ. Bác điền lại rồi gửi.")
    expect(later.get_by_role("button", name=AGAIN)).to_have_count(0)
    expect(later.locator("[name=name]")).to_have_value("Bác Năm Thử")


def test_where_the_phone_keeps_nothing_it_does_not_say_that_it_does(page: Page, number: str):
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    check_booking(page, number)
    expect(said(page)).to_have_text("")
    page.context.set_offline(True)
    tap(page, SEND)
    expect(said(page)).to_contain_text("Bác đừng đóng trang này.")
    expect(said(page)).not_to_contain_text("Máy này đang giữ")


def test_what_the_server_gives_back_wins_over_the_draft(page: Page, number: str):
    type_booking(page, number, name="Bác Sáu")
    page.locator("[name=consent]").uncheck()
    press(page, CHECK)
    page.evaluate("localStorage['nhap-hen'] = localStorage['nhap-hen'].replace('Bác Sáu', 'Người khác')")
    page.reload()
    expect(page.locator("[name=name]")).to_have_value("Bác Sáu")
    expect(page.locator(".error-summary")).to_be_visible()
    assert "Người khác" not in kept(page)


def test_a_question_of_the_server_is_shown_with_everything_that_was_typed(page: Page, number: str, product):
    check_booking(page, number)
    page.locator("[name=token]").evaluate("field => { field.value = 'hết hạn' }")
    press(page, SEND)
    expect(page.locator(".error-summary")).to_contain_text("mở đã lâu")
    expect(page.locator("[name=name]")).to_have_value("Bác Năm Thử")
    press(page, CHECK)
    press(page, SEND)
    assert_received(page, "Tổ công nghệ số Thôn Mẫu 1")
    assert requests_of(product, number) == 1


def test_two_taps_are_one_form_on_the_line(page: Page, number: str, product):
    check_booking(page, number)
    sent: list[str] = []
    page.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    page.get_by_role("button", name=SEND).dblclick()
    expect(page).to_have_url(RECEIPT)
    assert len(sent) == 1
    assert requests_of(product, number) == 1


def test_looking_at_an_older_receipt_leaves_the_draft_of_the_next_booking(page: Page, number: str):
    older = book(page, phone=new_number())
    type_booking(page, number)
    page.goto(older.receipt)
    page.wait_for_load_state("networkidle")
    assert number in kept(page)


def test_changing_something_stops_the_sending_until_it_is_pressed_again(page: Page, number: str, product):
    write_letter(page, phone=number)
    page.context.set_offline(True)
    tap(page, "Gửi cho xã")
    expect(said(page)).to_contain_text("Có mạng máy tự gửi lại.")
    page.locator("[name=words]").fill("Đèn đường ở ngõ Bảy hỏng.")
    expect(said(page)).to_contain_text("Chưa gửi. Đang giữ trên máy này.")
    page.context.set_offline(False)
    assert letters_of(product, number) == 0
    tap(page, "Gửi cho xã")
    expect(page).to_have_url(RECEIPT)
    assert letters_of(product, number) == 1


def test_a_letter_to_the_commune_waits_for_the_network_and_arrives_once(page: Page, number: str, product, open_again):
    write_letter(page, phone=number)
    lose_answers(page, "/gop-y/")
    tap(page, "Gửi cho xã")
    expect(said(page)).to_contain_text("chưa rõ tới nơi chưa")
    later = open_again("/gop-y/")
    expect(later.locator("[name=words]")).to_have_value(LETTER["words"])
    later.context.set_offline(True)
    tap(later, AGAIN)
    expect(said(later)).to_contain_text("chưa rõ tới nơi chưa")
    later.context.set_offline(False)
    assert_received(later, "Ủy ban MTTQ .*")
    assert letters_of(product, number) == 1


@pytest.mark.parametrize("javascript", [False], ids=["without JavaScript"])
def test_without_javascript_nothing_is_said_about_drafts_and_the_form_is_sent(page: Page, number: str, product):
    for address in ("/hen-ho-tro/", "/gop-y/"):
        page.goto(address)
        shown = page.locator("main").inner_text()
        assert not re.search("nháp|Đang giữ|Gửi lại|Đang gửi|mất mạng", shown, re.IGNORECASE)
    check_booking(page, number)
    assert not re.search("nháp|Đang giữ|Gửi lại|Đang gửi", page.locator("main").inner_text(), re.IGNORECASE)
    press(page, SEND)
    expect(page.locator(".sending--received")).to_contain_text("đã nhận lúc")
    assert requests_of(product, number) == 1
