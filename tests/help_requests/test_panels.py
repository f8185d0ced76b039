"""The first screen after logging in: what today asks, and every number leads to its rows."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from help_requests import services
from help_requests.models import HelpRequest
from help_requests.services.demands import file_demand
from help_requests.services.safety import report_incident
from starter.builders.requests import build_requests
from starter.builders.staff import build_staff
from teams_directory.models import Member, Team, Village

HOME = "/admin/"
MOST = 25
FIGURE = re.compile(
    r'href="([^"]*)">\s*<strong class="desk-figures__number">(\d+)</strong>'
    r'\s*<span class="desk-figures__label">([^<]+)<'
)


def page(client) -> str:
    return client.get(HOME).content.decode()


def figures(client) -> dict[str, tuple[int, str]]:
    return {label: (int(number), address) for address, number, label in FIGURE.findall(page(client))}


def visit_at(request: HelpRequest, user, start) -> None:
    member = Member.objects.get(user=user)
    services.accept_request(request=request, member=member, by=user, start=start, end=start + timedelta(hours=1))


class TestDay:
    def test_a_day_without_visits_is_said_kindly(self, mine):
        assert "Hôm nay chưa có ai hẹn." in page(mine)

    def test_the_next_visit_stands_first_with_hour_place_and_topic_and_without_a_name(self, mine, member_user, send):
        request = send()
        start = (timezone.localtime() + timedelta(days=1)).replace(hour=9, minute=0, second=0, microsecond=0)
        visit_at(request, member_user, start)
        shown = page(mine)
        assert "Lần hẹn tiếp theo" in shown and "09:00\u00a0– 10:00" in shown
        assert "Thôn Mẫu 1" in shown and "VNeID và căn cước" in shown
        assert "Bác Năm" not in shown
        assert reverse("help_requests_desk:detail", args=[request.public_id]) + "?muc=dang-lam" in shown

    def test_a_visit_of_today_that_is_over_asks_for_its_result(self, mine, member_user, send):
        visit_at(send(), member_user, timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0))
        HelpRequest.objects.update(visit_end=timezone.now() - timedelta(minutes=1))
        shown = page(mine)
        assert "Đã qua giờ hẹn, chưa ghi kết quả" in shown and "Lần hẹn tiếp theo" not in shown

    def test_each_number_leads_to_as_many_rows(self, mine, member_user, send):
        for number in range(3):
            send(phone=f"091234567{number}")
        HelpRequest.objects.filter(pk=HelpRequest.objects.first().pk).update(reply_due=timezone.now())
        visit_at(HelpRequest.objects.last(), member_user, timezone.localtime().replace(hour=12))
        found = figures(mine)
        assert {label: number for label, (number, _) in found.items()} == {"Hôm nay": 1, "Mới": 2, "Quá hạn": 1}
        for number, address in found.values():
            assert mine.get(address).content.decode().count('<article class="desk-card') == number

    def test_people_who_keep_no_pages_are_offered_no_search_of_pages(self, mine):
        assert "desk-home--without-pages" in page(mine)


class TestCommune:
    def test_villages_without_a_working_team_are_named_and_lead_to_the_directory(self, coordinator, commune):
        resting = Team.objects.get(village__slug="thon-mau-5")
        shown = page(coordinator)
        assert "Thôn Mẫu 5" in shown and reverse("team:edit", args=[resting.pk]) in shown and "tổ đang nghỉ" in shown
        assert "Thôn Mẫu 6" in shown and reverse("team:add") in shown
        assert "Thôn Mẫu 1" not in shown
        assert figures(coordinator)["thôn chưa có tổ làm việc"] == (2, "#thon-chua-co-to")

    def test_a_commune_that_is_well_reads_so(self, coordinator, commune):
        Team.objects.update(is_working=True)
        Team.objects.create(commune=commune, village=Village.objects.get(slug="thon-mau-6"), name="Tổ Mẫu 6")
        shown = page(coordinator)
        for words in ("Thôn nào cũng có tổ làm việc.", "Không tổ nào quá hạn", "Không có lời hẹn nào chờ xã tìm tổ."):
            assert words in shown

    def test_overdue_is_counted_by_team_and_each_leads_to_its_rows(self, coordinator, send, team):
        send()
        send(village="Thôn Lạ", phone="0912345679")
        HelpRequest.objects.update(reply_due=timezone.now())
        links = re.findall(r'class="desk-row" href="([^"]*qua-han[^"]*)"><strong[^>]*>([^<]+)<', page(coordinator))
        assert {name for _, name in links} == {str(team), "Chưa rõ tổ nào"}
        for address, _ in links:
            shown = coordinator.get(address.replace("&amp;", "&")).content.decode()
            assert shown.count('<article class="desk-card') == 1

    def test_what_waits_for_the_commune_is_listed_without_names(self, coordinator, send):
        request = send(village="Xóm Lạ")
        shown = page(coordinator)
        assert "Xóm Lạ" in shown and "Bác Năm" not in shown
        assert f"{reverse('help_requests_desk:detail', args=[request.public_id])}?muc=cho-xa" in shown
        assert figures(coordinator)["lời hẹn chờ xã tìm tổ"][0] == 1

    def test_what_no_team_sees_is_counted_when_there_is_any(self, coordinator, send, letter, commune):
        assert "tin báo về an toàn" not in page(coordinator)
        report_incident(commune=commune, asked="money", words="Đòi tiền xăng")
        file_demand(case=send(), kind="view")
        letter()
        own = "/admin/viec-rieng-cua-xa/?muc="
        found = figures(coordinator)
        assert found["tin báo về an toàn"] == (1, f"{own}an-toan")
        assert found["đòi hỏi về thông tin"] == (1, f"{own}thong-tin")
        assert found["góp ý chưa trả lời"] == (1, "/admin/gop-y/")


class TestBoth:
    @pytest.mark.parametrize("role", [Role.COMMUNICATOR, Role.APPROVER, Role.ADMINISTRATOR])
    def test_who_has_no_desk_has_no_panel(self, login, make_user, role):
        assert "desk-home" not in page(login(make_user(role)))

    def test_a_first_screen_asks_little_and_no_more_when_there_is_more(self, mine, coordinator, commune, send):
        send()
        few = [self.asked(client) for client in (mine, coordinator)]
        build_staff(commune)
        build_requests(commune)
        for number in range(9):
            Village.objects.create(commune=commune, name=f"Thôn Thêm {number}", slug=f"thon-them-{number}")
        many = [self.asked(client) for client in (mine, coordinator)]
        assert few == many and max(many) <= MOST, (few, many)

    @staticmethod
    def asked(client) -> int:
        client.get(HOME)
        with CaptureQueriesContext(connection) as queries:
            client.get(HOME)
        return len(queries)
