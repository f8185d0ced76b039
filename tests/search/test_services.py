"""The index follows the site."""

import pytest
from django.core.management import call_command
from wagtail.models import PageViewRestriction

from guides.models import GuideIndexPage, GuidePage
from search.models import SearchEntry, SearchWord
from search.services import rebuild_index
from teams_directory.models import GroupSession, Member, TeamDirectoryPage, Village


@pytest.fixture
def guide() -> GuidePage:
    return GuidePage.objects.get(slug="kich-hoat-vneid")


@pytest.fixture
def new_guide(after_commit) -> GuidePage:
    """A guide published as the admin publishes it."""
    page = GuidePage(title="Đổi bằng lái Xyz", slug="doi-bang-lai", summary="Đổi bằng.", search_words="qwzt, bang lai")
    page.steps = GuidePage.steps.field.to_python(
        [{"type": "step", "id": "1", "value": {"title": "Chụp Xyz", "text": "Chụp rõ.", "expect": "", "warning": ""}}]
    )
    GuideIndexPage.objects.get().add_child(instance=page)
    with after_commit():
        page.save_revision().publish()
    return page


def contents() -> list[tuple[str, ...]]:
    fields = ("source", "kind", "title", "summary", "url", "folded_title", "folded_words", "folded_body", "exact")
    return sorted(SearchEntry.objects.values_list(*fields))


def test_publishing_puts_a_guide_and_its_steps_into_the_index(titles, new_guide):
    assert titles("doi bang lai xyz") == ["Đổi bằng lái Xyz"]
    assert titles("chup xyz")[0] == "Chụp Xyz"
    assert titles("qwzt")[0] == "Đổi bằng lái Xyz"


def test_nothing_is_written_before_the_commit(titles, django_capture_on_commit_callbacks):
    page = GuidePage(title="Đổi bằng lái Xyz", slug="doi-bang-lai", summary="Đổi bằng.")
    GuideIndexPage.objects.get().add_child(instance=page)
    with django_capture_on_commit_callbacks() as waiting:
        page.save_revision().publish()
    assert waiting
    assert titles("xyz") == []


def test_publishing_a_change_replaces_what_was_there(titles, new_guide, after_commit):
    new_guide.title = "Đổi giấy phép lái"
    new_guide.steps = []
    with after_commit():
        new_guide.save_revision().publish()
    assert titles("xyz") == []
    assert titles("doi giay phep lai")[0] == "Đổi giấy phép lái"


def test_an_unpublished_guide_leaves_with_its_steps(titles, new_guide, after_commit):
    with after_commit():
        new_guide.unpublish()
    assert titles("xyz") == []


def test_a_deleted_guide_leaves_with_its_steps(titles, new_guide, after_commit):
    with after_commit():
        new_guide.delete()
    assert titles("xyz") == []


def test_guides_leave_with_the_folder_that_is_deleted(after_commit):
    with after_commit():
        GuideIndexPage.objects.get().delete()
    assert not SearchEntry.objects.filter(kind__in=["guide", "step"]).exists()


def test_a_page_behind_a_password_leaves_and_returns(titles, new_guide, after_commit):
    with after_commit():
        lock = PageViewRestriction.objects.create(page=new_guide.get_parent(), restriction_type="login")
    assert titles("xyz") == []
    with after_commit():
        lock.delete()
    assert titles("doi bang lai xyz")[0] == "Đổi bằng lái Xyz"


def test_a_new_address_reaches_everything_below_it(ask, guide, after_commit):
    index = guide.get_parent().specific
    index.slug = "bai-moi"
    with after_commit(), after_commit():
        index.save_revision().publish()
    hit = ask(guide.title)["results"][0]
    assert hit["url"] == "/bai-moi/kich-hoat-vneid/"


def test_a_moved_page_is_found_where_it_went(ask, guide, site, after_commit):
    with after_commit():
        guide.move(site.root_page, pos="last-child")
    assert ask(guide.title)["results"][0]["url"] == "/kich-hoat-vneid/"


def test_a_renamed_team_is_found_by_the_old_name_of_its_village(titles, team, after_commit):
    team.name = "Tổ Xyz"
    with after_commit():
        team.save()
    assert titles(team.village.old_names[0], kind="team")[0] == "Tổ Xyz"


def test_a_renamed_village_is_found_by_both_names(titles, team, after_commit):
    village = team.village
    village.name, village.aliases = "Thôn Xyz", village.name
    with after_commit():
        village.save()
    assert titles("thon xyz") == [team.name, *(session.title for session in village.sessions.all())]
    assert team.name in titles(village.aliases, kind="team")


def test_a_team_that_moves_leaves_its_old_village(ask, team, after_commit):
    old, new = team.village, Village.objects.exclude(teams=team).first()
    team.village = new
    with after_commit():
        team.save()
    assert {hit["url"] for hit in ask(team.name)["results"] if hit["title"] == team.name} == {
        f"/to-cong-nghe-so/{new.slug}/"
    }
    assert ask(old.name, kind="team")["results"][0]["title"] == old.name


