"""What people do on the site, in their words: residents who book, staff who log in."""

import itertools
import re
import time
from dataclasses import dataclass
from datetime import date

from playwright.sync_api import Locator, Page, expect

from tests.services.product import Account, Product

CODE = re.compile(r"[^\W\d_]+–[^\W\d_]+ \d{4}")  # two words and four digits: "lúa–sông 4821"
TOKEN = re.compile(r'name="token" value="([^"]+)"')

NUMBERS = itertools.count(int(time.time()) % 900_000)


def new_number() -> str:
    """A mobile number that nobody else uses: one number may have three open requests."""
    return f"0912{next(NUMBERS):06d}"


@dataclass(frozen=True)
class Sent:
    """A booking that has arrived: its code, its receipt, and what its page must never tell."""

    code: str
    receipt: str
    name: str
    phone: str

    @property
    def public_id(self) -> str:
        return self.receipt.rstrip("/").rsplit("/", 1)[-1]

    @property
    def desk(self) -> str:
        return f"/admin/viec-cua-to/{self.public_id}/"


def words(*, phone: str, **changes: str) -> dict[str, str]:
    return {
        "name": "Bác Năm Thử", "phone": phone, "village": "Thôn Mẫu 1", "topic": "vneid", "place": "home",
        "when": "any", "note": "Nhà sau đình, cổng xanh.", "consent": "on",
    } | changes  # fmt: skip


def fill(page: Page, filled: dict[str, str]) -> None:
    """Type and choose what is given; a name that is not given keeps what the page proposes."""
    for name, value in filled.items():
        field = page.locator(f"[name={name}]").first
        if name in {"topic", "place", "when", "for_other", "call_first", "agreed_how"}:
            page.locator(f'[name={name}][value="{value}"]').check()
        elif name in {"consent", "lives_alone", "no_smartphone", "payment_due"}:
            field.check()
        else:
            field.fill(value)


def press(page: Page, button: str) -> None:
    """Tap a button that leads to another page, and wait until it is there."""
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def send(form: Locator) -> None:
    """Tap the button of a form of the desk, and wait for what comes."""
    with form.page.expect_navigation():
        form.locator("button[type=submit]").click()


def book(page: Page, *, phone: str, **changes: str) -> Sent:
    """Book as a browser without our page would: read the token, send the form, follow to the receipt."""
    form = page.request.get("/hen-ho-tro/").text()
    filled = words(phone=phone, **changes) | {"token": TOKEN.search(form)[1]}
    answer = page.request.post("/hen-ho-tro/", form=filled, max_redirects=0)
    assert answer.status == 303, answer.text()
    receipt = answer.headers["location"]
    code = CODE.search(page.request.get(receipt).text())[0]
    return Sent(code, receipt, filled["name"], phone)


def track(page: Page, code: str, phone: str) -> None:
    page.goto("/tra-cuu/")
    page.locator("[name=code]").fill(code)
    page.locator("[name=digits]").fill(phone[-3:])
    press(page, "Xem lời hẹn")


def log_in(page: Page, account: Account) -> None:
    page.goto("/admin/login/")
    try_to_log_in(page, account.phone, account.password)
    expect(page).to_have_url(re.compile(r"/admin/$"))


def try_to_log_in(page: Page, phone: str, password: str) -> None:
    page.locator("[name=username]").fill(phone)
    page.locator("[name=password]").fill(password)
    send(page.locator("form.login-form"))


def look_up(product: Product, code: str) -> str:
    """What a line of Python on the site's own data prints."""
    return product.manage("shell", "--verbosity", "0", "-c", code).stdout.strip()


def requests_of(product: Product, phone: str) -> int:
    code = "from help_requests.models import HelpRequest as R; print(R.objects.filter(phone='+84{}').count())"
    return int(look_up(product, code.format(phone.removeprefix("0"))))


def move(page: Page, verb: str) -> Locator:
    """The form of one verb on a request's page, unfolded where it was folded."""
    form = page.locator(f'form[action*="/{verb}/"]')
    folded = page.locator("details.desk-move:not([open])").filter(has=form)
    if folded.count():
        folded.locator("summary").click()
    return form


def give_time(form: Locator, day: date, start: str, end: str) -> None:
    form.locator("[name=day]").fill(day.isoformat())
    form.locator("[name=start]").fill(start)
    form.locator("[name=end]").fill(end)
    send(form)


def scrolls_sideways(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
