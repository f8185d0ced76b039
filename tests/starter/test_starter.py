"""The furnished site: loaded once, whole, and fit to be shown."""

import unicodedata

from django.conf import settings
from wagtail.models import Page

from accounts.models import User
from core.models import Picture
from starter.builders.staff import build_staff
from starter.content import FOLDER, read_all
from starter.drawings import PICTURES
from starter.services import load_starter
from teams_directory.models import Member, Team, Village


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in (Page, Picture, Village, Team, Member)}


def test_loading_again_changes_nothing():
    before = counts()
    assert load_starter(plan=settings.PLAN) is False
    assert counts() == before


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


def test_every_drawing_is_small_and_used():
    used = {step["picture"] for guide in read_all("guides") for step in guide["steps"]}
    assert used <= set(PICTURES)
    for name, draw in PICTURES.items():
        assert len(draw().encode()) <= 4096, name


def test_the_same_words_never_stand_for_two_drawings():
    """A drawing is found in the library by its words."""
    drawn: dict[str, set[str]] = {}
    for guide in read_all("guides"):
        for step in guide["steps"]:
            drawn.setdefault(step["alt"], set()).add(step["picture"])
    assert {alt: names for alt, names in drawn.items() if len(names) > 1} == {}


def test_every_starter_file_is_in_composed_letters():
    for path in FOLDER.rglob("*.toml"):
        assert unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8")), path
