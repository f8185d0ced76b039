"""`make run` on machines where something is missing: one plain sentence each time, never a stack trace."""

import ast
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.services.processes import free_port

ROOT = Path(__file__).resolve().parents[2]
PARTS = ["Makefile", "requirements.txt", "requirements-dev.txt", "pyproject.toml", "manage.py", "site/launch"]
LAUNCHER = "site/launch/run.py"
OLD = """
import runpy, sys
sys.version_info = (3, 8, 10, "final", 0)
runpy.run_path(sys.argv[1], run_name="__main__")
"""
# What the outer run may have set and a newcomer's shell has not, by the start of the name.
OTHERS = ("DATABASE_URL", "DJANGO_", "MAKE", "MEDIA_ROOT", "MFLAGS", "PLAN", "PORT", "PUBLIC_URL", "PYTHON")
OTHERS += ("SEARCH_URL", "SECRET_KEY", "STARTER_STAFF", "STATIC_ROOT", "VAR_DIR")


@pytest.fixture
def tree(tmp_path):
    """The parts of the project that come into play before any package is installed, under an awkward name."""
    copy = tmp_path / "Thôn Mẫu 1" / "cầm tay"
    for part in PARTS:
        source, target = ROOT / part, copy / part
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    communes = copy / "site" / "starter" / "content" / "communes"
    communes.mkdir(parents=True)
    (communes / "bac-thanh-mien.toml").touch()
    return copy


@pytest.fixture
def closed_port():
    """A port of this machine where nobody answers, held so that nobody starts to."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


@pytest.fixture
def occupied_port():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def launch(tree, *command, **settings):
    env = {name: value for name, value in os.environ.items() if not name.startswith((*OTHERS, "PIP_"))}
    command = command or (sys.executable, str(tree / LAUNCHER))
    run = {"capture_output": True, "text": True, "encoding": "utf-8", "timeout": 120}
    return subprocess.run(command, cwd="/", env={**env, **settings}, **run)


def one_sentence(done):
    """The last line is the sentence; nothing of Python's own shows."""
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert done.stderr == ""
    return done.stdout.rstrip("\n").split("\n")[-1]


def test_a_python_that_is_too_old_is_told_so(tree):
    done = launch(tree, sys.executable, "-c", OLD, str(tree / LAUNCHER))
    sentence = one_sentence(done)
    assert "Python 3.11" in sentence and "Python 3.8" in sentence
    assert done.stdout.count("\n") == 1
    assert not (tree / ".venv").exists()


def test_the_launcher_keeps_to_the_grammar_of_python_3_5():
    newer = (ast.JoinedStr, ast.NamedExpr, ast.AnnAssign, ast.Match, ast.AsyncFor, ast.TryStar)
    tree = ast.parse((ROOT / LAUNCHER).read_text(encoding="utf-8"), feature_version=(3, 5))
    assert [node for node in ast.walk(tree) if isinstance(node, newer)] == []
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert len(functions) > 10
    arguments = [a for f in functions for a in [*f.args.args, f.args.vararg, f.args.kwarg] if a]
    assert [a.arg for a in arguments if a.annotation] + [f.name for f in functions if f.returns] == []


def test_the_launcher_needs_only_the_standard_library():
    tree = ast.parse((ROOT / LAUNCHER).read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert imported and imported <= sys.stdlib_module_names
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]


def test_an_occupied_port_is_named_with_the_next_one_to_try(tree, occupied_port):
    sentence = one_sentence(launch(tree, PORT=str(occupied_port)))
    assert f"Cổng {occupied_port} " in sentence
    assert f"PORT={occupied_port + 1 if occupied_port < 65535 else 8001} make run" in sentence
    assert not (tree / ".venv").exists()


@pytest.mark.parametrize("port", ["abc", "0", "70000", "-1"])
def test_a_port_that_is_no_port_is_refused(tree, port):
    assert f"PORT={port} " in one_sentence(launch(tree, PORT=port))


def test_an_unknown_plan_is_answered_with_the_known_ones(tree):
    (tree / "site" / "starter" / "content" / "communes" / "tran-phu.toml").touch()
    sentence = one_sentence(launch(tree, PLAN="khong-co"))
    assert "“khong-co”" in sentence
    assert "bac-thanh-mien, tran-phu" in sentence


def test_an_unreachable_registry_is_told_plainly_and_leaves_a_log(tree, closed_port):
    nowhere = f"http://127.0.0.1:{closed_port}/simple"
    done = launch(tree, PIP_INDEX_URL=nowhere, PIP_NO_CACHE_DIR="1", PORT=str(free_port()))
    sentence = one_sentence(done)
    assert sentence.startswith("Không tải được các thư viện Python")
    log = Path(sentence.split("Chi tiết: ")[1])
    assert log == tree / "var" / "install.log"
    assert "127.0.0.1" in log.read_text(encoding="utf-8")


def test_make_run_shows_the_same_sentence(tree, occupied_port):
    done = launch(tree, "make", "-C", str(tree), "run", f"PYTHON={sys.executable}", f"PORT={occupied_port}")
    assert done.returncode != 0
    assert f"Cổng {occupied_port} đang có chương trình khác dùng" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_make_alone_lists_every_command(tree):
    done = launch(tree, "make", "-C", str(tree), "--no-print-directory")
    for command in ("run", "admin", "test", "test-all", "lint", "bench", "locks", "messages"):
        assert f"make {command} " in done.stdout
    assert len(done.stdout.splitlines()) <= 24
