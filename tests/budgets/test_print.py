"""On paper: what hangs on the wall of the culture house, or goes home in a pocket."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from starter.content import read_all
from tests.journeys.browser import Phones

pytestmark = [pytest.mark.browser, pytest.mark.pure]

GUIDES = [f"/huong-dan/{guide['slug']}/" for guide in read_all("guides")]
ALERTS = [f"/canh-bao/{alert['slug']}/" for alert in read_all("alerts")]


@dataclass(frozen=True)
class Paper:
    """A page of the site printed on A4, and what can be read there."""

    sheets: int
    words: str
    links: int
    pictures: list[bool]


@pytest.fixture(scope="module")
def phone(phones: Phones) -> Page:
    return phones.new()


def put_on_paper(page: Page, address: str) -> Paper:
    page.goto(address)
    page.emulate_media(media="print")
    printed = page.pdf(prefer_css_page_size=True)
    return Paper(
        sheets=len(re.findall(rb"/Type\s*/Page\b", printed)),
        words=page.locator("body").inner_text(),
        links=page.locator("nav:visible, .button--primary:visible, footer:visible").count(),
        pictures=page.locator("main img").evaluate_all("images => images.map(i => i.complete && i.naturalWidth > 0)"),
    )


@pytest.mark.parametrize("address", GUIDES)
def test_a_guide_fits_two_sheets_with_every_step_its_picture_and_the_number_to_call(phone, address):
    paper = put_on_paper(phone, address)
    assert 1 <= paper.sheets <= 2
    steps = next(guide["steps"] for guide in read_all("guides") if guide["slug"] in address)
    assert all(step["title"] in paper.words for step in steps)
    assert paper.pictures == [True] * len(steps)
    assert "0100 000 001" in paper.words and "Kiểm tra ngày" in paper.words
    assert paper.links == 0


@pytest.mark.parametrize("address", ALERTS)
def test_an_alert_fits_one_sheet_with_what_to_do_and_whom_to_call(phone, address):
    paper = put_on_paper(phone, address)
    assert paper.sheets == 1
    assert "Làm ngay" in paper.words and "0100 000 001" in paper.words
    assert paper.links == 0
