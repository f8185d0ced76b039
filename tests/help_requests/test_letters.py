"""A góp ý followed by its code and number, and what its writer may ask about the data kept of it."""

import pytest

from accounts.roles import Role
from help_requests.models import Feedback, FeedbackDuty, PrivacyDemand
from help_requests.services.demands import finish_demand
from help_requests.services.feedback import answer_feedback, assign_feedback
from outbox.models import Message
from tests.help_requests.tracked import ANSWER, let_in, look, page, say

OWN = ["Zxqv", "Wjkf", "0912 777 345", "912777345", "777 345"]


@pytest.fixture
def written(letter) -> Feedback:
    return letter(name="Bà Zxqv", phone="0912 777 345", words="Đèn ngõ Wjkf tắt đã lâu.")


class TestFollowing:
    def test_code_and_three_digits_show_how_far_it_has_come(self, client, written, make_user, commune):
        officer = make_user(Role.COORDINATOR, commune=commune)
        answer_feedback(feedback=written, by=officer, answer="Xã đã thay bóng đèn.")
        shown = page(look(client, written, "345"))
        assert written.spoken_code in shown and "Xã đã thay bóng đèn." in shown
        assert not any(own in shown for own in OWN)

    def test_wrong_digits_and_a_letter_without_a_number_look_like_an_unknown_code(self, client, written, letter):
        wrong, bare = page(look(client, written, "346")), page(look(client, letter(), "345"))
        for shown in (wrong, bare):
            assert "Mã hoặc 3 số cuối chưa đúng" in shown and "Đến đâu rồi" not in shown

    def test_guessing_is_stopped_as_for_requests(self, client, written):
        answers = {look(client, written, f"{number:03}").status_code for number in range(8)}
        assert 429 in answers
        assert "Đến đâu rồi" not in page(look(client, written, "345")), "three digits no longer open it"

    def test_the_receipt_alone_offers_nothing_to_demand(self, client, written):
        assert "Thông tin của tôi" not in client.get(f"/gop-y/da-nhan/{written.public_id}/").content.decode()


class TestDemanding:
    def test_to_be_deleted_becomes_a_task_and_then_is_done(self, client, written, make_user, commune):
        shown = page(say(client, let_in(client, written, "345"), "demand", kind="erase"))
        assert "Xã đã ghi điều bác muốn" in shown
        demand = PrivacyDemand.objects.get()
        assert (demand.feedback, demand.commune) == (written, commune)
        finish_demand(demand=demand, by=make_user(Role.COORDINATOR, commune=commune), note="Đã xóa.")
        after = Feedback.objects.get()
        assert (after.name, after.phone, after.words) == ("", "", "")

    def test_what_is_not_chosen_is_said_where_it_was_asked(self, client, written):
        shown = page(say(client, let_in(client, written, "345"), "demand"))
        assert "Bác chọn giúp một dòng" in shown and not PrivacyDemand.objects.exists()

    def test_the_coordinator_sees_whose_it_is(self, client, written, login, make_user, commune):
        say(client, let_in(client, written, "345"), "demand", kind="view")
        desk = login(make_user(Role.COORDINATOR, commune=commune))
        assert f"Góp ý {written.spoken_code}" in page(desk.get("/admin/viec-rieng-cua-xa/?muc=thong-tin"))

    def test_a_forged_pass_does_nothing(self, client, written):
        assert client.post(ANSWER, {"pass": "x:y:z", "answer": "demand", "kind": "erase"}).status_code == 403
        assert not PrivacyDemand.objects.exists()


class TestTelling:
    @pytest.fixture
    def officer(self, make_user, commune):
        user = make_user(Role.COMMUNICATOR)
        type(user).objects.filter(pk=user.pk).update(email="chuyen-vien@example.org")
        FeedbackDuty.objects.create(user=user, commune=commune, duty=FeedbackDuty.Duty.OFFICER)
        return user

    def told(self, key: str) -> list[str]:
        return list(Message.objects.filter(key__startswith=key).values_list("recipient", flat=True))

    def test_officers_hear_of_a_new_one(self, officer, letter):
        assert self.told(f"feedback:{letter().pk}:new") == ["chuyen-vien@example.org"]

    def test_whoever_is_given_one_hears_of_it_and_who_takes_one_does_not(self, officer, letter, make_user, commune):
        first, second = letter(), letter(words="Loa xã nhỏ quá.")
        assign_feedback(feedback=first, to=officer, by=make_user(Role.COORDINATOR, commune=commune))
        assign_feedback(feedback=second, to=officer, by=officer)
        assert self.told(f"feedback:{first.pk}:given") == ["chuyen-vien@example.org"]
        assert self.told(f"feedback:{second.pk}:given") == []

    def test_no_key_of_a_message_holds_an_address(self, officer, letter):
        letter()
        assert not Message.objects.filter(key__contains="@").exists()
