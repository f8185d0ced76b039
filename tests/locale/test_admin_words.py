"""Volunteers read Vietnamese: no English word stands on the screens they work with."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.users.models import UserProfile

from accounts.roles import Role
from guides.models import GuidePage

TELLTALES = (
    "Account Actions Add Apply Approve Cancel Children Choose Clear Close Collapse Collection Comment Comments "
    "Content Copy Create Dashboard Delete Documents Draft Edit Email Explore Explorer Filter History Images "
    "Insert Last Live Loading Locale Lock Locked Log Move Next Pages Password Preview Privacy Promote Publish "
    "Published Reports Required Save Search Select Settings Sign Skip Snippets Sort Status Submit Title Toggle "
    "Type Unpublish Updated Upload Usage View Welcome Workflow"
).split()
ENGLISH = re.compile(rf"\b({'|'.join(TELLTALES)})\b")
UNSEEN = re.compile(r"<(script|style|noscript|svg)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL)
MENU = re.compile(r'<script id="wagtail-sidebar-props"[^>]*>(.*?)</script>', re.DOTALL)
WRITERS = (Role.COMMUNICATOR, Role.APPROVER, Role.ADMINISTRATOR)
TEAMS = (Role.TEAM_MEMBER, Role.TEAM_LEADER, Role.COORDINATOR)


def labels(menu: object) -> list[str]:
    """Every label in the data from which the browser draws the menu."""
    if isinstance(menu, dict):
        own = [menu["label"]] if isinstance(menu.get("label"), str) else []
        return own + [label for value in menu.values() for label in labels(value)]
    if isinstance(menu, list):
        return [label for value in menu for label in labels(value)]
    return []


def seen(client: Client, address: str) -> str:
    """The words of a screen, with those of its menu."""
    response = client.get(address)
    assert response.status_code == 200, address
    page = response.content.decode()
    menu = [label for props in MENU.findall(page) for label in labels(json.loads(props))]
    return "\n".join([*menu, UNSEEN.sub("\n", page)])


def english_in(client: Client, address: str) -> set[str]:
    return set(ENGLISH.findall(seen(client, address)))


def explorer() -> str:
    return reverse("wagtailadmin_explore", args=[Page.objects.get(slug="trang-chu").pk])


def editor() -> str:
    return reverse("wagtailadmin_pages:edit", args=[GuidePage.objects.first().pk])


def history() -> str:
    return reverse("wagtailadmin_pages:history", args=[GuidePage.objects.first().pk])


SCREENS = [
    *((role, "wagtailadmin_home") for role in Role),
    *((role, "wagtailadmin_account") for role in Role),
    *((role, screen) for role in WRITERS for screen in (explorer, editor, history, "wagtailimages:index")),
    *((role, "search_report:index") for role in WRITERS),
    *((role, f"help_requests_desk:{view}") for role in TEAMS for view in ("index", "day", "pass_on", "phone_calendar")),
    *((Role.COORDINATOR, f"{name}:{view}") for name in ("team", "member", "village") for view in ("index", "add")),
    *(
        (Role.TEAM_LEADER, f"{name}:{view}")
        for name in ("groupsession", "dutyexception", "memberleave")
        for view in ("index", "add")
    ),
    *((Role.COORDINATOR, f"holiday:{view}") for view in ("index", "add")),
    (Role.COORDINATOR, "wagtaildocs:index"),
]


def test_the_log_in_page_is_vietnamese(client):
    assert not english_in(client, reverse("wagtailadmin_login"))


@pytest.mark.parametrize(
    ("role", "screen"), SCREENS, ids=lambda part: getattr(part, "__name__", None) or str(part).replace(" ", "-")
)
def test_no_english_word_stands_on_a_screen_of_the_desk(login, make_user, team, commune, role, screen):
    place = {"commune": commune} if role == Role.COORDINATOR else {"team": team} if role in TEAMS else {}
    client = login(make_user(role, **place))
    address = screen() if callable(screen) else reverse(screen)
    assert not english_in(client, address)


def test_a_refused_form_answers_in_vietnamese(login, make_user):
    client = login(make_user(Role.COORDINATOR))
    page = client.post(reverse("member:add"), {}).content.decode()
    assert "Cần điền ô này." in page and not ENGLISH.findall(UNSEEN.sub("\n", page))


def test_a_field_wagtail_left_without_a_label_has_a_vietnamese_one(login, make_user):
    client = login(make_user(Role.COMMUNICATOR))
    chooser = json.loads(client.get(reverse("wagtailadmin_choose_page_external_link")).content)["html"]
    assert "Chữ hiện trong bài" in chooser and "Link text" not in chooser


def test_the_words_drawn_by_the_browser_are_vietnamese(login, make_user):
    client = login(make_user(Role.COMMUNICATOR))
    script = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    words = json.loads(re.search(r"newcatalog = (\{.*?\});", script, re.DOTALL)[1])
    assert words["Insert a block"] == "Thêm một mục"
    assert not {word for word in words.values() if isinstance(word, str) and ENGLISH.search(word)}


def test_these_words_would_be_found(login, make_user):
    """Whoever asks for an English desk gets one, and there the telltales stand."""
    user = make_user(Role.COMMUNICATOR)
    UserProfile.objects.create(user=user, preferred_language="en")
    client = login(user)
    assert {"Pages", "Images", "Search", "Account"} <= english_in(client, reverse("wagtailadmin_home"))
    assert {"Save", "Promote", "Status", "Insert", "Required"} & english_in(client, editor())
