"""The real search server: Elastic's own test distribution, fetched by Maven, run as a user of its own.

It is kept in the user's cache between runs and never stored in or shipped with the project.
"""

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.services.processes import DidNotStart, as_user, free_port, give_to, stop, system_user, wait_until

VERSION = "8.19.16"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
OWNER = "camtay-search"


def cache() -> Path:
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "camtay"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def archive() -> Path:
    """The server's zip: from the cache, or fetched once."""
    kept = cache() / f"elasticsearch-{VERSION}.zip"
    if kept.exists():
        return kept
    with tempfile.TemporaryDirectory(dir=cache()) as folder:
        goal = ["dependency:copy", f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={folder}"]
        try:
            command = ["mvn", "-q", "-B", *goal]
            done = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=folder)
        except FileNotFoundError:
            raise DidNotStart("Maven is not installed: .ci/packages maven jdk") from None
        found = list(Path(folder).glob("*.zip"))
        if done.returncode or not found:
            raise DidNotStart(f"Maven did not deliver {ARTIFACT}\n{done.stdout}\n{done.stderr}")
        found[0].rename(kept)
    return kept


def java_home() -> Path:
    """A Java the server supports (17 or 21), whichever the machine has."""
    for release in (17, 21):
        for home in sorted(Path("/usr/lib/jvm").glob(f"java-{release}-openjdk-*")):
            if (home / "bin" / "java").exists():
                return home
    if found := shutil.which("java"):
        return Path(found).resolve().parents[1]
    raise DidNotStart("Java is not installed: .ci/packages jdk")


def unpack(folder: Path) -> Path:
    with zipfile.ZipFile(archive()) as packed:
        packed.extractall(folder)
    home = next(folder.glob("elasticsearch-*"))
    for program in (home / "bin").iterdir():
        program.chmod(0o755)  # zip files carry no executable bit
    return home


def configure(home: Path, folder: Path, port: int) -> None:
    settings = {
        "cluster.name": "camtay-tests",
        "discovery.type": "single-node",
        "network.host": "127.0.0.1",
        "http.port": port,
        "transport.port": free_port(),
        "xpack.security.enabled": False,
        "path.data": str(folder / "data"),
        "path.logs": str(folder / "logs"),
        "cluster.routing.allocation.disk.threshold_enabled": False,
    }
    lines = [f"{name}: {json.dumps(value)}" for name, value in settings.items()]
    (home / "config" / "elasticsearch.yml").write_text("\n".join(lines) + "\n")
    for name in ("data", "logs", "tmp"):
        (folder / name).mkdir()


def healthy(url: str) -> bool:
    """It answers, and every index it has can be searched."""
    try:
        address = f"{url}/_cluster/health?wait_for_status=yellow&timeout=1s"
        with urllib.request.urlopen(address, timeout=3) as response:  # noqa: S310 - our own loopback
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


class SearchNode:
    """A server that can be stopped and started again, with the same address and the same data."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._home, port = folder, unpack(folder), free_port()
        self.url = f"http://127.0.0.1:{port}"
        configure(self._home, folder, port)
        if os.geteuid() == 0:
            give_to(system_user(OWNER), folder)
        self._server: subprocess.Popen | None = None

    def start(self) -> None:
        environment = {
            "PATH": os.environ["PATH"],
            "ES_JAVA_HOME": str(java_home()),
            "ES_JAVA_OPTS": "-Xms512m -Xmx512m -XX:-UsePerfData",
            "CLI_JAVA_OPTS": "-XX:-UsePerfData",
            "ES_TMPDIR": str(self._folder / "tmp"),
        }
        log, program = self._folder / "output", [*as_user(OWNER), str(self._home / "bin" / "elasticsearch")]
        with log.open("ab") as output:
            self._server = subprocess.Popen(program, stdout=output, stderr=output, cwd=self._folder, env=environment)
        wait_until(lambda: healthy(self.url), self._server, seconds=180, log=log)

    def stop(self) -> None:
        if self._server is not None:
            stop(self._server)


@contextlib.contextmanager
def restartable_search_node() -> Iterator[SearchNode]:
    """A running, empty search server."""
    folder = Path(tempfile.mkdtemp(prefix="camtay-search-"))
    try:
        node = SearchNode(folder)
        try:
            node.start()
            yield node
        finally:
            node.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def search_node() -> Iterator[str]:
    """The address of a running, empty search server."""
    with restartable_search_node() as node:
        yield node.url
