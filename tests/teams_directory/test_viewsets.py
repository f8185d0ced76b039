"""A coordinator keeps the directory of their own communes and reaches no other."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Site

from accounts.roles import Role
from teams_directory.models import Commune, Member, Team, Village
from teams_directory.scoping import OneOfMine
from teams_directory.viewsets import CommuneViewSet, MemberViewSet, TeamViewSet, VillageViewSet

MODELS = ["village", "team", "member"]


@pytest.fixture
def far(commune) -> dict[str, int]:
    """Rows of another commune, by model."""
    site = Site.objects.create(hostname="xa-xa.example", root_page=commune.site.root_page)
    place = Commune.objects.create(
        site=site, code="10633", name="Trần Phú", province_code="31", province="thành phố Hải Phòng",
        owner="UBND xã Trần Phú", hotline="0100000002",
    )  # fmt: skip
    village = Village.objects.create(commune=place, name="Thôn Xa", slug="thon-xa")
    team = Team.objects.create(commune=place, village=village, name="Tổ Thôn Xa", hotline="0100000003")
    member = Member.objects.create(team=team, full_name="Người Ở Xa")
    return {"village": village.pk, "team": team.pk, "member": member.pk}


@pytest.fixture
def desk(login, make_user, commune):
    return login(make_user(Role.COORDINATOR, commune=commune))


@pytest.mark.parametrize("model", MODELS)
def test_the_list_holds_only_ones_own_communes(desk, far, model):
    shown = desk.get(reverse(f"{model}:index")).content.decode()
    assert "Mẫu" in shown and "Xa" not in shown.split("<main")[1]


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("view", ["edit", "delete", "history", "usage"])
def test_rows_of_another_commune_do_not_exist(desk, far, model, view):
    address = reverse(f"{model}:{view}", args=[far[model]])
    assert desk.get(address).status_code == 404
    assert desk.post(address, {}).status_code == 404


@pytest.mark.parametrize("model", MODELS)
def test_ones_own_rows_have_a_history(desk, team, model):
    rows = {"village": team.village_id, "team": team.pk, "member": team.members.first().pk}
    assert desk.get(reverse(f"{model}:history", args=[rows[model]])).status_code == 200


def test_what_is_still_needed_is_not_deleted_and_the_reason_is_said(desk, team):
    response = desk.post(reverse("village:delete", args=[team.village_id]), follow=True)
    assert "Chưa xóa được" in response.content.decode() and Village.objects.filter(pk=team.village_id).exists()


def test_a_village_of_another_commune_cannot_be_chosen(desk, far, team, commune):
    words = {"commune": commune.pk, "village": far["village"], "name": team.name, "hotline": "0100000011"}
    response = desk.post(reverse("team:edit", args=[team.pk]), words)
    assert response.status_code == 200
    team.refresh_from_db()
    assert team.village.slug == "thon-mau-1"


def test_a_team_is_edited_and_the_public_page_follows(desk, team, commune, client):
    words = {
        "commune": commune.pk, "village": team.village_id, "name": team.name, "hotline": "1900 0368",
        "meeting_point": "Đình làng", "is_working": "on", "confirmed_on": "2026-11-20", "confirmed_by": "Cô Thử",
        "duty_hours-TOTAL_FORMS": 0, "duty_hours-INITIAL_FORMS": 0,
    }  # fmt: skip
    response = desk.post(reverse("team:edit", args=[team.pk]), words)
    assert response.status_code == 302, response.content.decode()[-3000:]
    shown = client.get("/to-cong-nghe-so/thon-mau-1/").content.decode()
    assert "Đình làng" in shown and "tel:19000368" in shown and "Cô Thử" in shown


@pytest.mark.parametrize(
    ("model", "typed", "found"),
    [
        ("village", "Mẫu 3", "Thôn Mẫu 3"),
        ("team", "mau 3", "Thôn Mẫu 3"),
        ("member", "nguyen thi mau", "Nguyễn Thị Mẫu"),
    ],
)
def test_the_list_is_searched_with_marks_or_without(desk, model, typed, found):
    shown = desk.get(reverse(f"{model}:index"), {"q": typed}).content.decode().split("<main")[1]
    assert found in shown and "Thôn Mẫu 4" not in shown


def test_two_communes_may_each_have_their_thon_1_on_their_own_site(far, commune):
    place = Commune.objects.get(code="10633")
    Village(commune=place, name="Thôn Mẫu 1", slug="thon-mau-1").full_clean(exclude=["search_key"])
    with pytest.raises(ValidationError):
        Village(commune=commune, name="Thôn Khác", slug="thon-mau-1").full_clean(exclude=["search_key"])


def test_every_view_of_the_directory_is_scoped_or_switched_off():
    for viewset in (VillageViewSet, TeamViewSet, MemberViewSet, CommuneViewSet):
        for name in dir(viewset):
            if name.endswith("_view_class") and not name.startswith(("copy", "inspect", "reorder")):
                assert issubclass(getattr(viewset, name), OneOfMine), (viewset, name)
        assert not viewset.copy_view_enabled and not viewset.inspect_view_enabled


def test_a_member_list_offers_no_account_of_another_commune(desk, far, make_user):
    stranger = make_user(Role.TEAM_MEMBER, team=Team.objects.get(pk=far["team"]))
    shown = desk.get(reverse("member:add")).content.decode()
    assert f">{stranger}<" not in shown


def test_a_new_village_needs_a_name_and_gets_its_address(desk, commune):
    shown = desk.get(reverse("village:add")).content.decode()
    assert f'<option value="{commune.pk}" selected>' in shown
    words = {"commune": commune.pk, "name": "Xóm Đình Đông", "aliases": "", "slug": "", "position": "9"}
    assert desk.post(reverse("village:add"), words).status_code == 302
    assert Village.objects.get(name="Xóm Đình Đông").slug == "xom-dinh-dong"


def test_the_list_of_teams_speaks_plainly(desk, team):
    shown = desk.get(reverse("team:index")).content.decode().split("<main")[1]
    for words in ["Đang hoạt động", "Đang nghỉ", "0100 000 011", "5 tổ công nghệ số"]:
        assert words in shown
    assert "True" not in shown and "False" not in shown and "+84" not in shown


def test_a_number_is_edited_as_people_write_it(desk, team):
    assert 'value="0100 000 011"' in desk.get(reverse("team:edit", args=[team.pk])).content.decode()
