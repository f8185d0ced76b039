"""The furnished site: loaded once, whole, and fit to be shown."""

import re
import unicodedata

import pytest
from django.conf import settings
from wagtail.models import Page

from accounts.models import User
from core.models import Picture, SourcedPage
from guides.models import GuidePage
from scam_alerts.models import ScamAlertPage
from starter.builders.staff import build_staff
from starter.content import FOLDER, read_all
from starter.drawings import PICTURES
from starter.services import load_starter
from teams_directory.models import Member, Team, Village

LONGEST_SENTENCE = 25
LINK = re.compile(r'(?:href|src|action)="(/[^"#?]*)')


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in (Page, Picture, Village, Team, Member)}


def test_loading_again_changes_nothing():
    before = counts()
    assert load_starter(plan=settings.PLAN) is False
    assert counts() == before


def test_there_are_five_guides_and_five_alerts_at_least_finished_in_every_field():
    guides, alerts = list(GuidePage.objects.live()), list(ScamAlertPage.objects.live())
    assert len(guides) >= 5 and len(alerts) >= 5
    for guide in guides:
        named = [guide.summary, guide.who_for, guide.topic, guide.minutes, guide.prepare, guide.troubles]
        assert all([*named, guide.source_name, guide.source_url, guide.checked_on]), guide
        for step in guide.numbered_steps:
            value = step.value
            assert value["title"] and value["text"] and value["picture"] and value["picture_alt"] and value["expect"]
    for alert in alerts:
        assert all([alert.signs, alert.actions, alert.calls, alert.reply, alert.source_name, alert.source_date]), alert


def test_sample_places_and_people_are_marked_and_their_numbers_ring_nobody():
    assert not Village.objects.filter(is_sample=False).exists()
    for team in Team.objects.all():
        assert team.is_sample and team.hotline.startswith("+84100000")
    for member in Member.objects.all():
        assert member.is_sample and member.phone.startswith("+84100000")


def test_staff_is_made_once_with_passwords_nobody_else_knows(commune):
    accounts = build_staff(commune)
    assert {account.role.value for account in accounts} == {
        "Communicator", "Approver", "Coordinator", "Administrator", "Team leader", "Team member",
    }  # fmt: skip
    assert len({account.password for account in accounts}) == len(accounts)
    for account in accounts:
        assert User.objects.get_by_natural_key(account.phone).check_password(account.password)
    assert build_staff(commune) == []


def public_addresses() -> list[str]:
    pages = [page.url for page in Page.objects.live().filter(depth__gt=1)]
    steps = [f"{guide.url}buoc-{step.number}/" for guide in GuidePage.objects.live() for step in guide.numbered_steps]
    return [*pages, *steps, "/hen-ho-tro/", "/tra-cuu/", "/tim-kiem/"]


def test_every_page_opens_and_every_link_and_picture_in_it_leads_somewhere(client):
    seen: set[str] = set()
    for address in public_addresses():
        response = client.get(address)
        assert response.status_code == 200, address
        html = response.content.decode()
        assert unicodedata.is_normalized("NFC", html), address
        assert not re.search(r"<img(?![^>]*\balt=\"[^\"]+\")", html), address
        seen.update(LINK.findall(html))
    elsewhere = ("/static/", "/canh-bao/an/", "/hen-ho-tro/xem-lai/", "/admin/")
    for link in sorted(link for link in seen if not link.startswith(elsewhere)):
        assert client.get(link).status_code == 200, link


def sentences(value: object) -> list[str]:
    """Every sentence in the starter files, whatever their shape."""
    if isinstance(value, dict):
        return [found for key, part in value.items() if key not in SKIPPED for found in sentences(part)]
    if isinstance(value, list):
        return [found for part in value for found in sentences(part)]
    if not isinstance(value, str):
        return []
    return [sentence for sentence in re.split(r"(?<=[.!?:”])\s+", value) if sentence.strip()]


SKIPPED = {"search_words", "source_name", "source_url", "unverified", "slug", "key", "picture", "popular_searches"}


@pytest.mark.parametrize("folder", ["guides", "alerts", "pages"])
def test_no_sentence_is_too_long_to_say_in_one_breath(folder):
    for data in read_all(folder):
        for sentence in sentences(data):
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


def test_every_drawing_is_small_and_used():
    used = {step["picture"] for guide in read_all("guides") for step in guide["steps"]}
    assert used <= set(PICTURES)
    for name, draw in PICTURES.items():
        assert len(draw().encode()) <= 4096, name


def test_every_page_with_facts_names_its_source_and_day():
    for page in Page.objects.live().specific():
        if isinstance(page, SourcedPage):
            assert page.source_name and page.checked_on, page


def test_every_starter_file_is_in_composed_letters():
    for path in FOLDER.rglob("*.toml"):
        assert unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8")), path
