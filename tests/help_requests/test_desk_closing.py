"""How a request ends on its screen: what was learned, the call some days later, opening again, doubles."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guides.models import GuidePage
from help_requests import services
from help_requests.models import HelpRequest, Visit
from help_requests.statuses import Result, State
from tests.help_requests.desk import detail, page, part, visit

HELPED = {"result": "does_alone", "minutes": "30", "people": "1", "households": "1", "reason": ""}


def state(request: HelpRequest) -> str:
    request.refresh_from_db()
    return request.state


class TestClosing:
    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"result": ""}, "Anh chị chọn một kết quả."),
            ({"minutes": ""}, "Chọn số phút, hoặc ghi số khác."),
            ({"other_minutes": "999"}, "Ghi một số từ 1 đến 480."),
            ({"people": "2", "households": "3"}, "Số hộ không nhiều hơn số người."),
            ({"people": "x"}, "Ghi một số từ 1 đến 500."),
            ({"result": "merged"}, "Anh chị chọn một kết quả."),
            ({"result": "by_office"}, "Anh chị chọn một kết quả."),
        ],
    )
    def test_nothing_closes_without_what_was_learned_and_what_was_typed_stays(self, mine, send, change, message):
        request = send()
        shown = page(mine.post(f"{detail(request)}close/", HELPED | {"reason": "Bà nhớ nhanh"} | change))
        assert message in part(shown, '<section class="desk-errors"', "</section>") and "Bà nhớ nhanh" in shown
        assert state(request) == State.NEW and not request.visits.exists()

    def test_what_was_learned_is_counted_and_the_day_of_the_call_is_said(self, mine, send, member_user):
        request = send()
        told = page(mine.post(f"{detail(request)}close/", HELPED | {"other_minutes": "25", "people": "3"}, follow=True))
        due = timezone.localdate() + timedelta(days=7)
        assert f"Việc này đã xong. Kết quả: tự làm được. Từ ngày {due:%d/%m}, anh chị gọi hỏi lại bà con nhé." in told
        learned = request.visits.get()
        assert (learned.minutes, learned.people, learned.households) == (25, 3, 1)
        assert learned.member == member_user.memberships.get()

    def test_where_nobody_was_helped_minutes_are_not_asked(self, mine, send):
        request = send()
        mine.post(f"{detail(request)}close/", {"result": "unreachable", "people": "x", "reason": ""})
        assert state(request) == State.CLOSED and not request.visits.exists()

    def test_the_guide_the_person_was_stuck_at_is_ticked_beside_others_of_the_topic(self, mine, send):
        guide = GuidePage.objects.get(slug="kich-hoat-vneid", locale__language_code="vi")
        request = send()
        HelpRequest.objects.filter(pk=request.pk).update(guide_key=str(guide.translation_key), topic=guide.topic)
        boxes = part(page(mine.get(detail(request))), "Đã dùng bài nào", "</fieldset>")
        same = GuidePage.objects.live().filter(topic=guide.topic, locale=guide.locale)
        assert boxes.count('type="checkbox"') == same.count() > 1 and boxes.count("checked") == 1
        mine.post(f"{detail(request)}close/", HELPED | {"guides": [str(guide.pk)]})
        assert list(Visit.objects.get(request=request).guides.all()) == [guide]

    def test_a_call_that_says_no_longer_needed_ends_it(self, mine, send):
        request = send()
        assert "bà con thôi hẹn" in page(mine.post(f"{detail(request)}cancel/", {"reason": ""}, follow=True))
        assert (state(request), request.result) == (State.CLOSED, Result.NOT_NEEDED)


class TestAfterwards:
    @pytest.fixture
    def closed(self, send, member_user) -> HelpRequest:
        report = services.VisitReport(minutes=30)
        request = services.close_request(request=send(), by=member_user, result="does_alone", visit=report)
        Visit.objects.update(check_due=timezone.localdate())
        return request

    def test_the_check_call_is_the_first_thing_when_it_is_due_and_gone_when_it_is_made(self, mine, closed):
        shown = page(mine.get(detail(closed)))
        assert '<section class="desk-move desk-move--main" id="check"' in shown and "Gọi không gặp" in shown
        told = page(mine.post(f"{detail(closed)}check/", {"level": "done_together"}, follow=True))
        assert "Đã ghi cuộc gọi hỏi lại" in told and 'id="check"' not in told and "Cùng làm" in told
        assert closed.visits.get().confirmed_level == Result.DONE_TOGETHER

    def test_nobody_answering_may_be_tried_again(self, mine, closed):
        told = page(mine.post(f"{detail(closed)}check/", {"level": "no_answer"}, follow=True))
        assert 'id="check"' in told and closed.visits.get().checked_how == Visit.Check.NO_ANSWER

    def test_it_is_opened_again_with_a_reason(self, mine, closed):
        assert "Chưa ghi được" in page(mine.post(f"{detail(closed)}reopen/", {"reason": ""}))
        told = page(mine.post(f"{detail(closed)}reopen/", {"reason": "Bà quên mật khẩu"}, follow=True))
        assert "Đã mở lại việc này." in told and state(closed) == State.NEW

    def test_after_the_communes_days_it_is_no_longer_offered_and_refused_in_words(self, mine, closed):
        HelpRequest.objects.filter(pk=closed.pk).update(closed_at=timezone.now() - timedelta(days=31))
        assert 'id="reopen"' not in page(mine.get(detail(closed)))
        told = page(mine.post(f"{detail(closed)}reopen/", {"reason": "Muộn rồi"}, follow=True))
        assert "Chưa làm được “mở lại”" in told and state(closed) == State.CLOSED


class TestDoubles:
    def test_a_double_is_pointed_out_and_merged_and_the_one_that_stays_is_shown(self, mine, send):
        one, two = send(), send()
        shown = page(mine.get(detail(two)))
        assert "Có thể trùng với" in shown and one.spoken_code in shown and ">Gộp việc này vào đó<" in shown
        answer = mine.post(f"{detail(two)}merge/", {"into": one.public_id})
        assert answer["Location"] == detail(one)
        assert f"Đã gộp lời hẹn {two.spoken_code}" in page(mine.get(detail(one)))
        assert (state(two), two.merged_into) == (State.CLOSED, one)

    def test_a_double_at_another_team_is_not_told_but_to_the_commune(self, mine, coordinator, send):
        one, far = send(), send(village="Thôn Mẫu 2")
        assert far.spoken_code not in page(mine.get(detail(one)))
        assert far.spoken_code in page(coordinator.get(detail(one)))
        mine.post(f"{detail(one)}merge/", {"into": far.public_id})
        assert state(one) == State.NEW

    def test_what_has_a_time_is_not_merged_away(self, mine, member_user, send):
        one, two = send(), send()
        visit(one, member_user, timezone.now() + timedelta(days=2))
        shown = page(mine.get(detail(one)))
        assert two.spoken_code in shown and 'id="merge"' not in shown and "mở lời hẹn kia để gộp" in shown
