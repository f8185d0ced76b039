"""What stands first and says why, what waits for others, and what is asked about again."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from help_requests import services
from help_requests.models import HelpRequest, Visit
from tests.help_requests.desk import QUEUE, make_late, page, part, visit


class TestFairOrder:
    @staticmethod
    def declare(request: HelpRequest, **facts) -> None:
        HelpRequest.objects.filter(pk=request.pk).update(**facts)

    @pytest.mark.parametrize(
        ("facts", "words"),
        [
            ({"put_first_reason": "Mai bà đi viện"}, "Tổ trưởng xếp trước: Mai bà đi viện"),
            ({"payment_due": True}, "Sắp đến hạn nhận tiền"),
            ({"lives_alone": True}, "Ở một mình"),
            ({"no_smartphone": True}, "Không có điện thoại thông minh"),
        ],
    )
    def test_who_comes_first_says_why_and_the_list_says_the_rule(self, mine, send, facts, words):
        send(name="Bác Chờ Lâu")
        later = send(name="Bác Sau", phone="0912345679")
        self.declare(later, **facts)
        shown = page(mine.get(QUEUE, {"muc": "moi"}))
        assert shown.index("Bác Sau") < shown.index("Bác Chờ Lâu") and words in shown
        assert "Xếp theo: tổ trưởng xếp trước, sắp đến hạn nhận tiền" in shown

    def test_a_card_says_since_when_it_waits(self, mine, send):
        request = send()
        yesterday = timezone.localtime().replace(hour=16, minute=20) - timedelta(days=1)
        self.declare(request, created_at=yesterday)
        assert "hờ từ 16:20 hôm qua · chưa ai nhận" in page(mine.get(QUEUE, {"muc": "moi"}))

    def test_visits_stand_in_the_order_of_the_day_and_say_no_rule(self, mine, send, member_user):
        visit(send(name="Bác Chiều"), member_user, timezone.now() + timedelta(days=3))
        early = send(name="Bác Sáng", phone="0912345679")
        visit(early, member_user, timezone.now() + timedelta(days=2))
        shown = page(mine.get(QUEUE, {"muc": "dang-lam"}))
        assert shown.index("Bác Sáng") < shown.index("Bác Chiều") and "Xếp theo" not in shown

    @pytest.mark.parametrize("tab", ["moi", "qua-han", "hoi-lai", "cho-co-quan", "da-xong"])
    def test_ten_times_the_rows_of_a_tab_cost_no_more_queries(self, mine, send, member_user, office, tab):
        def one(number: int) -> None:
            request = send(phone=f"09123456{number:02}")
            if tab == "cho-co-quan":
                services.hand_over(request=request, by=member_user, office=office)
            if tab in {"hoi-lai", "da-xong"}:
                report = services.VisitReport(minutes=30)
                services.close_request(request=request, by=member_user, result="does_alone", visit=report)
            Visit.objects.update(check_due=timezone.localdate())
            make_late(request)

        one(0)
        few = self.asked(mine, tab)
        for number in range(1, 11):
            one(number)
        many = self.asked(mine, tab)
        assert many <= few <= 25, (few, many)

    @staticmethod
    def asked(client, tab: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            shown = page(client.get(QUEUE, {"muc": tab}))
        assert '<article class="desk-card' in shown
        return len(queries)


class TestFollowing:
    def test_what_another_office_has_stands_in_a_tab_of_its_own(self, mine, send, member_user, office):
        assert "Chờ cơ quan" not in page(mine.get(QUEUE))
        services.hand_over(request=send(), by=member_user, office=office)
        shown = page(mine.get(QUEUE, {"muc": "cho-co-quan"}))
        assert "Đã chuyển Công an xã Mẫu" in shown and ">Xong<" in shown
        assert "Bác Năm" not in page(mine.get(QUEUE, {"muc": "moi"}))

    def test_a_check_call_that_is_due_stands_in_a_tab_of_its_own_until_it_is_made(self, mine, send, member_user):
        request, report = send(), services.VisitReport(minutes=30)
        services.close_request(request=request, by=member_user, result="does_alone", visit=report)
        assert "Gọi hỏi lại" not in page(mine.get(QUEUE))
        Visit.objects.update(check_due=timezone.localdate())
        shown = page(mine.get(QUEUE, {"muc": "hoi-lai"}))
        assert "tự làm được" in shown and ">Ghi câu trả lời<" in shown
        services.record_check(request=request, by=member_user, level="does_alone")
        assert "Chưa đến hạn gọi hỏi lại ai." in page(mine.get(QUEUE, {"muc": "hoi-lai"}))

    def test_a_visit_nobody_made_in_time_is_overdue_with_its_hour_still_said(self, mine, send, member_user):
        request = send()
        visit(request, member_user, timezone.now() + timedelta(days=1))
        HelpRequest.objects.filter(pk=request.pk).update(visit_due=timezone.now() - timedelta(days=2, hours=1))
        card = part(page(mine.get(QUEUE, {"muc": "qua-han"})), '<article class="desk-card', "</article>")
        assert (
            "Quá hạn gặp 2 ngày" in card
            and "tại nhà" in card
            and "desk-card--late" in page(mine.get(QUEUE, {"muc": "qua-han"}))
        )
