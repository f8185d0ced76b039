"""The front page, plain pages, and pages for when something is wrong."""

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from home.errors import broken


def page(client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_the_front_page_offers_search_the_four_doors_an_alert_and_a_human(client):
    shown = page(client, "/")
    for words in ["Bác cần giúp việc gì?", 'action="/tim-kiem/"', 'href="tel:+84100000001"', "Cảnh báo hôm nay"]:
        assert words in shown
    for door in ["/huong-dan/", "/hen-ho-tro/", "/to-cong-nghe-so/", "/kiem-tra/"]:
        assert f'href="{door}"' in shown


@pytest.mark.parametrize("address", ["/vua-bi-lua/", "/kiem-tra/", "/quyen-rieng-tu/", "/ve-to/"])
def test_plain_pages_are_there_with_their_source(client, address):
    assert "Kiểm tra ngày" in page(client, address)


ADDRESSES = ["/", "/huong-dan/", "/to-cong-nghe-so/", "/canh-bao/", "/hen-ho-tro/", "/tra-cuu/", "/tim-kiem/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_number_to_call_stands_on_every_page_at_the_same_place(client, address):
    assert 'class="call-bar' in page(client, address)


class TestWhenSomethingIsWrong:
    def test_a_page_that_is_not_there_says_where_to_go(self, client):
        shown = page(client, "/khong-co-trang-nay/", 404)
        assert "tel:+84100000001" in shown and "/tim-kiem/" in shown

    def test_a_broken_page_needs_neither_database_nor_site(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            shown = broken(RequestFactory().get("/")).content.decode()
        assert "gọi" in shown.lower() and "500" not in shown

    def test_an_expired_admin_form_is_explained(self):
        client = Client(enforce_csrf_checks=True)
        response = client.post(reverse("wagtailadmin_login"), {"username": "0100000101", "password": "x"})
        assert response.status_code == 403 and 'lang="vi"' in response.content.decode()
