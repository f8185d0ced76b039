"""Every kind of public page, how a browser gets there, and what it notices on the way."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import ConsoleMessage, Page

from tests.budgets.wire import Wire
from tests.journeys.browser import Phones
from tests.journeys.people import Sent, fill, press, words


def send_nothing(page: Page, sent: Sent) -> None:
    press(page, "Xem lại rồi gửi")


def send_all(page: Page, sent: Sent) -> None:
    fill(page, words(phone="0905000222"))
    press(page, "Xem lại rồi gửi")


def follow(page: Page, code: str, digits: str) -> None:
    page.locator("[name=code]").fill(code)
    page.locator("[name=digits]").fill(digits)
    press(page, "Xem lời hẹn")


def follow_wrongly(page: Page, sent: Sent) -> None:
    follow(page, "mã lạ", "12")


def follow_rightly(page: Page, sent: Sent) -> None:
    follow(page, sent.code, sent.phone[-3:])


@dataclass(frozen=True)
class Kind:
    """One kind of page: its address, and what is done there to come to the state that is meant."""

    name: str
    address: str
    act: Callable[[Page, Sent], None] | None = None
    status: int = 200

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
    Kind("booking", "/hen-ho-tro/"),
    Kind("booking with errors", "/hen-ho-tro/", send_nothing),
    Kind("check before sending", "/hen-ho-tro/", send_all),
    Kind("receipt", "{sent.receipt}"),
    Kind("tracking", "/tra-cuu/"),
    Kind("tracking with errors", "/tra-cuu/", follow_wrongly),
    Kind("tracking found", "/tra-cuu/", follow_rightly),
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
    if kind.act:
        page.wait_for_load_state("networkidle")
        shown.wire.forget()
        kind.act(page, sent)
    page.wait_for_load_state("networkidle")
    return shown
