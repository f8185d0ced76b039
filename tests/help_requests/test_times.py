"""How times are read and said, and what a commune promises with them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from help_requests.deadlines import confirm_due, reply_due, visit_due
from help_requests.models import CommunePolicy
from help_requests.times import TimeProblem, Wish, due_words, read_wish, sayable, wish_choices, wish_value
from teams_directory.models import Holiday

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
SATURDAY = datetime(2026, 11, 21, 10, 7, tzinfo=VIETNAM)
MONDAY = datetime(2026, 11, 23, 9, 10, tzinfo=VIETNAM)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


class TestReading:
    @pytest.mark.parametrize(
        ("sent", "wish"),
        [
            ("any", Wish()),
            ("2026-11-24-am", Wish(at("2026-11-24").date(), "am")),
            ("2026-11-24", Wish(at("2026-11-24").date())),
            ("24/11/2026", Wish(at("2026-11-24").date())),
            ("2026-11-24T08:00", Wish(at("2026-11-24").date(), "am", at=at("2026-11-24T08:00"))),
            ("2026-11-24t14:30", Wish(at("2026-11-24").date(), "pm", at=at("2026-11-24T14:30"))),
            ("buoi-AbCdEfGhIjKlMnOpQrSt_-", Wish(session="AbCdEfGhIjKlMnOpQrSt_-")),
        ],
    )
    def test_every_way_a_time_can_be_sent_is_understood(self, sent, wish):
        assert read_wish(sent, MONDAY) == wish

    @pytest.mark.parametrize(
        ("sent", "said"),
        [
            ("2026-11-23T08:00", "đã qua"),
            ("2026-11-24T25:00", "Không có ngày này"),
            ("2026-11-24T8:00", "chọn giúp một buổi"),
            ("buoi-1", "chọn giúp một buổi"),
            ("2027-11-24T08:00", "xa quá"),
        ],
    )
    def test_a_time_that_cannot_be_is_refused_in_plain_words(self, sent, said):
        with pytest.raises(TimeProblem, match=said):
            read_wish(sent, MONDAY)

    @pytest.mark.parametrize("sent", ["any", "2026-11-24-am", "2026-11-24", "2026-11-24T08:00"])
    def test_what_was_read_is_sent_again_in_the_same_words(self, sent):
        assert wish_value(read_wish(sent, MONDAY)) == sent

    def test_the_list_is_short_and_begins_with_any_time(self):
        values = [value for value, _ in wish_choices(MONDAY)]
        assert values == ["any", "2026-11-23-am", "2026-11-23-pm", "2026-11-24-am", "2026-11-24-pm", "2026-11-25-am"]

    def test_a_day_chosen_elsewhere_stays_in_the_list(self):
        assert ("2026-12-01T08:00", "Thứ Ba 01/12, 08:00") in wish_choices(MONDAY, given="2026-12-01T08:00")
        assert len(wish_choices(MONDAY, given="hôm nào đó")) == 6


class TestSaying:
    @pytest.mark.parametrize(
        ("moment", "words"),
        [
            ("2026-11-24T09:10", "trước 9 giờ rưỡi sáng thứ Ba 24/11"),
            ("2026-11-24T10:00", "trước 10 giờ sáng thứ Ba 24/11"),
            ("2026-11-24T11:31", "trước 12 giờ trưa thứ Ba 24/11"),
            ("2026-11-24T15:30", "trước 3 giờ rưỡi chiều thứ Ba 24/11"),
            ("2026-11-29T18:00", "trước 6 giờ tối chủ nhật 29/11"),
            ("2026-11-24T00:00", "trong hôm nay"),
            ("2026-11-24T02:10", "trước 7 giờ sáng thứ Ba 24/11"),
            ("2026-11-23T16:00", "trước 4 giờ chiều hôm nay"),
            ("2026-11-23T22:40", "trong hôm nay"),
            ("2026-11-23T23:59", "trong hôm nay"),
            ("2026-11-27T23:59", "trong thứ Sáu 27/11"),
        ],
    )
    def test_a_deadline_is_said_without_minutes(self, moment, words):
        assert due_words(at(moment), MONDAY) == words

    def test_a_deadline_is_said_in_vietnamese_time(self):
        assert due_words(datetime(2026, 11, 24, 3, 0, tzinfo=UTC), MONDAY) == "trước 10 giờ sáng thứ Ba 24/11"

    @pytest.mark.parametrize("moment", ["2026-11-24T08:00", "2026-11-24T08:00:01", "2026-11-24T03:00"])
    def test_what_is_said_is_never_sooner_than_what_counts(self, moment):
        assert sayable(at(moment)) >= at(moment)


class TestPromises:
    policy = CommunePolicy(first_reply_hours=24, visit_days=5)

    @pytest.fixture(autouse=True)
    def _no_holidays(self):
        Holiday.objects.all().delete()

    def test_on_a_working_day_the_answer_comes_the_next_day(self):
        assert reply_due(MONDAY, self.policy) == at("2026-11-24T09:30")

    def test_a_weekend_does_not_count(self):
        due = reply_due(SATURDAY, self.policy)
        assert due == at("2026-11-23T23:59") and due_words(due, SATURDAY) == "trong thứ Hai 23/11"

    def test_a_holiday_does_not_count(self):
        Holiday.objects.create(first_day="2026-11-24", last_day="2026-11-24", name="Ngày nghỉ thử")
        assert reply_due(MONDAY, self.policy) == at("2026-11-25T09:30")

    def test_nothing_is_promised_for_the_end_of_a_holiday(self):
        Holiday.objects.create(first_day="2026-11-24", last_day="2026-11-24", name="Ngày nghỉ thử")
        assert due_words(reply_due(SATURDAY, self.policy), SATURDAY) == "trong thứ Hai 23/11"

    def test_a_wish_that_comes_sooner_pulls_the_answer_before_it(self):
        assert reply_due(MONDAY, self.policy, wished=at("2026-11-23T14:00")) == at("2026-11-23T14:00")

    @pytest.mark.parametrize("wished", ["2026-11-23T08:00", "2026-11-23T09:30"])
    def test_a_wish_for_this_very_hour_leaves_an_hour_to_answer(self, wished):
        assert reply_due(MONDAY, self.policy, wished=at(wished)) == at("2026-11-23T10:30")

    def test_a_wish_for_a_sunday_is_not_late_before_anybody_works(self):
        due = reply_due(SATURDAY, self.policy, wished=at("2026-11-22T08:00"))
        assert due == at("2026-11-23T08:00")

    @pytest.mark.parametrize("hours", [1, 4])
    @pytest.mark.parametrize("now", ["2026-11-23T23:10", "2026-11-24T03:00", "2026-11-21T03:00", "2026-11-27T20:30"])
    def test_nobody_is_promised_a_call_in_the_night(self, now, hours):
        due = reply_due(at(now), CommunePolicy(first_reply_hours=hours))
        assert 8 <= due.hour < 20 and due > at(now)

    def test_a_time_of_the_teams_own_is_confirmed_an_hour_before(self):
        assert confirm_due(at("2026-11-23T14:00"), MONDAY) == at("2026-11-23T13:00")

    def test_somebody_is_met_within_the_promised_working_days(self):
        assert due_words(visit_due(MONDAY, self.policy), MONDAY) == "trong thứ Hai 30/11"

    def test_who_wishes_a_later_day_is_met_on_that_day(self):
        assert (
            due_words(visit_due(MONDAY, self.policy, wished=at("2026-12-20T08:00")), MONDAY) == "trong chủ nhật 20/12"
        )
