"""A real PostgreSQL with PostGIS for tests: in a temporary directory, on loopback, with a password; gone when the tests end."""

from __future__ import annotations

import atexit
import functools
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

_PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
_SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "64MB",
    "listen_addresses": "127.0.0.1",
}

# Waits for the end of the process that holds the other end of its standard input, killed or not, and then clears up.
_KEEPER = """
import shutil, subprocess, sys
sys.stdin.buffer.read()
subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
shutil.rmtree(sys.argv[1], ignore_errors=True)
"""


@dataclass(frozen=True)
class Server:
    """Where it listens. The user may do everything; the password is new each time."""

    port: int
    user: str
    password: str
    database: str = "councils"
    host: str = "127.0.0.1"

    def connect(self):
        """A connection of psycopg2 that commits each statement."""
        import psycopg2

        parts = {"host": self.host, "port": self.port, "user": self.user, "password": self.password}
        connection = psycopg2.connect(dbname=self.database, **parts)
        connection.autocommit = True
        return connection

    def rows(self, sql: str, values: tuple | None = None) -> list[tuple]:
        """What a statement gives."""
        connection = self.connect()
        try:
            with connection.cursor() as cursor:
                cursor.execute(sql, values)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()


def server() -> Server:
    """The server, started when first asked for; the test is skipped where PostgreSQL, PostGIS or psycopg2 is not installed."""
    if not _PROGRAMS:
        pytest.skip("PostgreSQL is not installed (Debian: postgresql-postgis)")
    pytest.importorskip("psycopg2", reason="python3-psycopg2 is not installed")
    if not Path(f"/usr/share/postgresql/{_PROGRAMS[-1].parent.name}/extension/postgis.control").exists():
        pytest.skip("PostGIS is not installed (Debian: postgresql-postgis)")
    return _started()


@functools.lru_cache(maxsize=1)
def _started() -> Server:
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    as_user = _as_user(folder)
    password, port = secrets.token_hex(12), _free_port()
    secret = folder / "secret"
    secret.write_text(password, encoding="utf-8")
    secret.chmod(0o644)
    data, programs = folder / "data", _PROGRAMS[-1]
    make = [
        programs / "initdb",
        "-D",
        data,
        "-U",
        "officer",
        "--auth=scram-sha-256",
        "--pwfile",
        secret,
        "-E",
        "UTF8",
        "--no-locale",
        "-N",
    ]
    _run([*as_user, *make])
    stop = [*as_user, programs / "pg_ctl", "stop", "-m", "immediate", "-D", data]
    keeper = subprocess.Popen(
        [sys.executable, "-c", _KEEPER, str(folder), *map(str, stop)],
        stdin=subprocess.PIPE,
        start_new_session=True,
        close_fds=True,
    )
    atexit.register(_stop, keeper)
    options = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())
    start = [
        programs / "pg_ctl",
        "start",
        "-w",
        "-D",
        data,
        "-l",
        folder / "log",
        "-o",
        f"{options} -p {port} -k {folder}",
    ]
    _run([*as_user, *start])
    found = Server(port, "officer", password)
    connection = Server(port, "officer", password, "postgres").connect()
    with connection.cursor() as cursor:
        cursor.execute("CREATE DATABASE councils")
    connection.close()
    found.rows("CREATE EXTENSION postgis")
    return found


def _stop(keeper: subprocess.Popen) -> None:
    keeper.stdin.close()
    keeper.wait(timeout=60)


def _as_user(folder: Path) -> list[str]:
    """How to run a program as somebody who is not root: PostgreSQL refuses root."""
    if os.getuid() != 0:
        return []
    try:
        user = pwd.getpwnam("postgres")
    except KeyError:
        user = pwd.getpwnam("nobody")
    shutil.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def _run(command: list) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd="/",
        timeout=120,
    )
    if done.returncode:
        raise RuntimeError(f"{command[-1]}: {done.stdout}")
