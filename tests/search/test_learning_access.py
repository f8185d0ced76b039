"""Who may open the report of searches, as one table: every address of it, nine kinds of people."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from search.learning import add_synonym
from search.models import HiddenText, SynonymGroup
from search.viewsets import SearchReportViewSet

KEEPERS = {"communicator", "approver", "administrator"}
NINE = {
    "anonymous", "communicator", "approver", "member", "leader", "member of another team", "coordinator",
    "coordinator of another commune", "administrator",
}  # fmt: skip
DEEDS = ("word", "hide_word", "retyping", "hide_retyping", "show", "take_back")


@pytest.fixture
def keeper(make_user) -> User:
    return make_user(Role.COMMUNICATOR)


@pytest.fixture
def browser(make_user, team, other_team, commune, login) -> Callable[[str], Client]:
    def open_as(role: str) -> Client:
        made: dict[str, Callable[[], User]] = {
            "communicator": lambda: make_user(Role.COMMUNICATOR),
            "approver": lambda: make_user(Role.APPROVER),
            "member": lambda: make_user(Role.TEAM_MEMBER, team=team),
            "leader": lambda: make_user(Role.TEAM_LEADER, team=team),
            "member of another team": lambda: make_user(Role.TEAM_MEMBER, team=other_team),
            "coordinator": lambda: make_user(Role.COORDINATOR, commune=commune),
            "coordinator of another commune": lambda: make_user(Role.COORDINATOR),
            "administrator": lambda: make_user(Role.ADMINISTRATOR),
        }
        return Client() if role == "anonymous" else login(made[role]())

    return open_as


def test_every_address_of_the_report_is_in_this_table():
    assert {pattern.name for pattern in SearchReportViewSet().get_urlpatterns()} == {"index", *DEEDS}


@pytest.mark.parametrize("role", sorted(NINE))
def test_the_report_opens_for_those_who_keep_the_list_and_for_nobody_else(browser, in_vain, typed_again, keeper, role):
    row, pair = in_vain("qwzt kin"), typed_again("qwzt kin", "tien dien")
    hidden = HiddenText.objects.create(site=row.site, text="kin nua")
    entry = add_synonym(meaning="nghĩa mới", variant="qwzt", by=keeper)
    visitor, groups = browser(role), SynonymGroup.objects.count()
    pages: dict[str, Any] = {"index": [], "word": [row.pk], "retyping": [pair.pk]}
    for name, keys in pages.items():
        page = visitor.get(reverse(f"search_report:{name}", args=keys))
        assert (page.status_code == 200) == (role in KEEPERS), name
        assert ("qwzt kin" in page.content.decode()) == (role in KEEPERS), name
    if role not in KEEPERS:
        keys = dict(zip(DEEDS, [row.pk, row.pk, pair.pk, pair.pk, hidden.pk, entry.pk], strict=True))
        for name in DEEDS:
            answer = visitor.post(reverse(f"search_report:{name}", args=[keys[name]]), {"variant": "a", "other": "b"})
            assert answer.status_code in {302, 403, 404}, name
        assert (SynonymGroup.objects.count(), HiddenText.objects.get()) == (groups, hidden)
