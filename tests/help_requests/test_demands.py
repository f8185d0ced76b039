"""What people may demand about their data, and by when the law wants an answer."""

from datetime import datetime

import pytest
import time_machine
from django.utils import timezone

from accounts.roles import Role
from help_requests.models import PrivacyDemand
from help_requests.permissions import demands_visible_to
from help_requests.services.demands import file_demand
from outbox.models import Message
from teams_directory.models import Holiday
from tests.help_requests.tracked import let_in, look, page, say


def local(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%d/%m/%Y %H:%M}"


@pytest.mark.parametrize(
    ("kind", "days"),
    [("view", "01/12/2026"), ("correct", "01/12/2026"), ("withdraw", "06/12/2026"), ("erase", "11/12/2026")],
)
def test_each_kind_has_the_laws_own_clock(client, send, kind, days):
    Holiday.objects.all().delete()
    with time_machine.travel("2026-11-21T03:00:00Z"):  # a Saturday
        row = send()
        shown = page(say(client, let_in(client, row), "demand", kind=kind, change=""))
    made = PrivacyDemand.objects.get()
    assert (made.request, made.commune, made.kind) == (row, row.commune, kind)
    assert local(made.acknowledge_due) == "24/11/2026 17:00" and local(made.act_due) == f"{days} 17:00"
    assert "Xã đã ghi điều bác muốn, và báo lại trước 5 giờ chiều thứ Ba 24/11." in shown
    assert f"Chậm nhất ngày {days} thì xã làm xong." in shown


def test_working_days_leave_out_holidays(send):
    with time_machine.travel("2026-11-20T03:00:00Z"):  # a Friday
        Holiday.objects.all().delete()
        Holiday.objects.create(first_day="2026-11-23", last_day="2026-11-23", name="Nghỉ thử")
        made = file_demand(case=send(), kind="view")
    assert local(made.acknowledge_due) == "25/11/2026 17:00"


def test_two_taps_are_one_demand_and_another_kind_is_another(client, send):
    row = send()
    entry = let_in(client, row)
    first, second = (page(say(client, entry, "demand", kind="erase")) for _ in range(2))
    assert first == second and PrivacyDemand.objects.count() == 1
    say(client, entry, "demand", kind="view")
    assert PrivacyDemand.objects.count() == 2


def test_after_it_was_done_it_may_be_demanded_again(send):
    row = send()
    first = file_demand(case=row, kind="view")
    PrivacyDemand.objects.filter(pk=first.pk).update(done_at=timezone.now())
    assert file_demand(case=row, kind="view") != first


def test_the_page_keeps_saying_that_it_waits(client, send):
    row = send()
    assert "bác đã đòi một việc" not in page(look(client, row))
    file_demand(case=row, kind="erase")
    assert "bác đã đòi một việc" in page(look(client, row))


def test_what_is_to_be_corrected_is_kept_for_the_commune_and_shown_to_nobody_else(client, send):
    row = send()
    shown = page(say(client, let_in(client, row), "demand", kind="correct", change="Tên đúng là Zxqv"))
    assert PrivacyDemand.objects.get().words == "Tên đúng là Zxqv" and "Zxqv" not in shown


def test_an_identity_number_is_refused_and_kept_nowhere(client, send):
    row = send()
    shown = page(say(client, let_in(client, row), "demand", kind="correct", change="Căn cước 001085012345"))
    assert "căn cước" in shown and "001085012345" not in shown and not PrivacyDemand.objects.exists()


@pytest.mark.parametrize("kind", ["", "lạ"])
def test_without_a_kind_nothing_is_written(client, send, kind):
    row = send()
    assert "Bác chọn giúp một dòng" in page(say(client, let_in(client, row), "demand", kind=kind))
    assert not PrivacyDemand.objects.exists()


def test_coordinators_are_told_that_there_is_one_and_nothing_else(send, make_user, commune, team):
    user = make_user(Role.COORDINATOR, commune=commune)
    user.email = "dieu-phoi@example.com"
    user.save()
    row = send()
    Message.objects.all().delete()
    made = file_demand(case=row, kind="correct", words="Tên đúng là Zxqv")
    (message,) = Message.objects.all()
    assert message.recipient == user.email
    for told in ["Zxqv", "Năm", "912", row.code, row.spoken_code]:
        assert told not in message.subject + message.body + message.key
    assert demands_visible_to(user).get() == made
    assert not demands_visible_to(make_user(Role.TEAM_LEADER, team=team)).exists()
