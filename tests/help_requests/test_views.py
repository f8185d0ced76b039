"""What somebody sees who asks for help."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.roles import Role
from core.models import Topic
from guides.models import GuidePage
from help_requests.models import HelpRequest
from help_requests.statuses import State
from outbox.models import Message
from teams_directory.models import Commune, GroupSession
from tests.help_requests.pages import held_by, text

SECRETS = ["Năm", "0912 345 678", "912345678", "sau đình"]
SEND, CHECK, TRACK = "/hen-ho-tro/", "/hen-ho-tro/xem-lai/", "/tra-cuu/"


class TestSending:
    def test_a_booking_reaches_the_team_of_the_village_and_shows_a_receipt(self, client, filled, team):
        response = client.post(SEND, filled(), follow=True)
        request = HelpRequest.objects.get()
        assert request.team == team and request.state == State.NEW
        assert response.redirect_chain[0][1] == 303
        assert request.spoken_code in text(response)
        assert "sẽ gọi lại" in text(response) and team.name in text(response)

    def test_the_check_page_shows_everything_and_stores_nothing(self, client, filled):
        page = text(client.post(CHECK, filled()))
        for words in ["Bác Năm", "0912 345 678", "Thôn Mẫu 1", "Nhà sau đình, cổng xanh.", "Tại nhà"]:
            assert words in page
        assert not HelpRequest.objects.exists()

    @pytest.mark.parametrize(("typed", "said"), [("xom dinh mau", "Thôn Mẫu 1"), ("khong biet", "Chưa rõ thôn nào")])
    def test_the_check_page_says_which_village_was_understood(self, client, filled, typed, said):
        page = text(client.post(CHECK, filled(village=typed)))
        assert said in page and typed in page

    def test_what_the_check_page_holds_can_be_sent_as_it_stands(self, client, filled):
        page = text(client.post(CHECK, filled(for_other="on", booker_name="Chị Hoa", booker_phone="0987654321")))
        assert client.post(SEND, held_by(page)).status_code == 303
        assert HelpRequest.objects.get().booker_phone == "+84987654321"

    def test_going_back_from_the_check_page_keeps_what_was_typed(self, client, filled):
        page = text(client.post("/hen-ho-tro/sua/", filled() | {"for_other": "False"}))
        assert 'value="Bác Năm"' in page and "Nhà sau đình" in page
        assert not re.search(r'name="for_other" value="on"[^>]*checked', page)

    @pytest.mark.parametrize("typed", ["Làng Mẫu Thượng", "lang mau thuong", "MẪU 1", "thôn mẫu  1", "Thôn Mẫu 1"])
    def test_the_village_is_found_by_any_of_its_names(self, send, team, typed):
        assert send(village=typed).team == team

    @pytest.mark.parametrize("typed", ["Thôn Không Có", "Thôn Mẫu 5", "Thôn Mẫu 6", "🙂"])
    def test_no_village_or_no_working_team_means_the_communes_queue(self, client, send, typed):
        request = send(village=typed)
        assert request.state == State.TRIAGE and request.team is None
        assert "tìm người giúp" in text(client.get(f"/hen-ho-tro/da-nhan/{request.public_id}/"))

    def test_a_message_for_the_team_is_written_with_the_booking_and_names_nobody(self, send, team, member_user):
        member_user.email = "mau@example.com"
        member_user.save()
        request = send()
        message = Message.objects.get()
        assert message.recipient == "mau@example.com" and team.name in message.body
        for secret in ["Năm", "912", request.code, request.public_id, request.spoken_code]:
            assert secret not in message.body + message.key + message.subject

    def test_a_team_without_an_email_leaves_it_to_the_coordinator(self, send, make_user, commune):
        coordinator = make_user(Role.COORDINATOR, commune=commune)
        coordinator.email = "dieu-phoi@example.com"
        coordinator.save()
        send()
        assert Message.objects.get().recipient == "dieu-phoi@example.com"

    def test_nothing_is_said_to_be_sent_where_nobody_has_an_email(self, send):
        send()
        assert not Message.objects.exists()

    def test_the_step_somebody_is_stuck_at_travels_with_the_request(self, client, filled):
        guide = GuidePage.objects.get(slug="kich-hoat-vneid")
        step = guide.numbered_steps[2]
        page = text(client.get(SEND, {"bai": str(guide.translation_key), "buoc": step.id}))
        assert guide.title in page and step.title in page
        client.post(SEND, filled(guide=str(guide.translation_key), step=step.id))
        request = HelpRequest.objects.get()
        assert (request.step_id, request.guide_key) == (step.id, str(guide.translation_key))

    def test_emoji_and_decomposed_letters_are_kept_as_one_spelling(self, send):
        request = send(name="Ba\u0301c Năm 🙂", note="Nha\u0300 sau đi\u0300nh 🏡")
        assert request.name == "Bác Năm 🙂" and request.note == "Nhà sau đình 🏡"


class TestSharedSite:
    @pytest.fixture
    def neighbour(self, commune) -> Commune:
        commune.pk, commune.code, commune.name, commune.hotline = None, "10633", "Trần Phú", "0100000002"
        commune.save()
        return commune

    def test_two_communes_on_one_site_are_asked_for_first(self, client, filled, neighbour):
        page = text(client.post(CHECK, filled()))
        assert "chọn giúp xã của mình" in page and neighbour.full_name in page

    def test_the_same_village_name_belongs_to_the_commune_that_was_chosen(self, send, neighbour):
        assert send(commune="10633").commune == neighbour


class TestWrongInput:
    def refused(self, client, filled, **changes) -> str:
        response = client.post(SEND, filled(**changes))
        assert response.status_code in {200, 409, 429}
        assert not HelpRequest.objects.exists()
        page = text(response)
        assert "<title>Lỗi:" in page and 'role="alert"' in page
        return page

    def test_an_empty_form_says_what_is_missing_field_by_field(self, client):
        page = text(client.post(CHECK, {}))
        for name in ["name", "phone", "village", "topic", "place", "when", "consent"]:
            assert re.search(rf'href="#{name}(_0)?"', page), name
            assert re.search(rf'id="{name}(_0)?"', page), name

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"phone": "+1 202 555 0100"}, "không phải số Việt Nam"),
            ({"phone": "091 234 567"}, "thiếu một chữ số"),
            ({"phone": "không nhớ"}, "chữ"),
            ({"note": "Số căn cước của tôi 001085012345"}, "căn cước"),
            ({"note": "Thẻ 4111 1111 1111 1111"}, "thẻ"),
            ({"note": "mã OTP là 483920"}, "OTP"),
            ({"when": "2020-01-01-am"}, "đã qua"),
            ({"when": "31/02/2027"}, "Không có ngày này"),
            ({"when": "hôm nào đó"}, "chọn giúp một buổi"),
            ({"note": "a" * 50_000}, "dài quá"),
            ({"name": "🙂🙂"}, "chưa có chữ"),
            ({"consent": None}, "đồng ý"),
            ({"topic": "khong-co"}, "chọn giúp một việc"),
            ({"for_other": "on"}, "người hẹn giúp"),
            ({"token": "tu-nghi-ra"}, "mở đã lâu"),
        ],
    )
    def test_each_mistake_has_its_own_plain_words(self, client, filled, changes, message):
        page = self.refused(client, filled, **changes)
        assert message in page
        if "name" not in changes:
            assert 'value="Bác Năm"' in page

    def test_a_secret_in_the_note_is_blanked_on_the_page_and_kept_nowhere(self, client, filled):
        page = self.refused(client, filled, note="Căn cước 001085012345, nhà sau đình")
        assert "001085012345" not in page and "nhà sau đình" in page

    def test_a_form_opened_two_days_ago_is_sent_again_with_one_press(self, client, filled):
        words = filled()
        with time_machine.travel(timezone.now() + timedelta(days=2)):
            page = text(client.post(SEND, words))
            assert "mở đã lâu" in page and 'value="Bác Năm"' in page and not HelpRequest.objects.exists()
            fresh = re.search(r'name="token" value="([^"]+)"', page)[1]
            assert client.post(SEND, words | {"token": fresh}).status_code == 303


class TestSendingTwice:
    def test_a_double_tap_makes_one_request_and_shows_the_same_receipt(self, client, filled):
        words = filled()
        first, second = client.post(SEND, words), client.post(SEND, words)
        assert first["Location"] == second["Location"]
        assert HelpRequest.objects.count() == 1

    def test_the_same_token_with_other_words_overwrites_nothing(self, client, filled):
        words = filled()
        client.post(SEND, words)
        response = client.post(SEND, words | {"name": "Cô Sáu"})
        assert response.status_code == 409 and "đã gửi rồi" in text(response) and 'value="Cô Sáu"' in text(response)
        assert [request.name for request in HelpRequest.objects.all()] == ["Bác Năm"]

    def test_a_fourth_open_request_from_one_number_is_led_to_the_telephone(self, client, filled):
        for number in range(3):
            client.post(SEND, filled(note=f"Việc thứ {number}"))
        response = client.post(SEND, filled())
        assert response.status_code == 429 and "3 lời hẹn chưa xong" in text(response)
        assert HelpRequest.objects.count() == 3

    def test_one_address_may_send_thirty_bookings_in_ten_minutes_and_then_rests(self, client, filled):
        with time_machine.travel("2026-11-21T03:00:01Z", tick=False):
            for number in range(30):
                assert client.post(SEND, filled(phone=f"09123456{number:02}")).status_code == 303
            assert client.post(SEND, filled(phone="0988888888")).status_code == 429

    def test_one_address_may_hold_twenty_seats_a_day_and_then_is_rung_for_an_hour(self, client, filled, team):
        start = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=3)
        session = GroupSession.objects.create(
            team=team, village=team.village, topic=Topic.objects.filter(slug="vneid").first(), title="Cùng học",
            start=start, end=start + timedelta(hours=2), meeting_place="Đình làng", seats=99,
        )  # fmt: skip
        wish = f"buoi-{session.public_id}"
        for number in range(20):
            sent = client.post(SEND, filled(phone=f"09123456{number:02}", when=wish))
            assert sent.status_code == 303
        refused = client.post(SEND, filled(phone="0988888888", when=wish, name="Bác Mười"))
        assert refused.status_code == 429 and "bấm “Tôi muốn hẹn riêng”, tổ gọi lại hẹn giờ" in text(refused)
        assert "Bác Mười" in text(refused), "nothing typed is lost"
        assert client.post(SEND, filled(phone="0988888888", when="any")).status_code == 303

    def test_sending_again_days_later_shows_the_old_receipt_and_makes_no_second_request(self, client, filled):
        words = filled()
        first = client.post(SEND, words)
        with time_machine.travel(timezone.now() + timedelta(days=3)):
            assert client.post(SEND, words)["Location"] == first["Location"]
        assert HelpRequest.objects.count() == 1


class TestReceipt:
    def test_it_opens_from_a_bookmark_and_says_nothing_about_who_asked(self, send, stranger):
        request = send()
        response = stranger.get(f"/hen-ho-tro/da-nhan/{request.public_id}/")
        assert response.status_code == 200 and request.spoken_code in text(response)
        for secret in SECRETS:
            assert secret not in text(response)
        assert "no-store" in response["Cache-Control"]

    def test_an_unknown_address_is_not_found(self, client):
        assert client.get("/hen-ho-tro/da-nhan/khong-co/").status_code == 404


class TestTracking:
    def ask(self, client, code, digits="678"):
        return client.post(TRACK, {"code": code, "digits": digits})

    def test_code_and_digits_show_state_and_team_and_nothing_personal(self, client, send, team):
        page = text(self.ask(client, send().spoken_code))
        assert team.name in page and "Đã gửi, chờ tổ gọi lại" in page
        for secret in SECRETS:
            assert secret not in page

    def test_the_code_may_be_typed_without_marks_or_dashes(self, client, send):
        code = send().code.replace("-", " ").upper()
        assert "Tình trạng" in text(self.ask(client, code))

    def test_an_unknown_code_and_wrong_digits_get_the_same_words(self, client, send):
        unknown, wrong = self.ask(client, "lúa sông 0001"), self.ask(client, send().spoken_code, "000")
        for response in (unknown, wrong):
            assert "Mã hoặc 3 số cuối chưa đúng" in text(response)

    def test_after_wrong_digits_again_and_again_even_the_right_ones_wait(self, client, send):
        code = send().spoken_code
        with time_machine.travel(timezone.now().replace(minute=1), tick=False):
            for _ in range(10):
                last = self.ask(client, code, "000")
            assert last.status_code == 429 and "thử nhiều lần" in text(last)
            assert self.ask(client, code).status_code == 429

    def test_a_number_of_another_shape_is_told_what_a_code_looks_like(self, client):
        assert "hai từ và bốn số" in text(self.ask(client, "12345"))

    def test_opening_the_page_writes_nothing(self, client, django_assert_max_num_queries):
        with django_assert_max_num_queries(10) as caught:
            client.get(TRACK)
        assert not [row for row in caught if row["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
