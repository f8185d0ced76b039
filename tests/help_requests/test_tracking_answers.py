"""What a resident does from the tracking page, without an account and without a session."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.signing import TimestampSigner
from django.utils import timezone

from help_requests.models import HelpRequest, RequestEvent, Visit
from help_requests.passes import new_pass
from help_requests.services import propose_time
from help_requests.statuses import Result, State, Verb
from tests.help_requests.tracked import (
    ANSWER,
    SLIP,
    STATES,
    accepted,
    helper_of,
    learned,
    let_in,
    page,
    proposed,
    say,
    tomorrow,
)


def now(request: HelpRequest) -> HelpRequest:
    return HelpRequest.objects.get(pk=request.pk)


def times(request: HelpRequest, verb: Verb) -> int:
    return RequestEvent.objects.filter(request=request, verb=verb).count()


class TestAnswers:
    @pytest.mark.parametrize(
        ("state", "answer", "then", "said"),
        [
            ("proposed", "agree", State.ACCEPTED, "Đã ghi: bác đồng ý giờ này."),
            ("proposed", "refuse", State.NEW, "Tổ sẽ gọi bác để hẹn giờ khác."),
            ("accepted", "cancel", State.CLOSED, "Đã thôi hẹn. Tổ không đến nữa."),
            ("new", "cancel", State.CLOSED, "Đã thôi hẹn"),
            ("learned", "reopen", State.NEW, "Đã hẹn lại."),
            ("unreachable", "reopen", State.NEW, "Đã hẹn lại."),
        ],
    )
    def test_an_answer_moves_the_request_and_says_so_once_it_stands(self, client, send, state, answer, then, said):
        row = STATES[state](send())
        response = say(client, let_in(client, row), answer)
        assert response.status_code == 200 and said in page(response)
        assert now(row).state == then and times(row, Verb(answer)) == 1

    @pytest.mark.parametrize(
        ("state", "answer"),
        [("proposed", "agree"), ("proposed", "refuse"), ("accepted", "cancel"), ("learned", "reopen")],
    )
    def test_a_second_tap_changes_nothing_and_shows_the_same_page(self, client, send, state, answer):
        row = STATES[state](send())
        entry = let_in(client, row)
        first, second = (page(say(client, entry, answer)) for _ in range(2))
        assert first == second and times(row, Verb(answer)) == 1

    def test_what_was_learned_is_confirmed_or_corrected_and_the_last_word_counts(self, client, send):
        row = learned(send(), Result.DOES_ALONE)
        entry = let_in(client, row)
        assert "Bác đã trả lời" in page(say(client, entry, "confirm", level="does_alone"))
        say(client, entry, "confirm", level="does_alone")
        assert times(row, Verb.CONFIRM) == 1
        say(client, entry, "confirm", level="done_for")
        visit = Visit.objects.get(request=row)
        assert (visit.level, visit.confirmed_level, visit.checked_how) == ("does_alone", "done_for", "resident")
        assert times(row, Verb.CONFIRM) == 2

    @pytest.mark.parametrize("level", ["", "by_office", "merged", "lạ"])
    def test_a_level_that_is_none_is_not_written(self, client, send, level):
        row = learned(send())
        assert say(client, let_in(client, row), "confirm", level=level).status_code == 409
        assert Visit.objects.get(request=row).confirmed_level == ""

    @pytest.mark.parametrize(
        ("state", "answer"),
        [
            ("new", "agree"), ("accepted", "agree"), ("new", "refuse"), ("learned", "cancel"), ("new", "confirm"),
            ("accepted", "reopen"), ("unreachable", "confirm"), ("handed_over", "agree"), ("triage", "reopen"),
        ],
    )  # fmt: skip
    def test_a_move_that_cannot_be_made_says_how_it_stands(self, client, send, state, answer):
        row = STATES[state](send())
        before = now(row).state
        response = say(client, let_in(client, row), answer, level="done_for")
        assert response.status_code == 409 and "nên chưa ghi gì" in page(response) and "Tình trạng" in page(response)
        assert now(row).state == before

    def test_agreeing_is_to_the_time_that_was_read_and_to_no_other(self, client, send):
        row = proposed(send(), hour=15)
        entry = let_in(client, row)
        start, end = tomorrow(9)
        propose_time(request=now(row), member=helper_of(row), by=None, start=start, end=end)
        response = say(client, entry, "agree")
        assert response.status_code == 409 and "09:00&nbsp;–&nbsp;10:00" in page(response)
        assert now(row).state == State.PROPOSED

    def test_a_refusal_that_is_sent_again_later_does_not_refuse_the_next_time(self, client, send):
        row = proposed(send(), hour=15)
        entry = let_in(client, row)
        say(client, entry, "refuse")
        proposed(now(row), hour=9)
        assert say(client, entry, "refuse").status_code == 409
        assert now(row).state == State.PROPOSED and times(row, Verb.REFUSE) == 1

    def test_weeks_later_it_is_no_longer_taken_up_again(self, client, send):
        row = learned(send())
        with time_machine.travel(timezone.now() + timedelta(days=31)):
            entry = let_in(client, row)
            response = say(client, entry, "reopen")
        assert response.status_code == 409 and "Hẹn lại việc này" not in page(response)
        assert now(row).state == State.CLOSED

    def test_what_the_team_did_meanwhile_is_what_the_next_page_shows(self, client, send):
        row = send()
        entry = let_in(client, row)
        accepted(row)
        response = say(client, entry, "cancel")
        assert response.status_code == 409 and "Người đến phải nói đúng hai từ này" in page(response)


class TestThePass:
    @pytest.mark.parametrize("address", [ANSWER, SLIP])
    def test_without_a_pass_there_is_nothing_to_see(self, client, send, address):
        row = accepted(send())
        forged = [
            "", "x", row.public_id, f"follow:{row.public_id}", new_pass(row.public_id) + "x",
            TimestampSigner(salt="help_requests.booking_form").sign(f"follow:{row.public_id}"),
            TimestampSigner(salt="help_requests.tracking_pass").sign(f"other:{row.public_id}"),
        ]  # fmt: skip
        for entry in forged:
            response = client.post(address, {"pass": entry, "answer": "cancel"})
            assert response.status_code == 403 and row.spoken_code not in page(response)
        assert now(row).state == State.ACCEPTED

    def test_after_half_an_hour_the_code_is_asked_again_and_nothing_was_done(self, client, send):
        row = accepted(send())
        entry = let_in(client, row)
        with time_machine.travel(timezone.now() + timedelta(minutes=31)):
            response = say(client, entry, "cancel")
        assert response.status_code == 403 and "mở đã lâu nên chưa ghi gì" in page(response)
        assert now(row).state == State.ACCEPTED

    def test_an_answer_does_not_lengthen_it(self, client, send):
        row = proposed(send())
        entry = let_in(client, row)
        assert entry["pass"] in page(say(client, entry, "agree"))

    @pytest.mark.parametrize("address", [ANSWER, SLIP])
    def test_reading_the_address_leads_back_to_the_code(self, client, address):
        response = client.get(address)
        assert response.status_code == 302 and response["Location"] == "/tra-cuu/"

    def test_it_stands_in_no_address(self, client, send):
        row = accepted(send())
        shown = page(say(client, let_in(client, row), "lạ"))
        signed = new_pass(row.public_id).split(":")[1]
        assert not re.search(rf'(?:href|action|src)="[^"]*{signed}', shown)

    def test_one_pass_opens_one_request(self, client, send):
        mine, theirs = send(), send()
        say(client, let_in(client, mine) | {"public_id": theirs.public_id, "code": theirs.code}, "cancel")
        assert (now(mine).state, now(theirs).state) == (State.CLOSED, State.NEW)


class TestTheSlip:
    def test_it_is_a_sheet_without_a_name(self, client, send):
        row = accepted(send())
        response = client.post(SLIP, let_in(client, row))
        assert response.status_code == 200 and response["Content-Type"] == "application/pdf"
        assert response.content.startswith(b"%PDF") and "no-store" in response["Cache-Control"]
        assert response["Content-Disposition"] == 'inline; filename="phieu-hen.pdf"'

    def test_it_holds_the_two_words_who_comes_and_nothing_of_who_asked(self, client, send, monkeypatch):
        printed = {}
        monkeypatch.setattr("help_requests.slips.render_pdf", lambda **sheet: printed.update(sheet) or b"%PDF")
        row = accepted(send())
        client.post(SLIP, let_in(client, row))
        (slip,) = printed["data"]["slips"]
        assert slip["words"] == row.word_pair.replace(" ", " – ") and slip["hours"] == "08:00 – 09:00"
        assert slip["first_name"] == row.assigned_to.full_name.split()[-1] and slip["role"] == "tổ trưởng"
        assert slip["track"].endswith("/tra-cuu/") and slip["day"].startswith(("Thứ", "Chủ"))
        assert [told for told in ("Bác Năm", "912", "sau đình") if told in repr(slip | {"qr": ""})] == []

    @pytest.mark.parametrize("state", ["new", "proposed", "learned"])
    def test_where_nobody_is_on_the_way_there_is_none(self, client, send, state):
        row = STATES[state](send())
        response = client.post(SLIP, let_in(client, row))
        assert response.status_code == 409 and "chưa in được" in page(response)
