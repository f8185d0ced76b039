"""Health, uploaded files, headers."""

from unittest.mock import patch

import pytest
from django.core.files.base import ContentFile
from django.db import OperationalError

from core import health
from core.models import Picture


def test_health_answers_without_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").content == b"ok\n"


def test_readiness_says_what_is_missing(client):
    answer = client.get("/readyz").json()
    assert answer["ready"] is True and answer["checks"] == {"database": True, "migrations": True}
    with patch("core.views.MigrationExecutor", side_effect=OperationalError):
        response = client.get("/readyz")
    assert response.status_code == 503 and response.json()["checks"]["database"] is False
    assert response.json()["notes"] == {}


def test_what_an_app_notes_makes_nothing_unready_nor_does_its_failure(client, monkeypatch):
    monkeypatch.setattr(health, "_notes", {})
    health.register_note("good", lambda: {"waiting": 3})
    health.register_note("bad", lambda: 1 / 0)
    answer = client.get("/readyz")
    assert answer.status_code == 200 and answer.json()["ready"] is True
    assert answer.json()["notes"] == {"good": {"waiting": 3}, "bad": {"problem": "ZeroDivisionError"}}


def test_an_uploaded_drawing_can_do_nothing_but_draw(client, settings):
    svg = ContentFile(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>1</script></svg>', "a.svg")
    picture = Picture.objects.create(title="Hình", file=svg)
    response = client.get(picture.file.url)
    assert response.status_code == 200 and "sandbox" in response["Content-Security-Policy"]
    assert "script-src" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    ["documents/a.pdf", "../var/secret_key", "images/../../manage.py", "images/../documents/a.pdf", "site.sqlite3"],
)
def test_nothing_but_pictures_is_served_from_uploads(client, path):
    assert client.get(f"/media/{path}").status_code in {400, 404}


@pytest.mark.parametrize("address", ["/", "/hen-ho-tro/", "/khong-co/"])
def test_public_pages_are_strict(client, address):
    policy = client.get(address)["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy


def test_an_enormous_body_is_refused_before_it_is_read(client):
    response = client.post("/hen-ho-tro/", {"note": "a" * 1_100_000})
    assert response.status_code == 413 and "dài quá" in response.content.decode()


@pytest.mark.parametrize("address", ["/", "/huong-dan/", "/hen-ho-tro/", "/tra-cuu/", "/canh-bao/"])
def test_reading_sets_no_cookie(client, address):
    assert not client.get(address).cookies
