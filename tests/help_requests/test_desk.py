"""The team's screens."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from help_requests.models import HelpRequest
from help_requests.statuses import State

QUEUE = "/admin/viec-cua-to/"


def page(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def detail(request: HelpRequest) -> str:
    return reverse("help_requests_desk:detail", args=[request.public_id])


DAY = timezone.localdate() + timedelta(days=3)


def appointment(day=f"{DAY:%Y-%m-%d}", start="08:00", end="09:00") -> dict[str, str]:
    return {"day": day, "start": start, "end": end}


@pytest.fixture
def other(login, make_user, other_team):
    return login(make_user(Role.TEAM_MEMBER, team=other_team))


class TestQueue:
    def test_a_member_sees_the_requests_of_their_team_only(self, mine, other, send):
        send()
        assert "Bác Năm" in page(mine.get(QUEUE))
        assert "Bác Năm" not in page(other.get(QUEUE))

    def test_each_tab_counts_and_holds_its_own(self, mine, send):
        request = send()
        mine.post(f"{detail(request)}accept/", appointment())
        assert "Bác Năm" not in page(mine.get(QUEUE, {"muc": "moi"}))
        assert "Bác Năm" in page(mine.get(QUEUE, {"muc": "dang-lam"}))

    def test_filters_narrow_the_list(self, mine, send):
        send()
        assert "Bác Năm" in page(mine.get(QUEUE, {"place": "home"}))
        assert "Bác Năm" not in page(mine.get(QUEUE, {"place": "phone"}))

    def test_telephone_numbers_and_notes_are_not_in_the_list(self, mine, send):
        send()
        listed = page(mine.get(QUEUE))
        assert "912" not in listed and "sau đình" not in listed

    def test_ten_times_the_requests_cost_no_more_queries(self, mine, send, django_assert_max_num_queries):
        send()
        with django_assert_max_num_queries(25) as one:
            mine.get(QUEUE)
        for number in range(10):
            send(phone=f"09123456{number:02}")
        with django_assert_max_num_queries(25) as many:
            mine.get(QUEUE)
        assert len(many) == len(one)

    @pytest.mark.parametrize("role", [Role.COMMUNICATOR, Role.APPROVER])
    def test_other_roles_have_no_queue(self, login, make_user, role):
        assert login(make_user(role)).get(QUEUE).status_code == 302

    def test_a_visitor_is_asked_to_log_in(self, client):
        assert client.get(QUEUE)["Location"].startswith("/admin/login/")


class TestDetail:
    def test_the_number_shows_only_when_asked_for_and_the_look_is_written_down(self, mine, send):
        request = send()
        shown = page(mine.get(detail(request)))
        assert "0912 345 678" not in shown and "sau đình" not in shown
        shown = page(mine.post(f"{detail(request)}xem-so/"))
        assert "0912 345 678" in shown and "Nhà sau đình" in shown
        assert request.events.first().verb == "reveal"

    def test_opening_it_writes_nothing(self, mine, send, django_assert_max_num_queries):
        request = send()
        with django_assert_max_num_queries(25) as caught:
            mine.get(detail(request))
        assert not [row for row in caught if row["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]

    @pytest.mark.parametrize("path", ["", "xem-so/", "accept/", "close/", "triage/", "reassign/", "propose/"])
    def test_another_team_cannot_reach_it_by_its_address(self, other, send, path):
        address = detail(send()) + path
        assert (other.post(address) if path else other.get(address)).status_code == 404

    def test_accepting_with_a_time_shows_on_the_residents_page(self, mine, send, client):
        request = send()
        mine.post(f"{detail(request)}accept/", appointment())
        followed = client.post("/tra-cuu/", {"code": request.spoken_code, "digits": "678"}).content.decode()
        assert f"{DAY:%d/%m/%Y}" in followed and "08:00" in followed

    @pytest.mark.parametrize(
        ("typed", "message"),
        [
            (appointment(end="07:00"), "phải sau giờ bắt đầu"),
            (appointment(day="2020-01-07"), "đã qua"),
            (appointment(end="20:00"), "không quá 6 giờ"),
            (appointment(day="9999-12-31"), "còn xa quá"),
        ],
    )
    def test_an_impossible_time_is_explained_and_kept(self, mine, send, typed, message):
        request = send()
        shown = page(mine.post(f"{detail(request)}accept/", typed))
        assert message in shown and f'value="{typed["day"]}"' in shown
        request.refresh_from_db()
        assert request.state == State.NEW

    def test_the_second_to_accept_reads_who_was_first(self, mine, login, make_user, team, send, member_user):
        request = send()
        late = login(make_user(Role.TEAM_MEMBER, team=team))
        mine.post(f"{detail(request)}accept/", appointment())
        told = page(late.post(f"{detail(request)}accept/", appointment(), follow=True))
        assert f"{member_user} đã nhận việc này" in told

    def test_closing_without_a_result_is_refused(self, mine, send):
        request = send()
        assert "Lỗi:" in page(mine.post(f"{detail(request)}close/", {}))
        request.refresh_from_db()
        assert request.state == State.NEW

    def test_after_handing_to_the_commune_the_team_is_back_at_its_queue(self, mine, send):
        request = send()
        response = mine.post(f"{detail(request)}triage/", {"reason": "Cần máy quét"})
        assert response["Location"] == QUEUE
        request.refresh_from_db()
        assert request.state == State.TRIAGE

    def test_a_coordinator_gives_it_to_another_team(self, login, make_user, commune, other_team, other, send):
        coordinator = login(make_user(Role.COORDINATOR, commune=commune))
        request = send(village="Thôn Lạ")
        coordinator.post(f"{detail(request)}reassign/", {"team": other_team.pk, "reason": "Gần đó"})
        assert "Bác Năm" in page(other.get(QUEUE))

    def test_a_member_has_no_say_over_who_gets_it(self, mine, send, other_team):
        request = send()
        mine.post(f"{detail(request)}reassign/", {"team": other_team.pk})
        request.refresh_from_db()
        assert request.team != other_team

    def test_a_reason_may_not_hold_a_telephone_number(self, mine, send):
        assert "Đừng ghi số điện thoại" in page(mine.post(f"{detail(send())}triage/", {"reason": "Gọi 0912 345 678"}))

    def test_tapping_accept_twice_is_one_event(self, mine, send):
        request = send()
        for _ in range(2):
            mine.post(f"{detail(request)}accept/", appointment())
        assert request.events.filter(verb="accept").count() == 1

    def test_a_reason_may_not_hold_an_identity_number(self, mine, send):
        request = send()
        assert "căn cước" in page(mine.post(f"{detail(request)}triage/", {"reason": "số 001085012345"}))
