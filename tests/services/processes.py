"""Starting, watching and stopping one server process."""

import os
import pwd
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path


class DidNotStart(AssertionError):
    """A server that should be there is not: the test fails, it does not skip."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def system_user(name: str) -> str:
    """A user without a home or a shell, for servers that refuse to run as root."""
    try:
        pwd.getpwnam(name)
    except KeyError:
        options = ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin"]
        subprocess.run(["useradd", *options, name], check=True)
    return name


def as_user(name: str) -> list[str]:
    """The start of a command line that runs it as that user; nothing to add for a person who is not root."""
    if os.geteuid() != 0:
        return []
    user = pwd.getpwnam(name)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def give_to(name: str, *folders: Path) -> None:
    if os.geteuid() == 0:
        subprocess.run(["chown", "-R", f"{name}:", *map(str, folders)], check=True)


def wait_until(answers: Callable[[], bool], process: subprocess.Popen, *, seconds: float, log: Path) -> None:
    """Return once the server answers; fail with the end of its log when it dies or stays silent."""
    deadline = time.monotonic() + seconds
    while not answers():
        if process.poll() is not None or time.monotonic() > deadline:
            state = "died" if process.poll() is not None else f"gave no answer in {seconds:.0f} s"
            stop(process)
            raise DidNotStart(f"{process.args} {state}\n{log.read_text(errors='replace')[-4000:]}")
        time.sleep(0.05)


def stop(process: subprocess.Popen, *, seconds: float = 20) -> int:
    """TERM to the process we started, and only to that one; KILL if it does not listen."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
    return process.wait()
