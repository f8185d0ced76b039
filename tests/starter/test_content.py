"""Content that is finished: guides and alerts in every field, sources and days shown, nothing that leads nowhere."""

import re

from guides.models import GuidePage
from scam_alerts.models import ScamAlertPage
from tests.starter.reading import Read, composed

LINK = re.compile(r'(?:href|src|action)="(/[^"#?]*)')
OUTSIDE = re.compile(r'href="(https?://[^"]+)"')
IMAGE = re.compile(r"<img\b[^>]*>")
ALT = re.compile(r'\balt="[^"]+"')
ONLY_POSTED = ("/static/", "/canh-bao/an/", "/co-chu/", "/hen-ho-tro/xem-lai/", "/admin/")


def test_there_are_twelve_guides_finished_in_every_field():
    guides = list(GuidePage.objects.live())
    assert len(guides) >= 12
    for guide in guides:
        named = [guide.summary, guide.who_for, guide.topic, guide.minutes, guide.prepare, guide.troubles]
        assert all([*named, guide.source_name, guide.source_url, guide.checked_on]), guide
        for step in guide.numbered_steps:
            value = step.value
            assert value["title"] and value["text"] and value["picture"] and value["picture_alt"] and value["expect"]


def test_there_are_twelve_alerts_with_signs_what_to_do_whom_to_call_source_and_day():
    alerts = list(ScamAlertPage.objects.live())
    assert len(alerts) >= 12
    for alert in alerts:
        assert len(alert.signs) >= 3 and len(alert.actions) >= 5 and len(alert.calls) >= 2, alert
        assert all([alert.reply, alert.how_it_works, alert.source_name, alert.source_url, alert.source_date]), alert
        assert alert.unverified, f"{alert}: what rests on nobody's word?"


def test_the_site_opens_with_an_urgent_alert_and_with_past_ones():
    alerts = list(ScamAlertPage.objects.live())
    assert 1 <= len([alert for alert in alerts if alert.severity == "urgent" and alert.is_active]) <= 2
    assert [alert for alert in alerts if not alert.is_active]


def test_the_first_hour_names_the_police_and_the_bank_or_says_there_is_no_loss():
    for alert in ScamAlertPage.objects.live():
        actions = " ".join(action.value for action in alert.actions)
        assert "Công an xã" in actions and "gân hàng" in actions, alert


def pages_with_facts(site_read: list[Read]) -> list[Read]:
    return [read for read in site_read if hasattr(read.page, "source_name")]


def test_every_page_with_facts_shows_its_source_and_the_day_it_was_checked(site_read):
    assert pages_with_facts(site_read)
    for read in pages_with_facts(site_read):
        page = read.page
        assert page.source_name and page.source_name in read.main.replace("&amp;", "&"), read.address
        assert f"Kiểm tra ngày {page.checked_on:%d/%m/%Y}" in read.main, read.address
        assert not page.unverified or "Chưa kiểm chứng" in read.main, read.address
        if isinstance(page, ScamAlertPage):
            assert f"{page.source_date:%d/%m/%Y}" in read.main, read.address


def test_no_address_elsewhere_can_be_pressed_but_a_source_and_a_teams_group(site_read):
    for read in site_read:
        source = getattr(read.page, "source_url", "")
        strange = [
            url for url in OUTSIDE.findall(read.main) if url != source and not url.startswith("https://zalo.me/g/")
        ]
        assert not strange, f"{read.address}: {strange}"


def test_every_picture_says_what_to_do(site_read):
    for read in site_read:
        silent = [tag for tag in IMAGE.findall(read.html) if not ALT.search(tag)]
        assert not silent, f"{read.address}: {silent}"


def test_every_page_is_in_composed_letters(site_read):
    assert all(composed(read.html) for read in site_read)


def test_every_link_and_picture_leads_somewhere(client, site_read):
    links = {link for read in site_read for link in LINK.findall(read.html)}
    assert len(links) > 100
    for link in sorted(link for link in links if not link.startswith(ONLY_POSTED)):
        assert client.get(link).status_code == 200, link
