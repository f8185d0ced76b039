"""The system's Chromium, and phones in which a request to a stranger fails the test."""

import contextlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip
PHONE = {"width": 360, "height": 780}
OWN_SCHEMES = {"data", "blob", "about"}  # inside the page itself


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


class Phones:
    """New phones for one test; afterwards none of them may have asked another server for anything."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser, self.url = browser, url
        self.contexts: list[BrowserContext] = []
        self.strangers: set[str] = set()

    def new(self, *, javascript: bool = True, **options: Any) -> Page:
        options = {"viewport": PHONE, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"} | options
        context = self.browser.new_context(base_url=self.url, java_script_enabled=javascript, **options)
        context.set_default_timeout(15_000)
        context.on("request", self._note_stranger)
        self.contexts.append(context)
        return context.new_page()

    def _note_stranger(self, request: Request) -> None:
        asked, own = urlsplit(request.url), urlsplit(self.url)
        if asked.scheme not in OWN_SCHEMES and asked.netloc != own.netloc:
            self.strangers.add(request.url)

    def put_away(self) -> None:
        for context in self.contexts:
            context.close()
        assert not self.strangers, f"asked other servers: {sorted(self.strangers)}"


@contextlib.contextmanager
def phones_of(browser: Browser, url: str) -> Iterator[Phones]:
    phones = Phones(browser, url)
    try:
        yield phones
    finally:
        phones.put_away()
