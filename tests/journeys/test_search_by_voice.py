"""Words spoken into the search box, where the browser hears."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.searching import box, looks_right, mic

pytestmark = [pytest.mark.browser, pytest.mark.pure]

SPEECH = """
window.SpeechRecognition = window.webkitSpeechRecognition = class {
  start() { window.hearing = this; }
  stop() { this.onend?.(); }
  abort() { this.onend?.(); }
};
window.hear = (words) => { hearing.onresult({ results: [[{ transcript: words }]] }); hearing.onend(); };
window.hearNothing = (error) => { hearing.onerror({ error }); hearing.onend(); };
"""


@pytest.fixture
def speaking(page: Page) -> Page:
    page.add_init_script(SPEECH)
    page.goto("/")
    return page


def agree(page: Page) -> None:
    mic(page).click()
    page.get_by_role("button", name="Đồng ý, nói thử").click()
    expect(page.get_by_text("Đang nghe… Bác nói đi.").first).to_be_visible()


def test_before_the_first_time_it_is_said_who_hears_and_nothing_listens(speaking: Page):
    mic(speaking).click()
    expect(speaking.get_by_text("Hãng làm trình duyệt").first).to_be_visible()
    expect(speaking.get_by_role("button", name="Đồng ý, nói thử")).to_be_focused()
    assert speaking.evaluate("window.hearing") is None
    looks_right(speaking)
    speaking.get_by_role("button", name="Thôi").click()
    expect(mic(speaking)).to_be_focused()
    assert speaking.evaluate("window.hearing") is None


def test_what_was_said_is_searched_and_the_question_is_not_asked_again(speaking: Page):
    agree(speaking)
    assert speaking.evaluate("hearing.lang") == "vi-VN"
    expect(mic(speaking)).to_have_attribute("aria-pressed", "true")
    with speaking.expect_navigation():
        speaking.evaluate("hear('Quên mật khẩu.')")
    expect(box(speaking)).to_have_value("Quên mật khẩu")
    expect(speaking.locator("mark").first).to_be_visible()
    mic(speaking).click()
    expect(speaking.get_by_text("Đang nghe… Bác nói đi.").first).to_be_visible()


@pytest.mark.parametrize(
    ("error", "words"),
    [("no-speech", "Chưa nghe rõ, bác nói lại hoặc gõ chữ nhé."), ("not-allowed", "Máy chưa cho trang này nghe."),
     ("network", "Mạng yếu nên chưa nghe được.")],
)  # fmt: skip
def test_what_went_wrong_is_said_in_words(speaking: Page, error: str, words: str):
    agree(speaking)
    speaking.evaluate("error => hearNothing(error)", error)
    expect(speaking.locator("[data-hearing]")).to_contain_text(words)
    expect(mic(speaking)).to_have_attribute("aria-pressed", "false")
    expect(speaking).to_have_url(re.compile("/$"))


@pytest.mark.parametrize("leave", ["Escape", "a tap beside it"])
def test_what_was_said_to_the_visitor_stands_in_nobodys_way(speaking: Page, leave: str):
    agree(speaking)
    speaking.evaluate("hearNothing('not-allowed')")
    said = speaking.locator("[data-hearing]")
    expect(said).to_be_visible()
    if leave == "Escape":
        mic(speaking).press("Escape")
    else:
        speaking.locator("h1").first.click()
    expect(said).to_be_hidden()


def test_typing_instead_ends_the_listening_and_searches_nothing(speaking: Page):
    agree(speaking)
    speaking.evaluate("hearing.onresult({ results: [[{ transcript: 'quên' }]] })")
    box(speaking).press_sequentially(" mật")
    expect(mic(speaking)).to_have_attribute("aria-pressed", "false")
    expect(speaking).to_have_url(re.compile("/$"))


def test_only_pages_with_this_box_may_hear(page: Page):
    hearing, deaf = ["/", "/tim-kiem/?q=vneid", "/khong-co/"], ["/hen-ho-tro/", "/to-cong-nghe-so/", "/api/search"]
    policies = {address: page.request.get(address).headers["permissions-policy"] for address in hearing + deaf}
    assert [address for address, policy in policies.items() if "microphone=(self)" in policy] == hearing


def test_where_the_browser_does_not_hear_there_is_no_such_button(page: Page):
    page.add_init_script("delete window.SpeechRecognition; delete window.webkitSpeechRecognition")
    page.goto("/")
    expect(page.get_by_role("button", name="Tìm", exact=True)).to_be_visible()
    expect(mic(page)).to_have_count(0)
