"""The page editor, as people use it who write and approve alerts; and as somebody uses it who cheats."""

import re
from datetime import datetime, timedelta

from playwright.sync_api import Locator, Page, Route, expect

from tests.journeys.people import look_up
from tests.services.product import Product

INDEX = "from scam_alerts.models import ScamAlertIndexPage as I; print(I.objects.get().pk)"
FIND = "from scam_alerts.models import ScamAlertPage as A; alert = A.objects.get(title={title!r}); print(alert.{name})"
PUBLISH = """
from datetime import timedelta
from django.utils import timezone
from scam_alerts.models import ScamAlertIndexPage, ScamAlertPage
from teams_directory.models import Commune
now = timezone.now()
alert = ScamAlertPage(
    title={title!r}, summary={summary!r}, severity="urgent", kind="other", how_it_works="Kẻ lừa gọi điện.",
    commune=Commune.objects.first(), effective_at=now, expires_at=now + timedelta(days=9),
    signs=[("sign", "Giục chuyển tiền.")], actions=[("action", "Cúp máy.")],
)
ScamAlertIndexPage.objects.get().add_child(instance=alert)
alert.save_revision().publish()
"""
EXPIRE = """
from datetime import timedelta
from django.utils import timezone
from scam_alerts.models import ScamAlertPage
now = timezone.now()
ScamAlertPage.objects.filter(title={title!r}).update(
    effective_at=now - timedelta(days=9), expires_at=now - timedelta(seconds=1)
)
"""
REMOVE = """
from scam_alerts.models import ScamAlertPage
for alert in ScamAlertPage.objects.filter(title={title!r}):
    alert.delete()
"""
FORGE = """(form, fields) => {
    for (const [name, value] of Object.entries(fields)) {
        const input = Object.assign(document.createElement("input"), {type: "hidden", name, value});
        form.append(input);
    }
    form.submit();
}"""


def add_block(page: Page, stream: str, words: str) -> None:
    """One more block at the end of a stream that knows one kind of block."""
    box = page.locator(f'[data-contentpath="{stream}"]').filter(has=page.locator(f"[name={stream}-count]"))
    place = page.locator(f"[name={stream}-count]").input_value()
    box.locator(".c-sf-add-button").last.press("Enter")
    box.locator(f"[name={stream}-{place}-value]").fill(words)


def by_hand_only(route: Route) -> None:
    """The editor also saves by itself; a save of ours at the same moment would begin a second page."""
    if route.request.method == "POST" and "text/html" not in route.request.headers.get("accept", ""):
        route.abort()
    else:
        route.continue_()


def write_alert(page: Page, product: Product, *, title: str, summary: str) -> None:
    """A new urgent alert, typed into the editor and not yet handed in."""
    page.route("**/admin/pages/add/scam_alerts/**", by_hand_only)
    page.goto(f"/admin/pages/add/scam_alerts/scamalertpage/{look_up(product, INDEX)}/")
    page.locator("#id_title").fill(title)
    page.locator("#id_expires_at").fill(f"{datetime.now() + timedelta(days=30):%d/%m/%Y %H:%M}")
    page.locator("#id_severity").select_option("urgent")
    page.locator("#id_kind").select_option("other")
    page.locator("#id_summary").fill(summary)
    page.locator("#id_how_it_works").fill("Kẻ lừa gọi điện, xưng là người của ngân hàng.")
    add_block(page, "signs", "Giục chuyển tiền ngay.")
    add_block(page, "actions", "Cúp máy.")


def open_editor(page: Page, pk: str) -> None:
    page.goto(f"/admin/pages/{pk}/edit/")
    expect(page).to_have_url(re.compile(rf"/admin/pages/{pk}/edit/"))


def foot(page: Page, action: str) -> Locator:
    """A button at the editor's foot, wherever it stands in its menu."""
    return page.locator(f"#page-edit-form footer {action}")


def choose(page: Page, action: str) -> None:
    button = foot(page, action)
    if not button.is_visible():
        foot(page, "[data-w-dropdown-target=toggle]").first.click()
    with page.expect_navigation():
        button.click()


def save_draft(page: Page) -> None:
    choose(page, "button.action-save")


def hand_in(page: Page) -> None:
    choose(page, "[name=action-submit]")
    expect(page.locator(".messages .success")).to_have_count(1)


APPROVE = "[data-workflow-action-name=approve]"


def approve(page: Page) -> None:
    choose(page, f"{APPROVE}:not([data-workflow-action-modal-url])")
    expect(page.locator(".messages .success")).to_have_count(1)


def forge(page: Page, **fields: str) -> None:
    """Send the editor's form with buttons that the page does not offer."""
    with page.expect_navigation():
        page.locator("#page-edit-form").evaluate(FORGE, fields)


def alert_says(product: Product, title: str, name: str) -> str:
    """One attribute of an alert, as Python prints it."""
    return look_up(product, FIND.format(title=title, name=name))
