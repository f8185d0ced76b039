"""What is the commune's alone: reports about safety, demands about data, who looked at whose number."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.roles import Role
from help_requests.engine import MoveRefused
from help_requests.models import HelpRequest, PrivacyDemand, SafetyIncident
from help_requests.services import merge_requests, reveal_contact
from help_requests.services.demands import correct_person, file_demand, finish_demand
from help_requests.services.feedback import reveal_feedback
from help_requests.services.safety import handle_incident, report_incident
from help_requests.statuses import Result, State

DESK = "/admin/viec-rieng-cua-xa/"
Kind = PrivacyDemand.Kind


@pytest.fixture
def coordinator(make_user, commune):
    return make_user(Role.COORDINATOR, commune=commune)


@pytest.fixture
def browser(login, coordinator):
    return login(coordinator)


def test_a_report_reaches_the_coordinator_and_not_the_team(browser, login, make_user, send, commune, team):
    request = send()
    report_incident(commune=commune, asked="otp", words="Đòi đọc mã trong tin nhắn", request=request)
    assert "Đòi đọc mã trong tin nhắn" in browser.get(DESK).content.decode()
    leader = login(make_user(Role.TEAM_LEADER, team=team))
    assert leader.get(DESK).status_code == 302
    assert "Đòi đọc mã" not in leader.get(f"/admin/viec-cua-to/{request.public_id}/").content.decode()


def test_a_report_is_closed_only_with_what_was_done(browser, commune):
    incident = report_incident(commune=commune, asked="money", words="Đòi tiền xăng")
    address = f"{DESK}tin/{incident.public_id}/"
    assert "Lỗi" in browser.post(address, {"note": ""}).content.decode()
    assert SafetyIncident.objects.get().handled_at is None
    browser.post(address, {"note": "Đã gọi bà con, đã nói chuyện với tổ trưởng."})
    assert SafetyIncident.objects.get().handled_note.startswith("Đã gọi bà con")


def test_what_waits_stands_before_what_is_done(browser, commune, coordinator):
    done = report_incident(commune=commune, asked="money", words="Chuyện cũ đã xong")
    handle_incident(incident=done, by=coordinator, note="Xong")
    report_incident(commune=commune, asked="otp", words="Chuyện mới còn chờ")
    page = browser.get(DESK).content.decode()
    assert page.index("Chuyện mới còn chờ") < page.index("Chuyện cũ đã xong")


def test_to_erase_forgets_the_request_that_was_merged_into_it(browser, send):
    kept, twin = send(name="Bác Kín Đáo"), send(name="Bác Kín Đáo")
    merge_requests(request=twin, into=kept, by=None)
    demand = file_demand(case=kept, kind=Kind.ERASE)
    browser.post(f"{DESK}doi/{demand.public_id}/xong/", {"note": "Đã gọi báo."})
    assert set(HelpRequest.objects.values_list("name", "phone")) == {("", "")}


def test_nothing_is_written_back_into_a_request_that_was_forgotten(send, coordinator):
    request = send()
    right, gone = file_demand(case=request, kind=Kind.CORRECT), file_demand(case=request, kind=Kind.ERASE)
    finish_demand(demand=gone, by=coordinator, note="")
    with pytest.raises(MoveRefused):
        correct_person(demand=right, by=coordinator, name="Bác Năm", phone="+84912345678")
    assert HelpRequest.objects.get().name == ""


def test_to_erase_is_to_forget_the_person_and_call_the_visit_off(browser, send):
    request = send(name="Bác Kín Đáo")
    demand = file_demand(case=request, kind=Kind.ERASE)
    browser.post(f"{DESK}doi/{demand.public_id}/xong/", {"note": "Đã gọi báo."})
    request.refresh_from_db()
    demand.refresh_from_db()
    assert (request.state, request.result) == (State.CLOSED, Result.NOT_NEEDED)
    assert (request.name, request.phone, request.note) == ("", "", "")
    assert request.anonymised_at is not None
    assert demand.done_at is not None


def test_a_wrong_number_is_put_right_as_demanded(browser, send):
    request = send()
    demand = file_demand(case=request, kind=Kind.CORRECT, words="Tôi đổi số")
    page = browser.post(f"{DESK}doi/{demand.public_id}/sua/", {"name": "", "phone": "12"})
    assert "Lỗi" in page.content.decode()
    browser.post(f"{DESK}doi/{demand.public_id}/sua/", {"name": "", "phone": "0912 000 111"})
    request.refresh_from_db()
    assert request.phone == "+84912000111"
    assert request.name == "Bác Năm"


def test_a_demand_to_look_is_not_answered_by_changing_somebody(send, coordinator):
    demand = file_demand(case=send(), kind=Kind.VIEW)
    with pytest.raises(MoveRefused):
        correct_person(demand=demand, by=coordinator, name="Khác", phone="")
    assert HelpRequest.objects.get().name == "Bác Năm"


def test_what_is_done_is_not_done_twice_nor_by_a_stranger(send, coordinator, member_user):
    demand = file_demand(case=send(), kind=Kind.VIEW)
    with pytest.raises(MoveRefused):
        finish_demand(demand=demand, by=member_user, note="")
    finish_demand(demand=demand, by=coordinator, note="Đã đọc cho bà con nghe.")
    with pytest.raises(MoveRefused):
        finish_demand(demand=demand, by=coordinator, note="Lần nữa")


def test_a_demand_past_its_clock_stands_out(browser, send):
    demand = file_demand(case=send(), kind=Kind.VIEW)
    late = timezone.now() - timedelta(days=1)
    PrivacyDemand.objects.filter(pk=demand.pk).update(acknowledge_due=late)
    assert "desk-card--late" in browser.get(f"{DESK}?muc=thong-tin").content.decode()


def test_who_looked_at_a_number_is_read_by_the_coordinator(browser, send, member_user):
    request = send()
    reveal_contact(request=request, by=member_user)
    page = browser.get(f"{DESK}?muc=da-xem").content.decode()
    assert str(member_user) in page
    assert request.spoken_code in page
    assert "0912 345 678" not in page


def test_who_looked_at_the_number_of_a_feedback_stands_in_the_same_list(browser, send, member_user, letter):
    reveal_contact(request=send(), by=member_user)
    written = letter(phone="0987 654 321")
    reveal_feedback(feedback=written, by=member_user)
    page = browser.get(f"{DESK}?muc=da-xem").content.decode()
    assert page.index(f"Góp ý {written.spoken_code}") < page.index("Lời hẹn ")
    assert f"/admin/gop-y/{written.public_id}/" in page and "654 321" not in page


@pytest.mark.parametrize(
    "role", [Role.TEAM_MEMBER, Role.TEAM_LEADER, Role.COMMUNICATOR, Role.APPROVER, Role.ADMINISTRATOR]
)
def test_nobody_else_comes_in(make_user, login, team, commune, role):
    incident = report_incident(commune=commune, asked="otp")
    somebody = login(make_user(role, team=team))
    assert somebody.get(DESK).status_code == 302
    somebody.post(f"{DESK}tin/{incident.public_id}/", {"note": "Xong rồi"})
    assert SafetyIncident.objects.get().handled_at is None
