"""Who books for whom, what is declared, what is sent twice, and what only a program would send."""

import pytest

from help_requests.models import HelpRequest
from tests.help_requests.pages import held_by, text

SEND, CHECK = "/hen-ho-tro/", "/hen-ho-tro/xem-lai/"


class TestTwoPeople:
    relative = {"for_other": "on", "booker_name": "Chị Hoa", "booker_phone": "0987654321"}

    def test_the_contract_is_enough_and_the_rest_is_the_careful_answer(self, send):
        row = send(**self.relative)
        assert (row.for_other, row.call_first, row.agreed_how) == (True, "booker", "not_yet")
        assert row.first_call_phone == "+84987654321"

    def test_who_is_called_first_and_how_the_elder_agreed_is_kept_and_read_again(self, client, filled):
        words = filled(**self.relative, call_first="self", agreed_how="beside_me")
        page = text(client.post(CHECK, words))
        assert "Tổ gọi người được giúp trước" in page and "Đang ngồi cạnh tôi và đồng ý" in page
        client.post(SEND, held_by(page))
        row = HelpRequest.objects.get()
        assert (row.call_first, row.agreed_how, row.first_call_phone) == ("self", "beside_me", "+84912345678")

    def test_an_elder_without_a_telephone_is_reached_through_who_books(self, send):
        assert send(**self.relative, phone=None).phone == "+84987654321"

    def test_a_wrong_number_of_the_elder_is_still_wrong(self, client, filled):
        assert "thiếu một chữ số" in text(client.post(SEND, filled(**self.relative, phone="091 234 567")))

    @pytest.mark.parametrize("nobody", [{}, {"for_other": ""}, {"for_other": "False"}])
    def test_for_oneself_nothing_of_a_relative_is_kept(self, send, nobody):
        row = send(**self.relative | {"for_other": None} | nobody, call_first="self", agreed_how="beside_me")
        assert not row.for_other
        assert [row.booker_name, row.booker_phone, row.call_first, row.agreed_how] == ["", "", "", ""]


def test_what_was_declared_is_kept_read_again_and_the_order_is_no_secret(client, filled):
    assert "không giấu ai" in text(client.get(SEND))
    page = text(client.post(CHECK, filled(lives_alone="on", payment_due="on")))
    assert "Ở một mình, Sắp đến hạn" in page
    client.post(SEND, held_by(page))
    row = HelpRequest.objects.get()
    assert (row.lives_alone, row.no_smartphone, row.payment_due) == (True, False, True)


def test_the_same_words_from_a_fresh_form_lead_to_the_first_receipt_and_say_so(client, filled):
    first, second = client.post(SEND, filled()), client.post(SEND, filled(), follow=True)
    assert second.redirect_chain[0][0] == f"{first['Location']}?da-gui"
    assert "Lời hẹn này bác đã gửi lúc" in text(second) and HelpRequest.objects.count() == 1


@pytest.mark.parametrize("address", [SEND, CHECK])
def test_what_only_a_program_fills_in_is_refused_without_a_lie(client, filled, address):
    answer = client.post(address, filled(trang_web="http://example.com"))
    assert answer.status_code == 400 and "Trang này chưa gửi được" in text(answer) and "0100 000 001" in text(answer)
    assert 'value="Bác Năm"' in text(answer) and "example.com" not in text(answer)
    assert not HelpRequest.objects.exists()
