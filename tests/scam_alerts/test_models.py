"""Alerts between their two moments, and the banner."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from scam_alerts.models import ScamAlertIndexPage, ScamAlertPage


@pytest.fixture
def alert() -> ScamAlertPage:
    return ScamAlertPage.objects.get(slug="gia-cong-an-cap-nhat-vneid")


def page(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def banner(client) -> bool:
    return "Cảnh báo hôm nay" in page(client, "/huong-dan/")


class TestBanner:
    def test_an_urgent_alert_in_force_stands_on_every_page(self, client, alert):
        for address in ["/", "/huong-dan/", "/hen-ho-tro/", "/tra-cuu/", "/tim-kiem/"]:
            assert alert.summary in page(client, address)

    def test_the_clock_ends_it(self, client, alert):
        with time_machine.travel(alert.expires_at - timedelta(minutes=1)):
            assert banner(client)
        with time_machine.travel(alert.expires_at + timedelta(seconds=1)):
            assert not banner(client)

    def test_it_waits_for_its_beginning(self, client, alert):
        with time_machine.travel(alert.effective_at - timedelta(minutes=1)):
            assert not banner(client)

    def test_a_less_than_urgent_alert_has_no_banner(self, client, alert):
        ScamAlertPage.objects.filter(pk=alert.pk).update(severity="high")
        assert not banner(client)

    def test_it_can_be_closed_and_comes_back_when_the_alert_changes(self, client, alert):
        response = client.post("/canh-bao/an/", {"key": alert.dismissal_key, "next": "/huong-dan/"})
        assert response["Location"] == "/huong-dan/" and not banner(client)
        alert.summary = "Kẻ giả công an nay dùng số khác."
        alert.save_revision().publish()
        assert banner(client)

    @pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example/", "javascript:alert(1)", "/\\evil"])
    def test_closing_it_never_leads_to_another_site(self, client, elsewhere):
        assert client.post("/canh-bao/an/", {"key": "0" * 16, "next": elsewhere})["Location"] == "/"

    def test_nonsense_is_not_remembered(self, client):
        response = client.post("/canh-bao/an/", {"key": "x; Domain=evil", "next": "/"})
        assert not response.cookies


class TestPages:
    def test_the_index_parts_what_goes_round_from_what_has_passed(self, client):
        shown = page(client, "/canh-bao/").split("<main")[1]
        assert shown.index("Giả công an bảo cập nhật VNeID") < shown.index("Cảnh báo đã hết hạn")
        assert shown.index("Cảnh báo đã hết hạn") < shown.index("2/9")

    def test_a_past_alert_says_so_on_its_own_page(self, client):
        assert "Đã hết hạn" in page(client, "/canh-bao/qua-100-nghin-2-9/")

    def test_an_alert_shows_all_that_helps(self, client, alert):
        shown = page(client, alert.url)
        words = [alert.reply, alert.source_name, *[sign.value for sign in alert.signs]]
        for word in [*words, *[action.value for action in alert.actions]]:
            assert word in shown
        assert 'href="tel:113"' in shown and 'href="tel:19000368"' in shown

    def test_an_end_before_the_beginning_is_refused(self, alert):
        alert.expires_at = alert.effective_at - timedelta(hours=1)
        with pytest.raises(Exception, match="phải sau lúc có hiệu lực"):
            alert.full_clean()

    def test_an_alert_not_yet_in_force_is_not_listed(self, client, alert):
        ScamAlertPage.objects.filter(pk=alert.pk).update(effective_at=timezone.now() + timedelta(days=1))
        assert alert.title not in page(client, "/canh-bao/")


def test_a_new_alert_begins_with_the_only_commune_and_a_month_to_live(login, make_user, commune):
    index = ScamAlertIndexPage.objects.first()
    address = reverse("wagtailadmin_pages:add", args=["scam_alerts", "scamalertpage", index.pk])
    form = login(make_user(Role.COMMUNICATOR)).get(address).context["form"]
    assert form.initial["commune"] == commune.pk
    assert timedelta(days=29) < form.initial["expires_at"] - timezone.now() < timedelta(days=31)


def test_an_alert_being_edited_keeps_its_own_end(login, make_user, alert):
    address = reverse("wagtailadmin_pages:edit", args=[alert.pk])
    form = login(make_user(Role.COMMUNICATOR)).get(address).context["form"]
    assert form.initial["expires_at"] == alert.expires_at
