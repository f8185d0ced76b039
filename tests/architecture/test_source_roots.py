"""`site/` is a second source root, not a package, and no ignore list may hide it."""

import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT


def test_site_is_not_a_package():
    assert not (ROOT / "site" / "__init__.py").exists()


def test_the_standard_module_site_is_still_pythons_own():
    import site

    assert Path(site.__file__).parent == Path(sysconfig.get_path("stdlib"))


@pytest.fixture
def ignored(tmp_path):
    """Asks git, with our ignore list alone."""
    shutil.copy(ROOT / ".gitignore", tmp_path)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    ask = ["git", "-C", tmp_path, "-c", "core.excludesFile=/dev/null", "check-ignore", "-q"]
    return lambda path: subprocess.run([*ask, path]).returncode == 0


@pytest.mark.parametrize(
    "path",
    ["site/x", "site/core/lib/x.py", "site/locale/en/LC_MESSAGES/django.mo", "media/.gitignore", "README.md"],
)
def test_git_keeps_what_belongs_to_the_project(ignored, path):
    assert not ignored(path)


@pytest.mark.parametrize(
    "path",
    [
        ".venv/bin/python",
        "var/secret_key",
        "var/site.sqlite3",
        "media/images/a.jpg",
        ".env",
        "x/__pycache__/y",
    ],
)
def test_git_never_takes_what_a_run_leaves_behind(ignored, path):
    assert ignored(path)
