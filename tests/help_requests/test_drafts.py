"""What a page tells the phone's draft: whose words stand, what was received. Only the receipt says "received"."""

import re

import pytest

from help_requests.models import HelpRequest
from tests.help_requests.pages import text

BOOK, CHECK, WRITE = "/hen-ho-tro/", "/hen-ho-tro/xem-lai/", "/gop-y/"
RECEIVED = re.compile(r'data-received="([^"]*)"')


@pytest.mark.parametrize("address", [BOOK, WRITE])
def test_a_fresh_form_takes_the_draft_and_one_the_server_gives_back_keeps_its_own_words(client, team, address):
    assert "data-draft" in (fresh := text(client.get(address))) and "data-typed" not in fresh
    assert "data-typed" in text(client.post(address, {"name": "Bác Năm"}))


def test_only_the_page_after_which_something_is_stored_sends_by_itself(client, filled):
    assert "data-sends" not in text(client.get(BOOK))
    assert "data-sends" in text(client.post(CHECK, filled()))
    assert "data-sends" in text(client.get(WRITE))


def test_no_form_holds_the_word_received_for_a_script_to_show(client, filled):
    for page in (client.get(BOOK), client.post(CHECK, filled()), client.get(WRITE)):
        assert "data-state" in text(page) and "đã nhận" not in text(page).split("<main")[1].split("</main")[0].lower()


def test_the_receipt_says_who_received_it_and_when_and_which_draft_that_was(client, send, team):
    request = send()
    page = text(client.get(f"/hen-ho-tro/da-nhan/{request.public_id}/"))
    assert re.search(rf"{team.name} đã nhận lúc \d\d:\d\d", page)
    assert RECEIVED.search(page)[1] == request.token[:8]
    assert request.token not in page


def test_where_no_team_is_known_the_commune_has_received_it(client, send):
    request = send(village="Thôn Không Có")
    page = text(client.get(f"/hen-ho-tro/da-nhan/{request.public_id}/"))
    assert f"{request.commune.owner} đã nhận lúc" in page


def test_a_form_that_lay_on_the_phone_for_more_than_a_day_comes_back_with_its_words_and_a_fresh_token(client, filled):
    page = text(client.post(BOOK, filled(token="hết hạn")))
    assert "mở đã lâu" in page and 'value="Bác Năm"' in page and "data-typed" in page
    assert not HelpRequest.objects.exists() and "hết hạn" not in page
