"""The directory as people look things up in it."""

import pytest
from django.core.files.base import ContentFile

from core.models import SiteDocument
from teams_directory.models import Member, Village


def page(client, address: str, **query: str) -> str:
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode().split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("typed", ["mau 3", "Thôn Mẫu 3", "MAU 3", "lang mau dong", "xóm cầu", "Ma\u0302\u0303u 3"])
def test_a_village_is_found_however_its_name_is_typed(client, typed):
    shown = page(client, "/to-cong-nghe-so/", q=typed)
    assert "Thôn Mẫu 3" in shown and "Thôn Mẫu 1" not in shown


def test_every_working_team_can_be_called_with_one_tap_and_asked_to_come(client):
    shown = page(client, "/to-cong-nghe-so/")
    for number in range(1, 5):
        assert f'href="tel:+8410000001{number}"' in shown and f"?thon=thon-mau-{number}" in shown


def test_a_village_without_a_working_team_says_so_and_gives_the_communes_number(client):
    for slug in ("thon-mau-5", "thon-mau-6"):
        shown = page(client, f"/to-cong-nghe-so/{slug}/")
        assert "tel:+84100000001" in shown and "tel:+84100000015" not in shown


def test_nothing_found_still_leads_to_a_human(client):
    shown = page(client, "/to-cong-nghe-so/", q="không có thôn này")
    assert "tel:+84100000001" in shown and "/hen-ho-tro/" in shown


class TestOneVillage:
    address = "/to-cong-nghe-so/thon-mau-1/"

    def test_it_says_where_when_and_when_it_was_last_checked(self, client, team):
        shown = page(client, self.address)
        for words in [team.meeting_point, "Làng Mẫu Thượng", team.decision_number, "Kiểm tra lần cuối"]:
            assert words in shown
        assert team.confirmed_by in shown and f"{team.confirmed_on:%d/%m/%Y}" in shown

    def test_the_regulation_can_be_read_when_there_is_one(self, client, team):
        team.regulation = SiteDocument.objects.create(title="Quy chế tổ", file=ContentFile(b"%PDF-1.4", "quy-che.pdf"))
        team.save()
        assert "Quy chế tổ" in page(client, self.address)
        assert client.get(team.regulation.url).status_code == 200

    def test_only_members_who_agreed_are_shown_and_never_their_phones(self, client, team):
        agreed, hidden = team.members.all()[:2]
        Member.objects.filter(team=team).update(agreed_to_be_shown=True)
        Member.objects.filter(pk=hidden.pk).update(agreed_to_be_shown=False)
        shown = page(client, self.address)
        assert agreed.full_name in shown and hidden.full_name not in shown
        assert agreed.phone.removeprefix("+84") not in shown.replace(" ", "")

    def test_somebody_who_has_left_is_not_shown(self, client, team):
        gone = team.members.first()
        Member.objects.filter(pk=gone.pk).update(
            agreed_to_be_shown=True, active_to="2026-01-01", active_from="2025-01-01"
        )
        assert gone.duties not in page(client, self.address)

    def test_the_zalo_group_is_for_members_only(self, client, team):
        team.zalo_group = "https://zalo.me/g/mau0001"
        team.save()
        assert "zalo.me" not in page(client, self.address)

    def test_an_unknown_village_is_not_found(self, client):
        assert client.get("/to-cong-nghe-so/khong-co/").status_code == 404


def test_ten_times_the_villages_cost_no_more_queries(client, commune, django_assert_max_num_queries):
    with django_assert_max_num_queries(10) as few:
        client.get("/to-cong-nghe-so/")
    for number in range(60):
        Village.objects.create(commune=commune, name=f"Thôn Thêm {number}", slug=f"thon-them-{number}")
    with django_assert_max_num_queries(10) as many:
        client.get("/to-cong-nghe-so/")
    assert len(few) == len(many)
