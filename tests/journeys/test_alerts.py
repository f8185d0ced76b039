"""An alert from the communicator's desk to the top of every page, past a second person; and how it goes away."""

import itertools
import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from core.text import fold_slug
from tests.journeys import editors
from tests.journeys.editors import APPROVE, alert_says, approve, foot, forge, hand_in, open_editor, save_draft
from tests.journeys.people import log_in, look_up
from tests.services.product import Account

pytestmark = [pytest.mark.browser, pytest.mark.pure]
both = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])

COUNT = itertools.count(int(time.time()))
GUIDE = "from guides.models import GuidePage as G; print(G.objects.get(slug='tra-tien-bang-ma-qr').pk)"
ADMINISTRATOR = """
from accounts.models import User
User.objects.create_superuser({who.phone!r}, {who.password!r}, last_name="Quản", first_name="Trị")
"""
SCREEN = {"width": 1280, "height": 900}


@pytest.fixture
def title(product) -> Iterator[str]:
    """Of an alert that is gone after the test."""
    name = f"Thử cảnh báo {next(COUNT)}"
    yield name
    look_up(product, editors.REMOVE.format(title=name))


@pytest.fixture
def summary(title: str) -> str:
    return f"Kẻ lừa giả ngân hàng, {title.lower()}."


@pytest.fixture
def published(product, title: str, summary: str) -> str:
    """An urgent alert in force, newer than any other."""
    look_up(product, editors.PUBLISH.format(title=title, summary=summary))
    return title


@pytest.fixture
def writer(desk: Callable[..., Page]) -> Page:
    return desk("Communicator", viewport=SCREEN)


@pytest.fixture
def approver(desk: Callable[..., Page]) -> Page:
    return desk("Approver", viewport=SCREEN)


def banner(page: Page, summary: str) -> Locator:
    return page.locator(".banner").filter(has_text=summary)


def close_banner(page: Page, summary: str) -> None:
    banner(page, summary).get_by_role("button", name="Đã đọc").click()


def test_an_alert_goes_live_only_when_a_second_person_approves(
    writer: Page, approver: Page, page: Page, product, title: str, summary: str
):
    editors.write_alert(writer, product, title=title, summary=summary)
    expect(foot(writer, "[name=action-publish]")).to_have_count(0)
    hand_in(writer)
    page.goto("/")
    expect(banner(page, summary)).to_have_count(0)

    pk = alert_says(product, title, "pk")
    open_editor(approver, pk)
    approve(approver)
    page.goto("/")
    expect(banner(page, summary)).to_be_visible()
    banner(page, summary).get_by_role("link").click()
    expect(page.locator("h1")).to_have_text(title)
    expect(page).to_have_url(re.compile(rf"/canh-bao/{fold_slug(title)}/$"))


def test_the_writer_cannot_approve_their_own_alert(writer: Page, page: Page, product, title: str, summary: str):
    editors.write_alert(writer, product, title=title, summary=summary)
    hand_in(writer)
    pk = alert_says(product, title, "pk")
    open_editor(writer, pk)
    expect(foot(writer, APPROVE)).to_have_count(0)
    forge(writer, **{"action-workflow-action": "true", "workflow-action-name": "approve"})
    open_editor(writer, pk)
    forge(writer, **{"action-publish": "action-publish"})
    assert alert_says(product, title, "live") == "False"
    page.goto("/")
    expect(banner(page, summary)).to_have_count(0)


def test_an_approver_who_changed_an_alert_cannot_approve_that_change(
    writer: Page, approver: Page, product, title: str, summary: str
):
    editors.write_alert(writer, product, title=title, summary=summary)
    hand_in(writer)
    pk = alert_says(product, title, "pk")
    open_editor(approver, pk)
    approver.locator("#id_summary").fill("Lời của người duyệt.")
    save_draft(approver)
    open_editor(approver, pk)
    expect(approver.locator("#id_summary")).to_have_value("Lời của người duyệt.")
    expect(foot(approver, APPROVE)).to_have_count(0)
    forge(approver, **{"action-workflow-action": "true", "workflow-action-name": "approve"})
    assert alert_says(product, title, "live") == "False"


def test_an_approver_cannot_change_and_approve_an_alert_in_one_go(
    writer: Page, approver: Page, product, title: str, summary: str
):
    editors.write_alert(writer, product, title=title, summary=summary)
    hand_in(writer)
    open_editor(approver, alert_says(product, title, "pk"))
    approver.locator("#id_summary").fill("Lời của người duyệt.")
    forge(approver, **{"action-workflow-action": "true", "workflow-action-name": "approve"})
    assert alert_says(product, title, "live") == "False" or alert_says(product, title, "summary") == summary


@both
def test_a_closed_banner_stays_away(page: Page, published: str, summary: str):
    page.goto("/huong-dan/")
    close_banner(page, summary)
    expect(page).to_have_url(re.compile("/huong-dan/$"))
    expect(banner(page, summary)).to_have_count(0)
    page.reload()
    expect(banner(page, summary)).to_have_count(0)
    page.goto("/")
    expect(banner(page, summary)).to_have_count(0)


def test_a_closed_banner_returns_when_the_alert_is_changed_and_approved_again(
    writer: Page, approver: Page, page: Page, product, published: str, summary: str
):
    page.goto("/")
    close_banner(page, summary)
    expect(banner(page, summary)).to_have_count(0)
    pk = alert_says(product, published, "pk")
    open_editor(writer, pk)
    writer.locator("#id_summary").fill(f"Mới: {summary}")
    hand_in(writer)
    page.goto("/")
    expect(banner(page, summary)).to_have_count(0)
    open_editor(approver, pk)
    approve(approver)
    page.goto("/")
    expect(banner(page, f"Mới: {summary}")).to_be_visible()


def test_an_alert_whose_time_is_over_leaves_the_banner_for_the_list_of_past_ones(
    page: Page, product, published: str, summary: str
):
    page.goto("/")
    expect(banner(page, summary)).to_be_visible()
    look_up(product, editors.EXPIRE.format(title=published))
    page.reload()
    expect(banner(page, summary)).to_have_count(0)
    page.goto("/canh-bao/")
    now = page.locator("main section").filter(has_text="Đang có người bị lừa kiểu này")
    past = page.locator("main section").filter(has_text="Cảnh báo đã hết hạn")
    expect(now.get_by_role("link", name=published)).to_have_count(0)
    past.get_by_role("link", name=published).click()
    expect(page.locator(".expired")).to_contain_text("Đã hết hạn")


@pytest.fixture
def administrator(phones, product) -> Page:
    """The administrator that `createsuperuser` makes, who holds every permission there is."""
    who = Account("", "", f"098{next(COUNT) % 10**7:07d}", "mat-khau-dai-12")
    look_up(product, ADMINISTRATOR.format(who=who))
    page = phones.new(viewport=SCREEN)
    log_in(page, who)
    return page


def test_an_administrator_cannot_publish_a_guide_alone_and_what_they_typed_is_kept(
    administrator: Page, page: Page, product
):
    pk = look_up(product, GUIDE)
    words = f"Lời mới {next(COUNT)}."
    open_editor(administrator, pk)
    expect(foot(administrator, "[name=action-publish]")).to_have_count(0)
    administrator.locator("#id_summary").fill(words)
    forge(administrator, **{"action-publish": "action-publish"})
    open_editor(administrator, pk)
    expect(administrator.locator("#id_summary")).to_have_value(words)
    page.goto("/huong-dan/tra-tien-bang-ma-qr/")
    expect(page.locator("h1")).to_be_visible()
    assert words not in page.content()
