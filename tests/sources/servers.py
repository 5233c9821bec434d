"""Servers on loopback that misbehave in every way that networks do."""

from __future__ import annotations

import json
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"

    def log_message(self, *_args):
        pass

    def _any(self):
        length = int(self.headers.get("Content-Length") or 0)
        self.body = self.rfile.read(length)
        self.parts = urlsplit(self.path)
        self.query = {key: values[0] for key, values in parse_qs(self.parts.query).items()}
        self.server.seen.append(self)
        with suppress(BrokenPipeError, ConnectionResetError, ssl.SSLError):
            self.server.behave(self)

    do_GET = do_POST = do_CONNECT = _any  # noqa: N815 - names of http.server

    def answer(self, body=b"", status=200, **headers):
        body = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def promise(self, length):
        """Headers for a body that the caller writes, or does not."""
        self.send_response(200)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def drip(self, seconds=60):
        self.promise(1 << 20)
        end = time.monotonic() + seconds
        while time.monotonic() < end and not self.server.closing:
            self.wfile.write(b" ")
            self.wfile.flush()
            time.sleep(0.05)

    def hang(self, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end and not self.server.closing:
            time.sleep(0.05)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    closing = False

    def handle_error(self, *_args):
        pass


@contextmanager
def serving(behave: Callable[[Handler], None], certificate=None):
    """A server that does ``behave(handler)`` on every request; gives it with ``url`` and the requests ``seen``."""
    server = Server(("127.0.0.1", 0), Handler)
    server.behave, server.seen = behave, []
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.url = f"http{'s' if certificate else ''}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing = True
        server.shutdown()
        server.server_close()
        thread.join(5)


def self_signed(folder):
    """A key and certificate that nobody has signed, in one file."""
    path = folder / "own.pem"
    subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=127.0.0.1",
            "-keyout",
            path,
            "-out",
            folder / "c",
        ],
        check=True,
        capture_output=True,
    )
    path.write_bytes(path.read_bytes() + (folder / "c").read_bytes())
    return path


def unused_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
