"""The web server and the worker beside it."""

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.pure
ROOT = Path(__file__).resolve().parents[2]


def test_ctrl_c_leaves_the_worker_to_the_server_even_while_it_starts():
    leave = runpy.run_path(str(ROOT / "site/launch/gunicorn.conf.py"))["leave_ctrl_c_to_the_server"]
    asked = "import signal; print(signal.getsignal(signal.SIGINT) == signal.SIG_IGN)"
    told = subprocess.run([sys.executable, "-c", asked], preexec_fn=leave, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "True"