def test_a_village_whose_team_stops_is_found_by_its_own_name(titles, team, after_commit):
    team.is_working = False
    with after_commit():
        team.save()
    assert titles(team.village.name, kind="team")[0] == team.village.name
    assert team.name not in titles(team.name)


def test_a_member_who_withdraws_the_agreement_leaves_at_once(titles, team, after_commit):
    with after_commit():
        member = Member.objects.create(team=team, full_name="Quách Thị Xyên", agreed_to_be_shown=True)
    assert titles("quach thi xyen") == [team.name]
    member.agreed_to_be_shown = False
    with after_commit():
        member.save()
    assert not SearchEntry.objects.filter(exact__contains="xyên").exists()


def test_a_member_who_moves_is_found_with_the_new_team_only(titles, team, other_team, after_commit):
    member = Member.objects.create(team=team, full_name="Quách Thị Xyên", agreed_to_be_shown=True)
    rebuild_index()
    member.team = other_team
    with after_commit():
        member.save()
    assert titles("quach thi xyen") == [other_team.name]


def test_a_deleted_member_leaves(titles, team, after_commit):
    member = Member.objects.create(team=team, full_name="Quách Thị Xyên", agreed_to_be_shown=True)
    rebuild_index()
    with after_commit():
        member.delete()
    assert "xyên" not in SearchEntry.objects.get(title=team.name).exact


def test_a_session_that_moves_is_found_in_its_new_village(ask, other_team, after_commit):
    session = GroupSession.objects.coming().first()
    session.title, session.village = "Xyz", other_team.village
    with after_commit():
        session.save()
    assert [hit["url"].partition("=")[2] for hit in ask("xyz")["results"]] == [other_team.village.slug]
    session.is_cancelled, session.cancelled_reason = True, "Mưa"
    with after_commit():
        session.save()
    assert ask("xyz")["results"] == []


def test_words_no_entry_has_any_more_go_with_the_next_rebuild(new_guide, after_commit):
    assert SearchWord.objects.filter(word="qwzt").exists()
    with after_commit():
        new_guide.delete()
    rebuild_index()
    assert not SearchWord.objects.filter(word="qwzt").exists()


def test_a_deleted_village_leaves(commune, titles, after_commit):
    with after_commit():
        village = Village.objects.create(commune=commune, name="Thôn Xyz", slug="thon-xyz")
    assert titles("thon xyz") == ["Thôn Xyz"]
    with after_commit():
        village.delete()
    assert not SearchEntry.objects.filter(title="Thôn Xyz").exists()


def test_teams_leave_and_return_with_the_directory(titles, team, after_commit):
    directory = TeamDirectoryPage.objects.get()
    with after_commit():
        directory.unpublish()
    assert titles(team.name, kind="team") == []
    with after_commit():
        directory.save_revision().publish()
    assert team.name in titles(team.name)


def test_a_renamed_commune_reaches_its_teams(commune, titles, team, after_commit):
    commune.name = "Xyzt"
    with after_commit():
        commune.save()
    assert team.name in titles("xyzt", kind="team", limit=50)


def test_following_changes_gives_the_same_index_as_reading_everything_again(new_guide, team, after_commit):
    team.name = "Tổ Xyz"
    with after_commit():
        team.save()
    followed = contents()
    rebuild_index()
    assert contents() == followed


def test_rebuilding_twice_gives_the_same_index():
    rebuild_index()
    first = contents()
    assert rebuild_index() == len(first)
    assert contents() == first


def test_the_command_says_how_many_entries_there_are(capsys):
    SearchEntry.objects.all().delete()
    call_command("rebuild_search")
    assert capsys.readouterr().out == f"Tìm kiếm có {SearchEntry.objects.count()} mục.\n"
    assert SearchEntry.objects.exists()


def test_an_index_that_cannot_be_written_never_stops_a_publication(new_guide, after_commit, monkeypatch, caplog):
    monkeypatch.setattr("search.models.SearchEntry.objects.put", None)
    new_guide.title = "Đổi giấy phép lái"
    with after_commit():
        new_guide.save_revision().publish()
    assert GuidePage.objects.get(pk=new_guide.pk).title == "Đổi giấy phép lái"
    assert "on_commit" in caplog.text


def test_what_is_published_while_everything_is_read_again_stays(guide, monkeypatch):
    monkeypatch.setattr("search.services.get_page_models", list)  # the list of pages was made before this one came
    rebuild_index()
    assert SearchEntry.objects.belonging_to(f"page:{guide.pk}").exists()


def test_what_belongs_to_no_page_any_more_goes_with_a_rebuild(guide):
    SearchEntry.objects.filter(source=f"page:{guide.pk}").update(source="page:999999")
    rebuild_index()
    assert not SearchEntry.objects.belonging_to("page:999999").exists()
