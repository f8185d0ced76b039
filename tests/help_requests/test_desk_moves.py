"""The moves on a request's own screen: which stand open, what they ask for, and what is said when they are done."""

from datetime import timedelta

import pytest
from django.utils import timezone

from help_requests.models import CommunePolicy, HelpRequest
from help_requests.statuses import Result, State
from teams_directory.models import Member, MemberLeave
from tests.help_requests.desk import detail, page, part, visit

DAY = timezone.localdate() + timedelta(days=2)
TIME = {"day": f"{DAY:%Y-%m-%d}", "start": "15:00", "end": "16:00"}


def state(request: HelpRequest) -> str:
    request.refresh_from_db()
    return request.state


class TestWhatStandsOpen:
    def test_the_first_move_stands_open_under_its_name_and_the_others_fold(self, mine, send):
        shown = page(mine.get(detail(send())))
        main = part(shown, '<section class="desk-move desk-move--main" id="accept"', "</section>")
        assert ">Nhận việc</h2>" in main and ">Nhận việc</button>" in main
        usual, seldom = part(shown, "desk-move--main", "desk-history").split('<details class="desk-more">')
        assert usual.count("<details") == 3 and "open>" not in usual + seldom
        assert "Bà con báo thôi" in seldom and "Đi hai người" in seldom

    def test_the_form_asked_for_in_the_address_is_unfolded(self, mine, send):
        assert '<details class="desk-move" id="triage" open>' in page(mine.get(detail(send()), {"mo": "triage"}))

    def test_one_folded_twice_is_unfolded_twice(self, mine, send):
        shown = page(mine.get(detail(send()), {"mo": "cancel"}))
        assert '<details class="desk-more" open>' in shown and 'id="cancel" open>' in shown

    def test_what_was_typed_wrongly_is_named_at_the_top_and_stands_open(self, mine, send):
        shown = page(mine.post(f"{detail(send())}triage/", {"reason": ""}))
        assert "Chưa ghi được" in shown and 'href="#triage-reason"' in shown
        assert "Lỗi: " in part(shown, "<title>", "</title>")
        assert '<details class="desk-move" id="triage" open>' in shown

    def test_once_a_time_is_agreed_nobody_is_asked_to_accept_or_to_answer(self, mine, member_user, send):
        request = send()
        assert "Trả lời trước" in page(mine.get(detail(request)))
        visit(request, member_user, timezone.now() + timedelta(days=2))
        shown = part(page(mine.get(detail(request))), '<article class="desk-detail"', "</article>")
        assert "Trả lời trước" not in shown and ">Nhận việc<" not in shown
        assert ">Đổi giờ hẹn</button>" in shown and "Đề nghị giờ khác" not in shown

    @pytest.mark.parametrize("who", ["mine", "leader", "coordinator"])
    def test_a_screen_with_every_form_asks_little(self, request, who, send, office, django_assert_max_num_queries):
        client, asked = request.getfixturevalue(who), send()
        send()
        with django_assert_max_num_queries(25) as caught:
            shown = page(client.get(detail(asked)))
        assert "Có thể trùng với" in shown
        assert not [row for row in caught if row["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
        assert len({row["sql"] for row in caught}) == len(caught), "asked twice"


class TestAppointments:
    def test_the_time_the_resident_chose_stands_in_the_form_and_is_said(self, mine, send):
        request = send()
        start = timezone.localtime().replace(hour=8, minute=0, second=0, microsecond=0) + timedelta(days=4)
        HelpRequest.objects.filter(pk=request.pk).update(slot_start=start, slot_end=start + timedelta(hours=1))
        shown = page(mine.get(detail(request)))
        main = part(shown, 'id="accept"', "</section>")
        assert f'value="{start:%Y-%m-%d}"' in main and 'value="08:00"' in main and 'value="09:00"' in main
        assert "Bà con chọn Thứ" in main and f"{start:%d/%m}, 08:00\u00a0– 09:00" in main

    def test_a_proposed_time_is_settled_with_one_button(self, mine, send):
        request = send()
        shown = page(mine.post(f"{detail(request)}propose/", TIME, follow=True))
        assert "Đã ghi giờ đề nghị: " in shown and f"{DAY:%d/%m}, 15:00\u00a0– 16:00" in shown
        assert '<section class="desk-move desk-move--main" id="agree"' in shown
        assert "Đã hẹn Thứ" in page(mine.post(f"{detail(request)}agree/", follow=True)) or "Đã hẹn Chủ" in shown
        assert state(request) == State.ACCEPTED

    def test_the_history_says_what_each_move_led_to(self, mine, send):
        request = send()
        mine.post(f"{detail(request)}propose/", TIME)
        told = part(page(mine.get(detail(request))), '<section class="desk-history"', "</section>")
        assert "→ tổ đề nghị giờ khác" in told and "→ đã gửi, chờ tổ gọi lại" in told

    def test_a_time_that_does_not_suit_leaves_the_request_with_the_team(self, mine, send):
        request = send()
        mine.post(f"{detail(request)}propose/", TIME)
        assert "Đã bỏ giờ hẹn ấy" in page(mine.post(f"{detail(request)}refuse/", follow=True))
        assert state(request) == State.NEW

    def test_where_two_go_the_form_asks_who_goes_along_and_takes_nobody_for_an_answer(self, mine, send, team, commune):
        CommunePolicy.objects.filter(commune=commune).update(two_people="home")
        request, other = send(), team.members.first()
        assert 'name="companion"' in part(page(mine.get(detail(request))), 'id="accept"', "</section>")
        shown = page(mine.post(f"{detail(request)}accept/", TIME))
        assert "Lần này cần đi hai người" in shown and f'value="{TIME["day"]}"' in shown and state(request) == "new"
        mine.post(f"{detail(request)}accept/", TIME | {"companion": other.pk})
        assert state(request) == State.ACCEPTED and request.companion == other

    def test_who_holds_enough_reads_so_where_it_was_tried(self, mine, send, commune):
        CommunePolicy.objects.filter(commune=commune).update(max_open_per_member=0)
        request = send()
        shown = page(mine.post(f"{detail(request)}accept/", TIME))
        assert "đang giữ 0 việc, đủ mức xã định" in shown and 'href="#accept"' in shown and state(request) == "new"

    def test_somebody_is_paired_and_unpaired(self, mine, send, member_user, team):
        request, other = send(), team.members.first()
        visit(request, member_user, timezone.now() + timedelta(days=2))
        told = page(mine.post(f"{detail(request)}pair/", {"needed": "on", "companion": other.pk}, follow=True))
        assert f"{other} đi cùng." in told
        told = page(mine.post(f"{detail(request)}pair/", {}, follow=True))
        assert "Đã ghi: đi một người." in told


class TestHandingOn:
    def test_people_to_hand_it_to_are_of_the_own_team_with_what_they_hold(
        self, leader, send, member_user, team, other_team
    ):
        visit(send(), member_user, timezone.now() + timedelta(days=2))
        MemberLeave.objects.create(member=team.members.first(), first_day=DAY - timedelta(days=9), last_day=DAY)
        shown = page(leader.get(detail(send())))
        people = part(shown, '<select name="member"', "</select>")
        assert f"{member_user} (đang giữ 1 việc)" in people and f"{team.members.first()} (hôm nay vắng)" in people
        assert not [one for one in Member.objects.filter(team=other_team) if f">{one}<" in people]

    def test_beyond_what_one_person_should_hold_a_leader_says_why(self, leader, send, member_user, team, commune):
        CommunePolicy.objects.filter(commune=commune).update(max_open_per_member=0)
        request, chosen = send(), {"team": team.pk, "member": member_user.memberships.get().pk}
        shown = page(leader.post(f"{detail(request)}reassign/", chosen))
        assert "Vẫn giao thì ghi vì sao" in shown and 'href="#reassign-reason"' in shown
        leader.post(f"{detail(request)}reassign/", chosen | {"reason": "Chỉ chị ấy biết việc này"})
        request.refresh_from_db()
        assert request.assigned_to.user == member_user
        assert request.events.first().reason == "Chỉ chị ấy biết việc này"

    def test_what_a_colleague_promised_is_taken_back_only_with_a_reason(self, leader, send, member_user, other_team):
        request = send()
        visit(request, member_user, timezone.now() + timedelta(days=2))
        shown = page(leader.post(f"{detail(request)}reassign/", {"team": other_team.pk}))
        assert "đã hẹn với bà con" in shown and state(request) == State.ACCEPTED

    def test_somebody_of_another_team_is_no_choice(self, leader, send, team, other_team):
        request, stranger = send(), other_team.members.first()
        shown = page(leader.post(f"{detail(request)}reassign/", {"team": team.pk, "member": stranger.pk}))
        assert "Chưa ghi được" in shown and state(request) == State.NEW

    def test_an_office_is_shown_with_number_and_address_and_followed_until_it_is_done(self, mine, send, office):
        office.address = "Cạnh chợ Mẫu"
        office.save()
        request = send()
        form = part(page(mine.get(detail(request))), 'id="hand_over"', "</details>")
        assert "Công an xã Mẫu" in form and "0100 000 031 · Cạnh chợ Mẫu" in form
        shown = page(mine.post(f"{detail(request)}hand_over/", {"office": office.pk}, follow=True))
        assert "Đã chuyển Công an xã Mẫu" in shown and 'href="tel:+84100000031"' in shown
        assert "Cơ quan khác đã làm xong" in shown and ">Lấy lại, đưa về xã</button>" in shown
        mine.post(f"{detail(request)}close/", {"result": "by_office", "reason": ""})
        assert state(request) == State.CLOSED and request.result == Result.BY_OFFICE

    def test_an_office_no_longer_in_use_is_no_choice(self, mine, send, office):
        request = send()
        type(office).objects.filter(pk=office.pk).update(is_active=False)
        mine.post(f"{detail(request)}hand_over/", {"office": office.pk})
        assert state(request) == State.NEW and office.name not in page(mine.get(detail(request)))

    def test_a_leader_puts_it_first_and_a_member_cannot(self, mine, leader, send):
        request, why = send(), {"reason": "Mai bà đi viện"}
        mine.post(f"{detail(request)}put_first/", why)
        assert not HelpRequest.objects.get(pk=request.pk).put_first_reason
        assert "lên đầu danh sách" in page(leader.post(f"{detail(request)}put_first/", why, follow=True))
        assert "Mai bà đi viện" in page(mine.get(detail(request)))


@pytest.mark.parametrize(
    ("verb", "typed", "told"),
    [
        ("triage", {"reason": "Cần máy quét"}, "Đã đưa việc này về xã để tìm tổ khác."),
        ("pair", {"needed": "on"}, "Đã ghi: cần đi hai người. Chưa có ai đi cùng."),
    ],
)
def test_what_was_done_is_told_in_a_sentence(mine, send, verb, typed, told):
    assert told in page(mine.post(f"{detail(send())}{verb}/", typed, follow=True))
