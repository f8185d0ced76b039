"""Both lock files say exactly what is installed, from wherever the machine's own settings point."""

import re
import tomllib

import pytest

from tests.architecture.tree import ROOT

LOCKS = ["requirements.txt", "requirements-dev.txt"]
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*(?:\[[^\]]*\])?)==(\S+)(?: ; (.+?))? \\$", re.MULTILINE)


def pins(name: str) -> set[tuple[str, str]]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return {(package.split("[")[0], version) for package, version, _ in PIN.findall(text)}


def wanted(requirements: list[str]) -> set[str]:
    names = {re.match(r"[A-Za-z0-9._-]+", requirement)[0].lower() for requirement in requirements}
    return {re.sub(r"[-_.]+", "-", name) for name in names}


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_with_its_hashes(name):
    blocks = re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text(encoding="utf-8"))[1:]
    assert len(blocks) > 20
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block or "==" not in block] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_server_and_no_folder(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--(?:extra-)?index|--find-links|--trusted|^-e|\s/", text, re.MULTILINE)


def test_the_developers_lock_holds_the_sites_own_lock():
    assert pins("requirements.txt") - pins("requirements-dev.txt") == set()


def test_the_locks_hold_everything_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run = wanted([*project["project"]["dependencies"], *project["build-system"]["requires"]])
    dev = run | wanted(project["dependency-groups"]["dev"])
    assert run - {name for name, _ in pins("requirements.txt")} == set()
    assert dev - {name for name, _ in pins("requirements-dev.txt")} == set()
