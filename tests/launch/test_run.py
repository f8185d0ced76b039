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
# What the outer run may have set and a newcomer's shell has not.
OTHERS = (
    "DATABASE_URL",
    "DJANGO_",
    "MAKE",
    "MEDIA_ROOT",
    "MFLAGS",
    "PLAN",
    "PORT",
    "PUBLIC_URL",
    "PYTHON",
    "SEARCH_URL",
)
OTHERS += ("SECRET_KEY", "STARTER_STAFF", "STATIC_ROOT", "VAR_DIR")
