"""Every kind of public page, how a browser gets there, and what it notices on the way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import ConsoleMessage, Page

from tests.budgets.wire import Wire
from tests.journeys.browser import Phones
from tests.journeys.people import Sent, fill, press, words


def send_nothing(page: Page, sent: Sent) -> None:
    press(page, "Xem lại rồi gửi")


def send_all(page: Page, sent: Sent) -> None:
    fill(page, words(phone="0905000222"))
    press(page, "Xem lại rồi gửi")


def check_for_mother(page: Page, sent: Sent) -> None:
    fill(page, {"for_other": "on", "booker_name": "Chị Hoa", "booker_phone": "0905000333"})
    send_all(page, sent)


def change(page: Page, sent: Sent) -> None:
    press(page, "Sửa lại")


def send_mistyped_village(page: Page, sent: Sent) -> None:
    fill(page, words(phone="0905000222", village="thon mauu"))
    press(page, "Xem lại rồi gửi")


def send_for_a_time_that_is_gone(page: Page, sent: Sent) -> None:
    page.locator("#giu").evaluate("(radio, soon) => { radio.value = soon }", f"{localdate() + timedelta(days=1)}T03:00")
    press(page, "Đúng rồi, gửi cho tổ")


def sign_up(page: Page, sent: Sent) -> None:
    with page.expect_navigation():
        page.locator('a[href*="?buoi="]').first.click()


def check_session(page: Page, sent: Sent) -> None:
    fill(page, {"name": "Bác Cân Đo", "phone": "0905000222", "consent": "on"})
    press(page, "Xem lại rồi gửi")


def follow(page: Page, code: str, digits: str) -> None:
    page.locator("[name=code]").fill(code)
    page.locator("[name=digits]").fill(digits)
    press(page, "Xem lời hẹn")


def follow_wrongly(page: Page, sent: Sent) -> None:
    follow(page, "mã lạ", "12")


def follow_rightly(page: Page, sent: Sent) -> None:
    follow(page, sent.code, sent.phone[-3:])


def report_nothing(page: Page, sent: Sent) -> None:
    page.locator("summary", has_text="Có ai hỏi mã OTP").click()
    press(page, "Báo cho xã")


def report_a_demand_for_money(page: Page, sent: Sent) -> None:
    page.locator("summary", has_text="Có ai hỏi mã OTP").click()
    page.locator('[name=asked][value="money"]').check()
    press(page, "Báo cho xã")


def ask_for_a_number(page: Page, sent: Sent) -> None:
    page.locator("[name=number]").fill(sent.phone)
    press(page, "Xem số này")


def ask_for_the_hotline(page: Page, sent: Sent) -> None:
    page.locator("[name=number]").fill("0100 000 001")
    press(page, "Xem số này")


def send_no_words(page: Page, sent: Sent) -> None:
    press(page, "Gửi cho xã")


def send_words(page: Page, sent: Sent) -> None:
    page.locator("[name=kind]").first.check()
    page.locator("[name=words]").fill("Đèn đường ở ngõ Sáu hỏng từ hôm rằm.")
    page.locator("[name=consent]").check()
    press(page, "Gửi cho xã")


@dataclass(frozen=True)
class Kind:
    """One kind of page: its address, and what is done there to come to the state that is meant.

    `before` leads to the page on which `act` is done; only what loads afterwards counts.
    """

    name: str
    address: str
    act: Callable[[Page, Sent], None] | None = None
    status: int = 200
    before: Callable[[Page, Sent], None] | None = None

    def __str__(self) -> str:
        return self.name


GUIDE = "/huong-dan/kich-hoat-vneid/"

PUBLIC = [
    Kind("home", "/"),
    Kind("guides", "/huong-dan/"),
    Kind("guide", GUIDE),
    Kind("step", f"{GUIDE}buoc-3/"),
    Kind("villages", "/to-cong-nghe-so/"),
    Kind("villages found", "/to-cong-nghe-so/?q=xom+dinh"),
    Kind("no village found", "/to-cong-nghe-so/?q=zzzz"),
    Kind("village", "/to-cong-nghe-so/thon-mau-1/"),
    Kind("village without team", "/to-cong-nghe-so/thon-mau-6/"),
    Kind("group sessions", "/to-cong-nghe-so/lich-hoc/"),
    Kind("group sessions of a village", "/to-cong-nghe-so/lich-hoc/?thon=thon-mau-1"),
    Kind("no group session", "/to-cong-nghe-so/lich-hoc/?thon=thon-mau-6"),
    Kind("booking", "/hen-ho-tro/"),
    Kind("booking with errors", "/hen-ho-tro/", send_nothing),
    Kind("booking for another", "/hen-ho-tro/", change, before=check_for_mother),
    Kind("check before sending", "/hen-ho-tro/", send_all),
    Kind("village not known", "/hen-ho-tro/", send_mistyped_village),
    Kind("time taken", "/hen-ho-tro/", send_for_a_time_that_is_gone, status=409, before=send_all),
    Kind("session sign-up", "/to-cong-nghe-so/lich-hoc/", sign_up),
    Kind("check of a session", "/to-cong-nghe-so/lich-hoc/", check_session, before=sign_up),
    Kind("receipt sent again", "{sent.receipt}?da-gui"),
    Kind("receipt", "{sent.receipt}"),
    Kind("tracking", "/tra-cuu/"),
    Kind("tracking with errors", "/tra-cuu/", follow_wrongly),
    Kind("tracking found", "/tra-cuu/", follow_rightly),
    Kind("safety question with errors", "/tra-cuu/", report_nothing, before=follow_rightly),
    Kind("safety question answered", "/tra-cuu/", report_a_demand_for_money, before=follow_rightly),
    Kind("number check", "/tra-cuu-so/"),
    Kind("number not ours", "/tra-cuu-so/", ask_for_a_number),
    Kind("number of ours", "/tra-cuu-so/", ask_for_the_hotline),
    Kind("feedback", "/gop-y/"),
    Kind("feedback with errors", "/gop-y/", send_no_words),
    Kind("feedback sent", "/gop-y/", send_words),
    Kind("answers to feedback", "/gop-y/tra-loi/"),
    Kind("alerts", "/canh-bao/"),
    Kind("alert", "/canh-bao/gia-cong-an-cap-nhat-vneid/"),
    Kind("past alert", "/canh-bao/qua-100-nghin-2-9/"),
    Kind("just scammed", "/vua-bi-lua/"),
    Kind("is it a scam", "/kiem-tra/"),
    Kind("privacy", "/quyen-rieng-tu/"),
    Kind("about", "/ve-to/"),
    Kind("reading with ease", "/de-doc-de-dung/"),
    Kind("no network", "/ngoai-mang/"),
    Kind("search", "/tim-kiem/"),
    Kind("search with results", "/tim-kiem/?q=can+cuoc+dien+tu"),
    Kind("search with filters", "/tim-kiem/?q=vneid"),
    Kind("search narrowed", "/tim-kiem/?q=vneid&loai=alert"),
    Kind("search without results", "/tim-kiem/?q=zzzzqqq"),
    Kind("not found", "/khong-co-trang-nay/", status=404),
]
LOGIN = Kind("login", "/admin/login/")
ALL = [*PUBLIC, LOGIN]


def each(kinds: list[Kind]) -> pytest.MarkDecorator:
    """Tests run for each of these kinds; a page is loaded once for all tests of a module."""
    return pytest.mark.parametrize("kind", kinds, ids=str, scope="module")


@dataclass
class Shown:
    """A page as it stands, what it took to load it, and what the browser complained about."""

    page: Page
    wire: Wire
    said: list[str] = field(default_factory=list)

    def note(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.said.append(message.text)


def show(phones: Phones, kind: Kind, sent: Sent) -> Shown:
    page = phones.new()
    shown = Shown(page, Wire(page))
    page.on("console", shown.note)
    page.on("pageerror", lambda error: shown.said.append(str(error)))
    page.goto(kind.address.format(sent=sent))
    if kind.before:
        kind.before(page, sent)
    if kind.act:
        page.wait_for_load_state("networkidle")
        shown.wire.forget()
        kind.act(page, sent)
    page.wait_for_load_state("networkidle")
    return shown
