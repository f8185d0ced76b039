"""A phone whose network comes and goes: what was opened can be read, what was not says whom to call."""

import contextlib
from collections.abc import Callable

import pytest
from playwright.sync_api import Error, Page, expect

from tests.journeys.people import fill, press, requests_of, words

pytestmark = [pytest.mark.browser, pytest.mark.pure]

GUIDE = "/huong-dan/kich-hoat-vneid/"
STEP = f"{GUIDE}buoc-2/"
READY = "async () => { await navigator.serviceWorker.ready; return navigator.serviceWorker.controller !== null }"
KEPT = "async (path) => Boolean(await caches.match(location.origin + path, { ignoreVary: true }))"
BELIEVES_IN_A_NETWORK = "Object.defineProperty(navigator, 'onLine', { get: () => true })"
EVERYTHING_KEPT = """async () => {
  const caught = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  return caught.flat().map((request) => new URL(request.url).pathname);
}"""


def wait_for(page: Page, question: str, *about: str) -> None:
    page.wait_for_function(f"(about) => ({question})(...about)", arg=list(about))


@pytest.fixture
def page(phones) -> Page:
    """A phone that has been on the site before."""
    phone = phones.new()
    phone.goto("/")
    wait_for(phone, READY)
    return phone


@pytest.fixture
def read(page: Page) -> Callable[[str], None]:
    """Open a guide's page while there is a network, until it is kept."""

    def open_and_keep(address: str) -> None:
        page.goto(address)
        wait_for(page, KEPT, address)

    return open_and_keep


def test_a_guide_that_was_opened_is_read_without_a_network_as_it_looked(page: Page, read):
    read(GUIDE)
    read(STEP)
    heading, ground = page.locator("h1").inner_text(), "getComputedStyle(document.querySelector('.call-bar')).position"
    page.context.set_offline(True)
    page.goto(GUIDE)
    page.goto(STEP)
    expect(page.locator("h1")).to_have_text(heading)
    assert page.evaluate(ground) == "sticky", "the style sheet is missing"
    pictures = "images => images.every(image => image.complete && image.naturalWidth)"
    assert page.locator("main img").evaluate_all(pictures)


def test_a_page_that_was_not_opened_says_so_with_the_number_to_call(page: Page):
    page.context.set_offline(True)
    page.goto("/canh-bao/")
    expect(page.locator("h1")).to_have_text("Chưa nối được mạng")
    expect(page.locator("main a[href^='tel:']")).to_be_visible()
    page.context.set_offline(False)
    page.get_by_role("link", name="Thử lại").click()
    expect(page).to_have_url(f"{page.url.split('/canh-bao/')[0]}/canh-bao/")
    expect(page.locator("h1")).not_to_have_text("Chưa nối được mạng")


def test_a_form_sent_into_a_dead_network_is_never_called_received(page: Page, number: str, product):
    page.goto("/hen-ho-tro/")
    fill(page, words(phone=number))
    press(page, "Xem lại rồi gửi")
    page.evaluate(BELIEVES_IN_A_NETWORK)
    page.context.set_offline(True)
    page.get_by_role("button", name="Đúng rồi, gửi cho tổ").click()
    expect(page.locator("main [role=status]")).to_contain_text("chưa rõ tới nơi chưa")
    expect(page.locator("body")).not_to_contain_text("đã tới tổ")
    expect(page.locator(".receipt__code")).to_have_count(0)
    assert requests_of(product, number) == 0


def test_going_back_from_the_receipt_never_says_that_nothing_was_sent(page: Page, number: str, product):
    page.goto("/hen-ho-tro/")
    fill(page, words(phone=number))
    press(page, "Xem lại rồi gửi")
    press(page, "Đúng rồi, gửi cho tổ")
    expect(page.locator(".receipt__code")).to_be_visible()
    with contextlib.suppress(Error):
        page.go_back()
    expect(page.locator("body")).not_to_contain_text("Chưa nối được mạng")
    assert requests_of(product, number) == 1


def test_a_guide_that_was_withdrawn_leaves_the_phone_at_the_next_visit(page: Page, read):
    gone = "/huong-dan/bai-da-go/"
    page.evaluate("(path) => caches.open('guides').then((c) => c.put(path, new Response('cũ')))", gone)
    page.goto(gone)
    wait_for(page, f"async (path) => !(await ({KEPT})(path))", gone)


def test_a_phone_that_knows_it_is_cut_off_says_so_and_keeps_what_was_typed(page: Page, number: str, product):
    page.goto("/hen-ho-tro/")
    fill(page, words(phone=number))
    page.context.set_offline(True)
    page.get_by_role("button", name="Xem lại rồi gửi").click()
    expect(page.locator("[name=name]")).to_have_value("Bác Năm Thử")
    said = page.locator("main [role=status]")
    expect(said).to_contain_text("Mất mạng nên chưa mở được trang sau. Máy này đang giữ. Có mạng bác bấm lại.")
    page.context.set_offline(False)
    press(page, "Xem lại rồi gửi")
    press(page, "Đúng rồi, gửi cho tổ")
    expect(page.locator(".receipt__code")).to_be_visible()
    assert requests_of(product, number) == 1


def test_nothing_of_a_booking_or_a_look_up_is_kept_on_the_phone(page: Page, read, number: str):
    page.goto("/hen-ho-tro/")
    fill(page, words(phone=number))
    press(page, "Xem lại rồi gửi")
    page.goto("/tra-cuu/")
    read(GUIDE)
    kept = page.evaluate(EVERYTHING_KEPT)
    assert GUIDE in kept
    assert not [path for path in kept if path.startswith(("/hen-ho-tro", "/tra-cuu", "/admin"))]


def test_the_phone_keeps_sixty_pages_and_no_more_and_one_copy_of_each(page: Page, read):
    fill_up = """async () => {
      const guides = await caches.open("guides");
      for (let number = 0; number < 70; number++) await guides.put(`/huong-dan/cu-${number}/`, new Response("cũ"));
    }"""
    page.evaluate(fill_up)
    for campaign in ("?a=1", "?a=2"):
        page.goto(STEP + campaign)
    wait_for(page, KEPT, STEP)
    wait_for(page, "async () => (await (await caches.open('guides')).keys()).length <= 60")
    kept = page.evaluate(EVERYTHING_KEPT)
    assert kept.count(STEP) == 1
