"""Letters in three sizes, for a reader without JavaScript."""

import pytest

from core.text_size import COOKIE, TextSize


def choose(client, size: str, back: str = "/huong-dan/"):
    return client.post("/co-chu/", {"co": size, "next": back})


def test_letters_are_of_the_usual_size_until_somebody_chooses(client):
    response = client.get("/huong-dan/")
    assert "data-text" not in response.content.decode()
    assert not response.cookies


@pytest.mark.parametrize("size", [TextSize.LARGE, TextSize.LARGEST])
def test_a_chosen_size_holds_on_every_page_that_follows(client, size):
    assert choose(client, size).headers["Location"] == "/huong-dan/"
    for address in ("/", "/huong-dan/", "/hen-ho-tro/", "/khong-co-trang-nay/"):
        assert f'data-text="{size.value}"' in client.get(address).content.decode(), address


def test_the_usual_size_can_be_chosen_again(client):
    choose(client, TextSize.LARGEST)
    choose(client, TextSize.NORMAL)
    assert "data-text" not in client.get("/").content.decode()


def test_the_size_in_use_is_the_one_marked(client):
    choose(client, TextSize.LARGE)
    html = client.get("/").content.decode()
    assert html.count('name="co"') == 3
    assert 'value="to" aria-current="true"' in html


@pytest.mark.parametrize("size", ["", "khong-co", '"><script>', "TO"])
def test_a_size_that_is_not_offered_changes_nothing(client, size):
    assert COOKIE not in choose(client, size).cookies


def test_a_size_forged_in_the_cookie_is_not_written_into_the_page(client):
    client.cookies[COOKIE] = "x onload=1"
    assert "onload" not in client.get("/").content.decode()


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example/", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(client, back):
    assert choose(client, TextSize.LARGE, back).headers["Location"] == "/"


def test_a_cache_never_hands_one_readers_size_to_another(client):
    assert "Cookie" in client.get("/huong-dan/").headers["Vary"]


def test_looking_at_the_address_changes_nothing(client):
    assert client.get("/co-chu/").status_code == 405


def test_an_answer_to_a_form_offers_no_size_that_would_lose_what_was_typed(client):
    html = client.post("/hen-ho-tro/xem-lai/", {"name": "Bác Năm"}).content.decode()
    assert '<details class="text-size" hidden>' in html
