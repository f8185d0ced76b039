"""Góp ý: written without a name, answered in time, seen by the commune alone."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.roles import Role
from help_requests.engine import AlreadySent, MoveRefused
from help_requests.models import Feedback, FeedbackDuty, FeedbackEvent
from help_requests.services import feedback as services
from help_requests.services.privacy import anonymise_closed_feedback
from help_requests.statuses import FeedbackState, FeedbackVerb
from outbox.models import Message

WRITE = "/gop-y/"
BOARD = "/admin/gop-y/"
SECRET_WORDS = "Đèn đường ngõ Sáu hỏng từ hôm rằm"


@pytest.fixture
def filled(client) -> Callable[..., dict[str, Any]]:
    def fill(**changes: Any) -> dict[str, Any]:
        page = client.get(WRITE).content.decode()
        token = re.search(r'name="token" value="([^"]+)"', page)[1]
        words = {"kind": "report", "words": SECRET_WORDS, "consent": "on", "token": token}
        return {name: value for name, value in (words | changes).items() if value is not None}

    return fill


@pytest.fixture
def write(letter) -> Callable[..., Feedback]:
    return lambda **changes: letter(**{"words": SECRET_WORDS, **changes})


@pytest.fixture
def officer(make_user, commune):
    user = make_user(Role.COMMUNICATOR)
    FeedbackDuty.objects.create(user=user, commune=commune, duty=FeedbackDuty.Duty.OFFICER)
    return user


@pytest.fixture
def monitor(make_user, commune):
    user = make_user(Role.COMMUNICATOR)
    FeedbackDuty.objects.create(user=user, commune=commune, duty=FeedbackDuty.Duty.MONITOR)
    return user


class TestWriting:
    def test_words_alone_are_enough(self, write):
        made = write()
        assert (made.state, made.name, made.phone, made.words) == (FeedbackState.RECEIVED, "", "", SECRET_WORDS)
        assert [event.verb for event in made.events.all()] == [FeedbackVerb.RECEIVE]
        assert made.reply_due > timezone.now()

    def test_the_receipt_shows_the_code_and_the_day_and_nothing_that_was_written(self, client, write):
        made = write(name="Bác Kín Đáo", phone="0912 345 678", village="Thôn Mẫu 1")
        page = client.get(f"/gop-y/da-nhan/{made.public_id}/").content.decode()
        assert made.spoken_code in page
        assert f"{timezone.localtime(made.reply_due):%d/%m/%Y}" in page
        for own in (SECRET_WORDS, "Kín Đáo", "0912", "345 678"):
            assert own not in page

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"words": ""}, "Bác viết giúp mấy dòng"),
            ({"kind": None}, "Bác chọn giúp: góp ý"),
            ({"consent": None}, "đánh dấu vào ô đồng ý"),
            ({"phone": "12"}, "số"),
            ({"words": "Căn cước của tôi 001199012345"}, "số căn cước"),
        ],
    )
    def test_what_is_missing_is_said_and_what_was_typed_stays(self, client, filled, changes, said):
        typed = filled(**{"name": "Bác Năm", **changes})
        page = client.post(WRITE, typed)
        assert said in page.content.decode()
        assert "Bác Năm" in page.content.decode()
        assert "001199012345" not in page.content.decode()
        assert not Feedback.objects.exists()

    def test_the_same_form_twice_is_one_feedback(self, client, filled):
        typed = filled()
        addresses = {client.post(WRITE, typed)["Location"] for _ in range(3)}
        assert len(addresses) == 1
        assert Feedback.objects.count() == 1

    def test_the_same_token_with_other_words_overwrites_nothing(self, client, filled):
        typed = filled()
        client.post(WRITE, typed)
        page = client.post(WRITE, typed | {"words": "Chuyện khác"})
        assert page.status_code == 409
        assert Feedback.objects.get().words == SECRET_WORDS

    def test_a_box_only_programs_see_stops_them_and_says_so(self, client, filled):
        page = client.post(WRITE, filled(trang_web="http://x"))
        assert page.status_code == 400
        assert "chưa gửi được" in page.content.decode()
        assert not Feedback.objects.exists()

    def test_no_message_holds_what_was_written(self, write, make_user, commune):
        make_user(Role.COORDINATOR, commune=commune).__class__.objects.update(email="xa@example.org")
        write(name="Bác Kín Đáo", phone="0912 345 678")
        sent = Message.objects.filter(key__startswith="feedback:")
        assert sent.exists()
        assert not any(own in message.body + message.subject for message in sent for own in (SECRET_WORDS, "Kín Đáo"))

    def test_a_page_of_the_form_asks_little_of_the_database(self, client, django_assert_max_num_queries):
        client.get(WRITE)
        with django_assert_max_num_queries(10):
            assert client.get(WRITE).status_code == 200


class TestMoves:
    def test_the_whole_life_stands_in_the_history(self, write, officer):
        made = write()
        services.assign_feedback(feedback=made, to=officer, by=officer)
        services.answer_feedback(feedback=made, by=officer, answer="Xã đã thay bóng đèn ngày 20/11.")
        services.close_feedback(feedback=made, by=officer)
        made.refresh_from_db()
        assert (made.state, made.assigned_to) == (FeedbackState.CLOSED, officer)
        assert [event.verb for event in made.events.order_by("pk")] == ["receive", "assign", "answer", "close"]

    def test_the_writer_reads_the_answer_at_the_receipt(self, client, write, officer):
        made = write()
        services.answer_feedback(feedback=made, by=officer, answer="Xã đã thay bóng đèn.")
        assert "Xã đã thay bóng đèn." in client.get(f"/gop-y/da-nhan/{made.public_id}/").content.decode()

    def test_nobody_without_the_duty_is_given_a_feedback(self, write, officer, member_user):
        with pytest.raises(MoveRefused):
            services.assign_feedback(feedback=write(), to=member_user, by=officer)

    def test_an_answer_is_public_only_where_the_writer_allowed_it(self, client, write, officer):
        with pytest.raises(MoveRefused):
            services.answer_feedback(feedback=write(), by=officer, answer="Đã xong.", summary="Đèn hỏng")
        allowed = write(may_publish="on", words="Đường làng nhiều ổ gà")
        services.answer_feedback(feedback=allowed, by=officer, answer="Tháng sau xã vá đường.", summary="Đường xấu")
        page = client.get("/gop-y/tra-loi/").content.decode()
        assert "Đường xấu" in page
        assert "Tháng sau xã vá đường." in page
        assert "ổ gà" not in page

    def test_a_public_answer_names_nobody(self, write, login, officer):
        made = write(may_publish="on", name="Năm Thắm", phone="0912 345 678")
        browser = login(officer)
        for answer in ("Chào bà Năm Thắm, đèn đã thay.", "Xã gọi 0912 345 678 rồi, đèn đã thay."):
            browser.post(f"{BOARD}{made.public_id}/answer/", {"answer": answer, "summary": "Đèn hỏng"})
            assert Feedback.objects.get().answer == ""
        browser.post(f"{BOARD}{made.public_id}/answer/", {"answer": "Đèn đã thay.", "summary": "Đèn hỏng"})
        assert Feedback.objects.get().is_public

    def test_an_answered_feedback_nobody_closes_is_forgotten_in_time_too(self, write, officer):
        made = write(name="Năm Thắm", phone="0912 345 678")
        services.answer_feedback(feedback=made, by=officer, answer="Chào bà Năm Thắm.")
        later = timezone.now() + timedelta(days=91)
        assert anonymise_closed_feedback(now=later, dry_run=True) == 1
        assert anonymise_closed_feedback(now=later) == 1
        row = Feedback.objects.get()
        assert (row.name, row.phone, row.words, row.answer) == ("", "", "", "")

    def test_reopening_takes_the_answer_off_the_site(self, client, write, officer):
        made = write(may_publish="on")
        services.answer_feedback(feedback=made, by=officer, answer="Đã xong.", summary="Đèn ngõ hỏng")
        services.reopen_feedback(feedback=made, by=officer, reason="Đèn lại hỏng")
        assert "Đèn ngõ hỏng" not in client.get("/gop-y/tra-loi/").content.decode()

    def test_the_table_refuses_a_public_answer_nobody_allowed(self, write):
        made = write()
        with pytest.raises(IntegrityError), transaction.atomic():
            Feedback.objects.filter(pk=made.pk).update(is_public=True, public_summary="Lén đăng")

    def test_a_closed_feedback_is_not_answered_again(self, write, officer):
        made = write()
        services.answer_feedback(feedback=made, by=officer, answer="Đã xong.")
        services.close_feedback(feedback=made, by=officer)
        with pytest.raises(MoveRefused):
            services.answer_feedback(feedback=made, by=officer, answer="Khác.")

    def test_another_token_owner_cannot_be_mistaken(self, write, filled):
        made = write()
        with pytest.raises(AlreadySent):
            services.receive_feedback(
                letter=services.Letter(
                    token=made.token, commune=made.commune, kind="report", words="Khác", consent_version="1",
                    consent_text="x",
                )
            )  # fmt: skip


class TestBoard:
    def test_who_answers_sees_the_words_and_the_number_only_after_asking(self, write, login, officer):
        made = write(name="Bác Kín Đáo", phone="0912 345 678")
        browser = login(officer)
        page = browser.get(f"{BOARD}{made.public_id}/").content.decode()
        assert SECRET_WORDS in page
        assert "Kín Đáo" not in page
        assert "345 678" not in page
        page = browser.post(f"{BOARD}{made.public_id}/xem-so/").content.decode()
        assert "Kín Đáo" in page
        assert "0912 345 678" in page
        assert FeedbackEvent.objects.filter(feedback=made, verb=FeedbackVerb.REVEAL, actor=officer).count() == 1

    def test_who_only_watches_sees_the_progress_and_no_person(self, write, login, monitor):
        made = write(name="Bác Kín Đáo", phone="0912 345 678")
        browser = login(monitor)
        assert made.spoken_code in browser.get(BOARD).content.decode()
        page = browser.get(f"{BOARD}{made.public_id}/").content.decode()
        for own in (SECRET_WORDS, "Kín Đáo", "345 678"):
            assert own not in page
        assert browser.post(f"{BOARD}{made.public_id}/xem-so/").status_code == 302
        assert browser.post(f"{BOARD}{made.public_id}/answer/", {"answer": "x"}).status_code == 302
        made.refresh_from_db()
        assert made.state == FeedbackState.RECEIVED

    @pytest.mark.parametrize("role", [Role.TEAM_MEMBER, Role.TEAM_LEADER, Role.COMMUNICATOR, Role.ADMINISTRATOR])
    def test_nobody_else_has_a_board(self, write, make_user, login, team, role):
        made = write()
        browser = login(make_user(role, team=team))
        assert browser.get(BOARD).status_code == 302
        assert browser.get(f"{BOARD}{made.public_id}/").status_code == 302
        assert "/admin/gop-y/" not in browser.get("/admin/").content.decode()

    def test_an_officer_of_another_commune_finds_nothing(self, write, make_user, login, commune, other_commune):
        made = write(commune=commune.code)
        user = make_user(Role.COMMUNICATOR)
        FeedbackDuty.objects.create(user=user, commune=other_commune, duty=FeedbackDuty.Duty.OFFICER)
        browser = login(user)
        assert made.spoken_code not in browser.get(BOARD).content.decode()
        assert browser.get(f"{BOARD}{made.public_id}/").status_code == 404

    def test_answering_in_the_admin_keeps_what_was_typed_when_it_is_refused(self, write, login, officer):
        made = write()
        browser = login(officer)
        page = browser.post(f"{BOARD}{made.public_id}/answer/", {"answer": "Mã OTP là 123456"}).content.decode()
        assert "OTP" in page
        assert Feedback.objects.get().state == FeedbackState.RECEIVED
        browser.post(f"{BOARD}{made.public_id}/answer/", {"answer": "Xã đã thay bóng đèn."})
        assert Feedback.objects.get().answer == "Xã đã thay bóng đèn."

    def test_the_board_costs_the_same_at_ten_times_the_rows(self, write, login, officer):
        browser = login(officer)
        costs = []
        for rows in (2, 18):
            for number in range(rows):
                write(words=f"Việc thứ {rows} {number}")
            browser.get(BOARD)
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(BOARD).status_code == 200
            costs.append(len(queries))
        assert costs[0] == costs[1] <= 25
