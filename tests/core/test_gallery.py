"""The gallery shows every component in every state, to staff, from the templates the site uses."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.template import Context, engines
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from core.gallery.registry import Component, Sample, components, register, visit
from tests.architecture.tree import ROOT, templates

NUMBER = re.compile(r'href="tel:([^"]+)"')
STATIC = ROOT / "site" / "static" / "css"
EVERY = components()
each_component = pytest.mark.parametrize("component", EVERY.values(), ids=lambda component: component.name)
WITHOUT_WORDS = {"mark"}  # no words, no name


class Missing(str):
    """Stands in for a variable nobody gave: empty to `if` and `default`, seen by people everywhere else."""

    def __bool__(self) -> bool:
        return False


MISSING = Missing("⟨thiếu⟩")


def drawn(component: Component, sample: Sample) -> str:
    request = visit("/admin/bo-phan/")
    request.user = AnonymousUser()
    return component.draw(sample, request)


def names_of_templates() -> set[str]:
    """Every template that is a component or a block, as templates call it."""
    parts = [path for path in templates() if path.suffix == ".html" and path.parent.name in {"components", "blocks"}]
    return {str(path).rpartition("/templates/")[2] for path in parts}


def test_every_component_and_every_block_has_a_sample():
    shown = {component.template for component in EVERY.values() if component.samples}
    assert len(names_of_templates()) > 20
    assert names_of_templates() - shown == set()


def test_every_component_names_its_style_sheet():
    gone = [component.name for component in EVERY.values() if not (STATIC / component.stylesheet).is_file()]
    assert gone == []


def test_a_name_is_given_once():
    with pytest.raises(ValueError, match="already"):
        register("Dùng chung", Component("components/card.html", "Thẻ", "Hai lần.", (Sample("Một"),)))


@each_component
def test_a_state_shows_what_it_should_and_misses_nothing(component, monkeypatch):
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", MISSING)
    for sample in component.samples:
        html = drawn(component, sample)
        assert MISSING not in html, html
        assert [words for words in sample.wanted if words not in html] == [], html
        assert bool(html) == bool(sample.wanted) or component.name in WITHOUT_WORDS, "say what must be seen"


@each_component
def test_numbers_reach_nobody(component):
    called = {number for sample in component.samples for number in NUMBER.findall(drawn(component, sample))}
    assert [number for number in called if not re.fullmatch(r"\+84100000\d{3}|1\d{2}", number)] == []


def test_a_missing_variable_is_noticed(monkeypatch):
    engine = engines["django"].engine
    monkeypatch.setattr(engine, "string_if_invalid", MISSING)
    html = engine.from_string("{{ label|default:'x' }}{% if y %}y{% endif %}{{ z }}").render(Context())
    assert html == f"x{MISSING}"


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_whoever_works_here_may_open_it(role, make_user, login):
    client = login(make_user(role))
    assert "Bộ phận giao diện" in client.get(reverse("gallery:index")).content.decode()
    assert "Có gợi ý" in client.get(reverse("gallery:component", args=["field"])).content.decode()


@pytest.mark.parametrize("address", [reverse("gallery:index"), reverse("gallery:component", args=["field"])])
def test_nobody_else_may(client, address):
    answer = client.get(address)
    assert answer.status_code == 302 and answer["Location"].startswith(reverse("wagtailadmin_login"))


def test_who_writes_finds_it_in_the_menu_and_who_visits_people_does_not(make_user, login):
    def menu(role: Role) -> str:
        return login(make_user(role)).get(reverse("wagtailadmin_home")).content.decode()

    assert reverse("gallery:index") in menu(Role.COMMUNICATOR)
    assert reverse("gallery:index") not in menu(Role.TEAM_MEMBER)


def test_the_index_lists_every_component_with_its_states(member_user, login):
    page = login(member_user).get(reverse("gallery:index")).content.decode()
    for component in EVERY.values():
        for words in (component.title, component.template, component.stylesheet, component.samples[-1].state):
            assert words in page, component.name
        assert reverse("gallery:component", args=[component.name]) in page


def test_a_page_holds_all_states_or_the_one_that_may_stand_alone(member_user, login):
    staff = login(member_user)
    assert staff.get(reverse("gallery:component", args=["field"])).content.decode().count("data-sample") == 8
    assert staff.get(reverse("gallery:state", args=["field", 2])).content.decode().count("data-sample") == 1
    assert staff.get(reverse("gallery:component", args=["search-form"])).content.decode().count("data-sample") == 1


@pytest.mark.parametrize("address", ["khong-co/", "field/99/"])
def test_what_is_not_there_is_not_found(member_user, login, address):
    assert login(member_user).get(reverse("gallery:index") + address).status_code == 404


def test_frames_of_the_gallery_may_stand_in_the_admin(member_user, login):
    answer = login(member_user).get(reverse("gallery:component", args=["field"]))
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]


def test_a_component_is_shown_without_asking_for_rows(member_user, login):
    """A page asks who is there and what they may do, and next to nothing about what it shows."""
    staff, asked = login(member_user), {}
    staff.get(reverse("gallery:component", args=["icon"]))
    for name in EVERY:
        with CaptureQueriesContext(connection) as queries:
            assert staff.get(reverse("gallery:component", args=[name])).status_code == 200, name
        asked[name] = len(queries)
    assert max(asked.values()) <= asked["icon"] + 2, asked


def test_the_index_asks_little(member_user, login):
    staff = login(member_user)
    staff.get(reverse("gallery:index"))
    with CaptureQueriesContext(connection) as queries:
        staff.get(reverse("gallery:index"))
    assert len(queries) <= 20, [query["sql"] for query in queries]
