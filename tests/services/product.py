"""The site as a user starts it: `prepare_site`, then gunicorn, with a process and files of its own."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.services.postgres import database
from tests.services.processes import DidNotStart, free_port, stop, wait_until

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Account:
    """One sample staff account, as `prepare_site` prints it once."""

    role: str
    name: str
    phone: str
    password: str


def accounts_in(printed: str) -> list[Account]:
    rows = [[cell.strip() for cell in line.split(" | ")] for line in printed.splitlines()]
    return [Account(*row[1:]) for row in rows if row[0] == "TÀI KHOẢN MẪU"]


def request(url: str, *, seconds: float = 5) -> int:
    try:
        with urllib.request.urlopen(url, timeout=seconds) as response:  # noqa: S310 - our own loopback
            return response.status
    except urllib.error.HTTPError as error:
        return error.code
    except (urllib.error.URLError, OSError):
        return 0


@dataclass
class Product:
    """A prepared site that can be started, killed and started again."""

    folder: Path
    environment: dict[str, str]
    port: int
    printed: str = ""
    accounts: list[Account] = field(default_factory=list)
    process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    def manage(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess:
        """Run a management command on this site's data, as a second process would."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True)
        if check and done.returncode:
            raise DidNotStart(f"{' '.join(arguments)} failed\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}")
        return done

    def account(self, role: str) -> Account:
        """The first sample account with that role."""
        return next(account for account in self.accounts if account.role == role)

    def prepare(self) -> None:
        self.printed = self.manage("prepare_site").stdout
        self.accounts = self.accounts or accounts_in(self.printed)

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "--config", "site/launch/gunicorn.conf.py"]
        command += ["--bind", f"127.0.0.1:{self.port}", "config.wsgi:application"]
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=output, stderr=output, start_new_session=True
            )
        wait_until(lambda: request(f"{self.url}/healthz") == 200, self.process, seconds=60, log=self.log)

    def stop(self) -> int | None:
        return None if self.process is None else stop(self.process)

    def kill(self) -> None:
        """The power cut: every process of this server at once, none can finish what it does."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def is_up(self) -> bool:
        return request(f"{self.url}/readyz") == 200


def environment_for(folder: Path, port: int, database_url: str, extra: dict[str, str]) -> dict[str, str]:
    mine = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "VAR_DIR": str(folder),
        "MEDIA_ROOT": str(folder / "media"),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "STARTER_STAFF": "1",
    }
    if database_url:
        mine["DATABASE_URL"] = database_url
    return {**mine, **extra}


@contextlib.contextmanager
def running_product(*, database_url: str | None = None, **extra: str) -> Iterator[Product]:
    """A running site with starter content. Names like PLAN or SEARCH_URL go to its environment.

    Without a database of its own it uses a new one on the server of this test run, or SQLite in its folder.
    """
    with contextlib.ExitStack() as stack:
        shared = os.environ.get("DATABASE_URL", "")
        if database_url is None and shared.startswith("postgres"):
            database_url = stack.enter_context(database(shared))
        folder = Path(tempfile.mkdtemp(prefix="camtay-product-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        (folder / "media").mkdir()
        port = free_port()
        site = Product(folder, environment_for(folder, port, database_url or "", extra), port)
        stack.callback(site.stop)
        site.prepare()
        site.start()
        yield site
