"""A newcomer with Python and make alone: clone, `make run`, a page; the second start is quick."""

import os
import re
import signal
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.launch.test_run import OTHERS
from tests.services.processes import free_port

pytestmark = pytest.mark.clean_clone
ROOT = Path(__file__).resolve().parents[2]
FIRST, AGAIN = 300, 10  # seconds


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """What a new contributor gets: the committed files, nothing this folder has besides."""
    folder = tmp_path_factory.mktemp("clone") / "Thôn Mẫu 1" / "cầm tay"
    subprocess.run(["git", "clone", "-q", "--no-hardlinks", str(ROOT), str(folder)], check=True)
    return folder


def fetch(url):
    with urllib.request.urlopen(url, timeout=10) as response:  # noqa: S310 - our own loopback
        return response.status, response.read().decode()


@contextmanager
def served(clone, *, within, **settings):
    """`make run` until the first page answers; Ctrl-C at the end, as a person stops it."""
    port, log = free_port(), clone.parent / "output"
    env = {name: value for name, value in os.environ.items() if not name.startswith(OTHERS)}
    env = {**env, "PORT": str(port), **settings}
    started = time.monotonic()
    with log.open("wb") as output:
        command = ["make", "-C", str(clone), "run"]
        make = subprocess.Popen(command, cwd="/", env=env, stdout=output, stderr=output, start_new_session=True)
    try:
        while "Ctrl-C" not in log.read_text(encoding="utf-8"):
            assert make.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() - started < within, log.read_text(encoding="utf-8")
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}", log.read_text(encoding="utf-8"), time.monotonic() - started
    finally:
        if make.poll() is None:
            os.killpg(make.pid, signal.SIGINT)
        make.wait(20)
    assert "Traceback" not in log.read_text(encoding="utf-8")


def count(clone):
    """How many rows of content the database holds, asked of the site itself."""
    code = """
from django.apps import apps
apps_with_content = map(apps.get_app_config, ["guides", "home", "scam_alerts", "teams_directory"])
content = [model for app in apps_with_content for model in app.get_models()]
print(sorted((model._meta.label, model.objects.count()) for model in content))
"""
    env = {name: value for name, value in os.environ.items() if not name.startswith(OTHERS)}
    env["DJANGO_SETTINGS_MODULE"] = "config.settings.production"
    command = [str(clone / ".venv" / "bin" / "python"), "manage.py", "shell", "--no-imports", "-c", code]
    return subprocess.run(command, cwd=clone, env=env, capture_output=True, text=True, check=True).stdout


def test_a_clean_clone_serves_the_site_and_a_second_start_loads_nothing_twice(clone):
    with served(clone, within=FIRST) as (url, said, _):
        assert url in said and "make admin" in said
        assert fetch(f"{url}/healthz")[0] == 200
        status, page = fetch(url + "/")
        assert status == 200 and 'lang="vi"' in page
        style = re.search(r'<link[^>]+href="(/static/[^"]+\.css)"', page)
        assert style and fetch(url + style[1])[0] == 200
    assert (clone / "var" / "secret_key").stat().st_mode & 0o077 == 0
    first = count(clone)

    with served(clone, within=AGAIN) as (url, said, seconds):
        assert seconds <= AGAIN
        assert "Tải và cài" not in said
        assert fetch(url + "/")[0] == 200
    assert count(clone) == first

    git = ["git", "-C", str(clone), "status", "--porcelain"]
    assert subprocess.run(git, capture_output=True, text=True, check=True).stdout == ""
