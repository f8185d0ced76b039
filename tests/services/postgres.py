"""A throw-away PostgreSQL server of Debian's package: own folder, own port, gone afterwards.

python -m tests.services.postgres COMMAND …     run COMMAND with DATABASE_URL pointing at such a server
"""

import contextlib
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
from psycopg import sql

from tests.services.processes import DidNotStart, as_user, free_port, give_to, stop, wait_until

OWNER = "postgres"  # the system user that comes with the package
DURABILITY_OFF = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]  # it lives for one test run


def programs() -> Path:
    """The folder of the newest server installed; Debian keeps it out of PATH."""
    newest = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if newest:
        return newest[-1].parent
    if found := shutil.which("initdb"):
        return Path(found).parent
    raise DidNotStart("PostgreSQL is not installed: .ci/packages postgresql")


def answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """The URL of a running, empty server."""
    folder = Path(tempfile.mkdtemp(prefix="camtay-postgres-", dir="/tmp"))  # a socket's path is short
    data, log, secret = folder / "data", folder / "log", folder / "secret"
    password = secrets.token_hex(16)
    secret.write_text(password)
    give_to(OWNER, folder)
    with log.open("wb") as output:
        run = {"stdout": output, "stderr": output, "cwd": folder}
        initdb = [
            *as_user(OWNER),
            programs() / "initdb",
            "-D",
            data,
            "--username=camtay",
            "--auth=scram-sha-256",
        ]
        initdb += [f"--pwfile={secret}", "--encoding=UTF8", "--locale=C", "--no-sync"]
        subprocess.run(initdb, check=True, **run)
        port = free_port()
        settings = [*DURABILITY_OFF, "listen_addresses=127.0.0.1", f"port={port}"]
        settings.append(f"unix_socket_directories={folder}")
        options = [part for setting in settings for part in ("-c", setting)]
        command = [*as_user(OWNER), programs() / "postgres", "-D", data, *options]
        server = subprocess.Popen(command, **run)
        url = f"postgres://camtay:{password}@127.0.0.1:{port}/postgres"
        try:
            wait_until(lambda: answers(url), server, seconds=30, log=log)
            yield url
        finally:
            server.send_signal(2)  # INT: open connections are cut, nothing waits for them
            stop(server)
            shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def database(server_url: str) -> Iterator[str]:
    """A new database on that server, dropped afterwards."""
    name = f"camtay_{secrets.token_hex(4)}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield server_url.rsplit("/", 1)[0] + f"/{name}"
    finally:
        with psycopg.connect(server_url, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def main(command: list[str]) -> int:
    with postgres() as url:
        return subprocess.call(command, env={**os.environ, "DATABASE_URL": url})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
