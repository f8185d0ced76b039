"""The commune's own work: what waits is ended by a tap."""

import pytest
from playwright.sync_api import expect

from tests.journeys.people import look_up
from tests.services.product import Product

pytestmark = [pytest.mark.browser, pytest.mark.pure]

OWN = "/admin/viec-rieng-cua-xa/"
REPORT = """
from help_requests.services.safety import report_incident
from teams_directory.models import Commune
report_incident(commune=Commune.objects.order_by("pk")[0], asked="money", words="Đòi tiền xăng, thử bấm nút")
"""
DEMAND = """
from help_requests.models import HelpRequest
from help_requests.services.demands import file_demand
file_demand(case=HelpRequest.objects.filter(anonymised_at=None).order_by("pk")[0], kind="view")
"""


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "plain"])
def test_a_report_about_safety_is_ended_by_a_tap(desk, product: Product, javascript: bool):
    look_up(product, REPORT)
    page = desk("Coordinator", javascript=javascript)
    page.goto(f"{OWN}?muc=an-toan")
    card = page.locator(".desk-card").filter(has_text="thử bấm nút").filter(has=page.get_by_role("button")).first
    card.get_by_role("textbox").fill("Đã gọi bà con.")
    card.get_by_role("button").click()
    expect(page.get_by_text("Đã ghi việc đã làm.").first).to_be_attached()


def test_a_demand_about_data_is_acknowledged_by_a_tap(desk, product: Product):
    look_up(product, DEMAND)
    page = desk("Coordinator")
    page.goto(f"{OWN}?muc=thong-tin")
    page.get_by_role("button", name="Đã báo bà con").first.click()
    expect(page.get_by_text("Đã ghi là đã báo bà con.").first).to_be_attached()
