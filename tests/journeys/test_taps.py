"""How many taps the everyday moves take on a small telephone, from the card in the list to the last button."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.people import Sent, book

pytestmark = [pytest.mark.browser, pytest.mark.pure]

SMALL = {"width": 360, "height": 780}
QUEUE = "/admin/viec-cua-to/"


class Taps:
    """A finger that counts. A box one types in takes one tap, too."""

    def __init__(self) -> None:
        self.made = 0

    def on(self, target: Locator) -> None:
        self.made += 1
        target.click()

    def and_type(self, target: Locator, words: str) -> None:
        self.on(target)
        target.fill(words)


@pytest.fixture
def sent(page: Page, number: str) -> Sent:
    return book(page, phone=number, name=f"Bác Thử {number[-6:]}")


def card(page: Page, sent: Sent, tab: str) -> Locator:
    page.goto(f"{QUEUE}?muc={tab}")
    found, later = page.locator(".desk-card").filter(has_text=sent.name), page.get_by_role("link", name="Trang sau")
    while not found.count() and later.count():  # others of this session wait longer
        later.click()
        page.wait_for_load_state()
    return found


def accept(page: Page, sent: Sent, taps: Taps) -> None:
    taps.on(card(page, sent, "moi").get_by_role("link", name="Tôi nhận"))
    taps.on(page.get_by_role("button", name="Nhận việc", exact=True))
    expect(page.locator(".messages")).to_contain_text("Anh chị đã nhận việc này")


def test_accepting_takes_no_more_than_three_taps(desk, sent: Sent):
    taps = Taps()
    accept(desk("Team member", 1, viewport=SMALL), sent, taps)
    assert taps.made <= 3


def test_another_time_is_proposed_with_no_more_than_six_taps(desk, sent: Sent):
    member, taps = desk("Team member", 1, viewport=SMALL), Taps()
    taps.on(card(member, sent, "moi").get_by_role("link").first)
    taps.on(member.locator("#propose > summary"))
    form = member.locator("#propose form")
    taps.and_type(form.locator("[name=day]"), (date.today() + timedelta(days=3)).isoformat())
    taps.and_type(form.locator("[name=start]"), "15:00")
    taps.and_type(form.locator("[name=end]"), "16:00")
    taps.on(form.get_by_role("button"))
    expect(member.locator(".messages")).to_contain_text("Đã ghi giờ đề nghị")
    assert taps.made <= 6


def test_closing_with_what_was_learned_takes_no_more_than_five_taps(desk, sent: Sent):
    member, taps = desk("Team member", 1, viewport=SMALL), Taps()
    accept(member, sent, Taps())
    taps.on(card(member, sent, "dang-lam").get_by_role("link", name="Xong"))
    form = member.locator("#close form")
    taps.on(form.get_by_text("Tự làm được", exact=True))
    taps.on(form.get_by_text("30", exact=True))
    taps.on(form.get_by_role("button"))
    expect(member.locator(".messages")).to_contain_text("Việc này đã xong. Kết quả: tự làm được.")
    assert taps.made <= 5


def write_down(member: Page, number: str, button: str) -> Taps:
    """From the queue to the request that stands there. The next key of the telephone is a tap as well."""
    taps = Taps()
    member.goto(QUEUE)
    taps.on(member.get_by_role("link", name="Ghi hộ"))
    taps.on(member.locator(".desk-record__topics").get_by_text("VNeID"))
    taps.and_type(member.get_by_label("Tên thường gọi"), "Bác Tư Thử")
    taps.and_type(member.get_by_label("Số điện thoại", exact=True), number)
    taps.on(member.get_by_text("Bác đã đồng ý", exact=True))
    taps.on(member.get_by_role("button", name=button))
    expect(member.locator(".messages")).to_contain_text("Đọc cho bác ghi:")
    expect(member.locator(".desk-detail__who")).to_contain_text("Bác Tư Thử")
    return taps


def test_writing_down_who_stands_there_takes_no_more_than_six_taps(desk, number: str):
    member = desk("Team member", 1, viewport=SMALL, javascript=False)
    taps = write_down(member, number, "Ghi vào việc của tổ")
    expect(member.locator(".desk-detail__state")).to_contain_text("đã gửi")
    assert taps.made <= 6


def test_who_is_helped_at_once_is_written_down_with_six_taps_and_only_the_result_is_missing(desk, number: str):
    member = desk("Team member", 1, viewport=SMALL, javascript=False)
    taps = write_down(member, number, "Ghi và nhận luôn")
    expect(member.locator("#close form")).to_be_visible()
    assert taps.made <= 6
