"""What waits: when it is overdue, and which comes first."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from help_requests import services
from help_requests.models import HelpRequest
from help_requests.statuses import State


class TestWhichIsLate:
    def test_nobody_answered_in_time(self, send):
        request = send()
        assert not HelpRequest.objects.overdue().exists() and not request.is_overdue
        with time_machine.travel(request.reply_due + timedelta(minutes=1)):
            assert list(HelpRequest.objects.overdue()) == [request] and request.is_overdue

    def test_nobody_came_by_the_promised_day_though_a_time_was_agreed(self, send, member_user):
        start = timezone.now() + timedelta(days=9)
        request = services.accept_request(
            request=send(), member=member_user.memberships.get(), by=member_user, start=start, end=start
        )
        HelpRequest.objects.update(visit_due=timezone.now() + timedelta(days=5))
        assert not HelpRequest.objects.overdue().exists()
        with time_machine.travel(timezone.now() + timedelta(days=6)):
            request.refresh_from_db()
            assert list(HelpRequest.objects.overdue()) == [request] and request.is_overdue
            assert request.is_visit_late and not request.is_reply_late

    @pytest.mark.parametrize("state", State)
    def test_the_row_and_the_table_say_the_same_of_every_state(self, send, office, state):
        request = send()
        past, facts = timezone.now() - timedelta(hours=1), {"closed_at": timezone.now(), "result": "not_needed"}
        HelpRequest.objects.filter(pk=request.pk).update(
            state=state, reply_due=past, visit_due=past, visit_start=past, office=office, **facts
        )
        request.refresh_from_db()
        assert HelpRequest.objects.overdue().exists() == request.is_overdue
        assert request.is_overdue == (state not in {State.CLOSED, State.HANDED_OVER})


def test_the_fair_order_is_reason_of_the_leader_money_alone_no_smartphone_then_waiting(send):
    declared = [
        {}, {"no_smartphone": True}, {"lives_alone": True}, {"payment_due": True, "no_smartphone": False},
        {"lives_alone": True, "no_smartphone": True}, {"put_first_reason": "Mai đi viện"},
    ]  # fmt: skip
    made = []
    for number, facts in enumerate(declared):
        request = send(phone=f"09123456{number:02}")
        HelpRequest.objects.filter(pk=request.pk).update(created_at=timezone.now() - timedelta(hours=number), **facts)
        made.append(request.pk)
    late_comer = send(phone="0912345699").pk
    order = [*HelpRequest.objects.in_fair_order().values_list("pk", flat=True)]
    assert order == [made[5], made[3], made[4], made[2], made[1], made[0], late_comer]
