"""What is said where there is no network, and the worker that keeps it on the phone."""

from home.models import SiteSettings

LIMIT = 2200  # bytes; every visit asks whether it has changed


def worker(client) -> str:
    return client.get("/sw.js").content.decode()


def test_without_a_network_the_page_says_whom_to_call_and_claims_nothing_about_what_was_sent(client):
    response = client.get("/ngoai-mang/")
    shown = response.content.decode()
    assert response.status_code == 200 and not response.cookies
    assert 'href="tel:+84100000001"' in shown and "vẫn gọi điện được" in shown
    main = shown.split("<main")[1].lower()
    assert "đừng gửi thêm lần nữa" in main
    assert not [claim for claim in ("chưa gửi", "đã gửi", "đã nhận", "chưa nhận") if claim in main]


def test_the_page_kept_on_the_phone_shows_no_alert_that_may_be_over(client):
    assert "Cảnh báo hôm nay" in client.get("/").content.decode()
    assert "Cảnh báo hôm nay" not in client.get("/ngoai-mang/").content.decode()


def test_the_worker_is_small_and_asked_for_anew_at_every_visit(client):
    response = client.get("/sw.js")
    assert response["Content-Type"].startswith("text/javascript")
    assert response["Cache-Control"] == "no-cache" and not response.cookies
    assert len(response.content) <= LIMIT
    again = client.get("/sw.js", headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304 and not again.content


def test_the_worker_leaves_the_desk_alone_and_keeps_guides_only(client):
    text = worker(client)
    assert "/admin/" in text and "huong-dan" in text
    assert "hen-ho-tro" not in text and "tra-cuu" not in text


def test_a_new_number_to_call_reaches_the_page_kept_on_the_phone(client, site):
    before = worker(client)
    assert worker(client) == before
    SiteSettings.objects.filter(site=site).update(hotline="0100000009")
    assert worker(client) != before


def test_switched_off_the_worker_removes_itself(client, settings):
    settings.OFFLINE_READING = False
    text = worker(client)
    assert "unregister" in text and "onfetch" not in text and 'addEventListener("fetch"' not in text
