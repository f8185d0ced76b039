"""Between a change and its entries a process may die: what was noted is read later, once."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from guides.models import GuidePage
from search import services
from search.changes import LEFT_BEHIND, read_left_behind
from search.models import SearchEntry, UnreadChange
from search.services import rebuild_index
from teams_directory.models import Village

LATER = LEFT_BEHIND + timedelta(seconds=1)


@pytest.fixture
def guide() -> GuidePage:
    return GuidePage.objects.get(slug="kich-hoat-vneid")


@pytest.fixture
def left_behind(guide) -> GuidePage:
    """Published, and the process died before anything could follow: no callback of the commit runs here."""
    guide.title = "Đổi bằng lái Xyz"
    guide.save_revision().publish()
    assert UnreadChange.objects.exists()
    return guide


def in_the_index(title: str) -> bool:
    return SearchEntry.objects.filter(title=title).exists()


def test_a_change_that_is_read_leaves_no_note(guide, after_commit):
    guide.title = "Đổi bằng lái Xyz"
    with after_commit():
        guide.save_revision().publish()
    assert in_the_index("Đổi bằng lái Xyz") and not UnreadChange.objects.exists()


def test_what_nobody_read_is_read_a_minute_later(left_behind, capsys):
    call_command("follow_search")
    assert not in_the_index(left_behind.title)
    with time_machine.travel(timezone.now() + LATER):
        call_command("follow_search")
    assert in_the_index(left_behind.title) and not UnreadChange.objects.exists()
    assert "Đã đọc lại" in capsys.readouterr().out


def test_pages_and_villages_that_are_gone_by_then_leave_the_index(guide):
    titles = [guide.title, Village.objects.create(commune=Village.objects.first().commune, name="X", slug="x").name]
    guide.delete()
    Village.objects.get(slug="x").delete()
    with time_machine.travel(timezone.now() + LATER):
        read_left_behind()
    assert not any(map(in_the_index, titles)) and not UnreadChange.objects.exists()


def test_a_new_address_reaches_everything_below_also_when_it_is_read_late(guide):
    index = guide.get_parent().specific
    index.slug = "bai-moi"
    index.save_revision().publish()
    with time_machine.travel(timezone.now() + LATER):
        read_left_behind()
    assert SearchEntry.objects.get(source=f"page:{guide.pk}").url == "/bai-moi/kich-hoat-vneid/"


def test_one_that_cannot_be_read_keeps_no_other_from_its_turn(left_behind, monkeypatch, caplog):
    UnreadChange.objects.create(what=UnreadChange.What.VILLAGE, key=1)
    UnreadChange.objects.create(what=UnreadChange.What.PAGE, key=left_behind.pk)

    def broken(village):
        raise ValueError(left_behind.title)

    monkeypatch.setattr(services, "index_village_teams", broken)
    with time_machine.travel(timezone.now() + LATER):
        assert read_left_behind() >= 2
    assert in_the_index(left_behind.title)
    assert [note.what for note in UnreadChange.objects.all()] == ["village"]
    assert "ValueError" in caplog.text and left_behind.title not in caplog.text


def test_reading_everything_again_leaves_nothing_to_read(left_behind):
    rebuild_index()
    assert in_the_index(left_behind.title) and not UnreadChange.objects.exists()
