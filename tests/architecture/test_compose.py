"""The container files: every part is watched, none runs as root, none knows a password."""

import re

import pytest
import yaml

from tests.architecture.tree import ROOT

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
NGINX = (ROOT / "site" / "launch" / "nginx.conf").read_text(encoding="utf-8")
SECRET = re.compile(r"PASSWORD|SECRET|TOKEN|KEY")
ASKED_FOR = re.compile(r"\$\{[A-Z_]+(?::\?|:-\})")  # ${NAME:?…} stops; ${NAME:-} leaves empty


def test_the_five_parts_are_there_and_one_that_prepares_them():
    assert set(SERVICES) == {"prepare", "web", "worker", "db", "search", "proxy"}


@pytest.mark.parametrize("name", SERVICES)
def test_every_lasting_service_is_watched_and_comes_back(name):
    service = SERVICES[name]
    if name == "prepare":
        assert service["restart"] == "no"
        return
    assert service["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}
    assert service["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", SERVICES)
def test_no_service_runs_as_root_or_gains_rights(name):
    service = SERVICES[name]
    assert re.fullmatch(r"[1-9]\d*:\d+", service["user"])
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert not {"privileged", "network_mode", "pid"} & set(service)


@pytest.mark.parametrize("name", SERVICES)
def test_no_service_has_a_password_of_its_own(name):
    for key, value in SERVICES[name].get("environment", {}).items():
        holds_secret = SECRET.search(key) or re.search(r"://[^/@]*:[^/@]*@", str(value))
        assert not holds_secret or ASKED_FOR.search(str(value)), f"{key}={value}"


def test_every_image_names_its_version():
    for service in SERVICES.values():
        assert re.search(r":(?!latest)[\w.-]+$", service["image"])
        assert "/" not in service["image"]


def test_only_the_proxy_is_reached_from_outside():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert COMPOSE["networks"]["inside"]["internal"] is True
    assert SERVICES["db"]["networks"] == SERVICES["search"]["networks"] == ["inside"]


def test_nothing_starts_before_what_it_needs_is_ready():
    for service in SERVICES.values():
        for needed, how in service.get("depends_on", {}).items():
            wanted = "service_completed_successfully" if needed == "prepare" else "service_healthy"
            assert how["condition"] == wanted


def test_what_must_last_is_kept_in_named_volumes():
    mounted = {volume.split(":")[0] for service in SERVICES.values() for volume in service.get("volumes", [])}
    assert set(COMPOSE["volumes"]) <= mounted
    assert {"database", "media", "search"} <= set(COMPOSE["volumes"])


def test_the_image_installs_checked_packages_and_drops_root():
    stages = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert stages == ["python:3.11-slim"] * 2
    assert "--require-hashes -r requirements.txt" in DOCKERFILE
    assert "collectstatic" in DOCKERFILE.split("\nFROM ")[1]
    assert re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE) == ["10001:10001"]
    assert "/healthz" in DOCKERFILE.split("HEALTHCHECK")[1]
    assert not SECRET.search(DOCKERFILE)


def block(opening: str) -> str:
    """The body of one nginx block without blocks of its own."""
    return NGINX.split(opening, 1)[1].split("}", 1)[0]


def test_the_proxy_replaces_what_a_visitor_claims_about_himself():
    headers = dict(re.findall(r"^ {4}proxy_set_header (\S+) (\S+);", NGINX, re.MULTILINE))
    assert headers["X-Forwarded-For"] == "$remote_addr"
    assert headers["X-Forwarded-Proto"] == "$scheme"
    assert headers["X-Forwarded-Host"] == headers["Host"] == "$host"


def test_the_proxy_serves_files_that_cannot_act():
    static, pictures = block("location /static/ {"), block("location ~ ^/media/(images|original_images)/ {")
    for files in (static, pictures):
        assert "X-Content-Type-Options nosniff always" in files
    assert re.search(r'Content-Security-Policy "default-src \'none\';[^"]*\bsandbox"', pictures)
    assert "/media/documents" not in NGINX


def test_the_proxy_limits_uploads_and_logs_no_query():
    assert "client_max_body_size 12m;" in NGINX
    log = re.search(r"log_format short ([^;]+);", NGINX)[1]
    assert not re.search(r"\$(request|args|query_string|request_uri|uri|http_referer|remote_addr)\b", log)


def test_the_proxys_braces_match():
    bare = re.sub(r'"[^"]*"|#.*', "", NGINX)
    assert bare.count("{") == bare.count("}") > 5
