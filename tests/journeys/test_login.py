"""Staff log in with a telephone number, however they spell it; guessing passwords is stopped."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import try_to_log_in

pytestmark = [pytest.mark.browser, pytest.mark.pure]


@pytest.mark.parametrize("spelling", ["{0} {1} {2}", "{0}.{1}.{2}", "+84 {3} {1} {2}"])
def test_a_number_is_known_in_any_spelling(page: Page, account, spelling: str):
    who = account("Coordinator")
    number = who.phone
    page.goto("/admin/login/")
    try_to_log_in(page, spelling.format(number[:4], number[4:7], number[7:], number[1:4]), who.password)
    expect(page).to_have_url(re.compile("/admin/$"))
    expect(page.locator('a[href*="viec-cua-to"]').first).to_be_attached()


def test_a_wrong_password_is_refused_in_vietnamese(page: Page, account):
    page.goto("/admin/login/")
    try_to_log_in(page, account("Team leader", 3).phone, "sai-mat-khau-1")
    expect(page.locator(".messages")).to_contain_text("Số điện thoại hoặc mật khẩu chưa đúng")


def test_five_wrong_passwords_lock_the_number_even_for_the_right_one(page: Page, account):
    who = account("Team member", 4)
    for attempt in range(1, 6):
        page.goto("/admin/login/")
        try_to_log_in(page, who.phone, f"sai-mat-khau-{attempt}")
    expect(page.locator("h1")).to_have_text("Tạm khóa đăng nhập")
    page.goto("/admin/login/")
    try_to_log_in(page, who.phone, who.password)
    expect(page.locator("main")).to_contain_text("Anh chị đợi 15 phút rồi thử lại")
    page.goto("/admin/")
    expect(page).to_have_url(re.compile("/admin/login/"))


def test_the_lock_of_one_number_leaves_others_alone(page: Page, account):
    locked, other = account("Team leader", 4), account("Team member", 3)
    for attempt in range(1, 6):
        page.goto("/admin/login/")
        try_to_log_in(page, locked.phone, f"sai-mat-khau-{attempt}")
    page.goto("/admin/login/")
    try_to_log_in(page, other.phone, other.password)
    expect(page).to_have_url(re.compile("/admin/$"))


def test_logging_in_leads_to_the_page_that_was_asked_for(page: Page, account):
    page.goto("/admin/viec-cua-to/?muc=da-xong")
    who = account("Team member", 3)
    try_to_log_in(page, who.phone, who.password)
    expect(page).to_have_url(re.compile(r"/admin/viec-cua-to/\?muc=da-xong$"))
