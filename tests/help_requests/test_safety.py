"""Who was asked for a code, a password or money tells the commune. The team does not learn of it."""

import pytest

from accounts.roles import Role
from help_requests.engine import MoveRefused
from help_requests.models import HelpRequest, RequestEvent, SafetyIncident
from help_requests.permissions import incidents_visible_to
from help_requests.services.safety import MOST_WAITING, handle_incident, report_incident
from outbox.models import Message
from teams_directory.models import Commune
from tests.help_requests.tracked import STATES, accepted, let_in, look, page, say


@pytest.fixture
def coordinator_user(make_user, commune):
    user = make_user(Role.COORDINATOR, commune=commune)
    user.email = "dieu-phoi@example.com"
    user.save()
    return user


@pytest.fixture
def incident(send, commune) -> SafetyIncident:
    return report_incident(commune=commune, request=send(), asked="otp", words="Hỏi mã trong tin nhắn")


def events(row: HelpRequest) -> list[str]:
    return list(RequestEvent.objects.filter(request=row).values_list("verb", flat=True))


class TestReporting:
    @pytest.mark.parametrize("state", STATES)
    def test_it_can_be_said_at_any_time(self, client, send, state):
        row = STATES[state](send())
        response = say(client, let_in(client, row), "report", asked="password")
        assert "Xã đã nhận tin. Tổ không biết bác báo." in page(response)
        found = SafetyIncident.objects.get()
        assert (found.request, found.commune, found.asked, found.how) == (row, row.commune, "password", "tracking")

    def test_the_communes_number_stands_there_at_once_and_113_when_money_is_lost(self, client, send, commune):
        row = send()
        entry = let_in(client, row)
        told = page(say(client, entry, "report", asked="otp")).split('class="told', 1)[1].split("<h1>")[0]
        assert f'href="tel:{commune.hotline}"' in told and "113" not in told
        told = page(say(client, entry, "report", asked="otp", lost="on")).split('class="told', 1)[1].split("<h1>")[0]
        assert 'href="tel:113"' in told and "/vua-bi-lua/" in told
        assert SafetyIncident.objects.first().words == "Đã mất tiền hoặc đã đưa mã."

    def test_the_history_of_the_request_and_the_team_know_nothing(self, client, send, member_user, coordinator_user):
        member_user.email = "to@example.com"
        member_user.save()
        row = accepted(send())
        before, entry = events(row), let_in(client, row)
        Message.objects.all().delete()
        say(client, entry, "report", asked="money", story="Bảo chuyển Zxqv đồng")
        assert events(row) == before
        (message,) = Message.objects.all()
        assert message.recipient == coordinator_user.email
        for told in ["Zxqv", "Năm", "912", row.code, row.spoken_code, row.public_id, row.team.name]:
            assert told not in message.subject + message.body + message.key

    def test_whoever_opens_the_page_later_does_not_see_that_something_was_reported(self, client, send):
        row = send()
        before = page(look(client, row))
        say(client, let_in(client, row), "report", asked="money", story="Zxqv")
        after = page(look(client, row))
        assert len(after) == len(before) and "Zxqv" not in after and "Xã đã nhận tin" not in after

    def test_two_taps_are_one_report_and_another_story_is_a_second(self, client, send):
        row = send()
        entry = let_in(client, row)
        first, second = (page(say(client, entry, "report", asked="otp", story="Hỏi mã")) for _ in range(2))
        assert first == second and SafetyIncident.objects.count() == 1
        say(client, entry, "report", asked="otp", story="Lại hỏi nữa")
        assert SafetyIncident.objects.count() == 2

    def test_a_code_typed_into_the_story_is_refused_blanked_and_kept_nowhere(self, client, send):
        row = send()
        shown = page(say(client, let_in(client, row), "report", asked="otp", story="Nó hỏi mã OTP là 483920"))
        assert "giống mã OTP" in shown and "483920" not in shown and "<title>Lỗi:" in shown
        assert '<details class="answer answer--folded answer--safety" open>' in shown
        assert not SafetyIncident.objects.exists()

    def test_without_saying_what_happened_nothing_is_written(self, client, send):
        row = send()
        assert "Bác chọn giúp một dòng." in page(say(client, let_in(client, row), "report"))
        assert not SafetyIncident.objects.exists()

    def test_a_flood_of_reports_is_led_to_the_telephone(self, client, send, commune):
        row = send()
        entry = let_in(client, row)
        for number in range(MOST_WAITING):
            say(client, entry, "report", asked="other", story=f"Lần {number}")
        response = say(client, entry, "report", asked="other", story="Nữa")
        assert response.status_code == 429 and "gọi thẳng cho xã" in page(response)
        assert SafetyIncident.objects.count() == MOST_WAITING


class TestWhoReadsIt:
    def test_coordinators_of_the_commune_and_nobody_else(self, incident, make_user, team, commune, coordinator_user):
        commune.pk, commune.code, commune.name = None, "10633", "Trần Phú"
        commune.save()
        others = [
            make_user(Role.TEAM_MEMBER, team=team), make_user(Role.TEAM_LEADER, team=team),
            make_user(Role.COORDINATOR, commune=commune), make_user(Role.COMMUNICATOR), make_user(Role.APPROVER),
            make_user(Role.ADMINISTRATOR),
        ]  # fmt: skip
        assert incidents_visible_to(coordinator_user).get() == incident
        assert [user for user in others if incidents_visible_to(user).exists()] == []

    def test_a_coordinator_writes_what_was_done_once(self, incident, coordinator_user):
        done = handle_incident(incident=incident, by=coordinator_user, note="Đã gọi cho bác, báo Công an xã.")
        assert done.handled_by == coordinator_user and done.handled_at and done.handled_note.startswith("Đã gọi")
        with pytest.raises(MoveRefused):
            handle_incident(incident=incident, by=coordinator_user, note="Lần nữa")
        assert SafetyIncident.objects.get().handled_note.startswith("Đã gọi")

    def test_nobody_of_the_team_can(self, incident, make_user, team):
        with pytest.raises(MoveRefused):
            handle_incident(incident=incident, by=make_user(Role.TEAM_LEADER, team=team), note="Không có gì")
        assert SafetyIncident.objects.get().handled_at is None

    def test_staff_can_write_one_down_that_was_told_on_the_telephone(self, commune, coordinator_user):
        made = report_incident(commune=Commune.objects.get(pk=commune.pk), asked="papers", how=SafetyIncident.How.CALL)
        assert made.request is None and made.how == "call" and Message.objects.count() == 1
