"""The style sheet did not come through the weak network: every page still reads in order and every form still works."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import fill, press, requests_of, scrolls_sideways, words

pytestmark = [pytest.mark.browser, pytest.mark.pure]


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(phones, request) -> Page:
    bare = phones.new(javascript=request.param)
    bare.context.route("**/*.css*", lambda route: route.abort())
    return bare


def order_of(page: Page, *words: str) -> list[int]:
    """Where each of these stands in what a reader hears from top to bottom."""
    heard = page.locator("body").inner_text()
    return [heard.index(word) for word in words]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/", ["Bác cần giúp việc gì?", "Mỗi bước một hình", "Việc bà con hay hỏi", "Gọi tổ công nghệ số"]),
        ("/huong-dan/kich-hoat-vneid/", ["Kích hoạt VNeID", "Bác chuẩn bị", "Tải VNeID", "Hay gặp", "Kiểm tra ngày"]),
        ("/huong-dan/kich-hoat-vneid/buoc-3/", ["Bước 3 trong 7", "Gửi yêu cầu", "Xong, sang bước 4"]),
        ("/canh-bao/gia-dien-luc/", ["Giả điện lực dọa cắt điện", "Dấu hiệu nhận ra", "Làm ngay", "Gọi 113"]),
        ("/to-cong-nghe-so/thon-mau-1/", ["Thôn Mẫu 1", "Gọi 0100 000 011", "Giờ trực", "Người trong tổ"]),
    ],
)
def test_a_page_reads_in_order(page, address, words):
    page.goto(address)
    places = order_of(page, *words)
    assert places == sorted(places)
    assert not scrolls_sideways(page)


def test_a_booking_goes_through(page, number, product):
    page.goto("/hen-ho-tro/")
    fill(page, words(phone=number))
    press(page, "Xem lại rồi gửi")
    press(page, "Đúng rồi, gửi cho tổ")
    expect(page).to_have_url(re.compile(r"/hen-ho-tro/da-nhan/"))
    assert requests_of(product, number) == 1
