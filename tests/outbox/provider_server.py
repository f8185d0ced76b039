"""An HTTP provider on loopback that does what it is told: answer, refuse, hang, break off, answer for ever."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Asked:
    """One request, as it came."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def key(self) -> str:
        return self.headers.get("Idempotency-Key", "")


Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    provider: "Provider"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        asked = Asked(self.path, dict(self.headers.items()), body)
        self.close_connection = True
        self.provider.take(asked)(self)

    do_GET = do_POST

    def log_message(self, *args: object) -> None:
        """Not on the test's output."""

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


class Provider:
    """Behaves as the next of its answers says; the last one for ever."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.accepted: set[str] = set()
        self.answers: list[Answer] = [ok()]
        self.over = threading.Event()
        self.lock = threading.Lock()
        handler = type("Handler", (Handler,), {"provider": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/gui"

    def __enter__(self) -> "Provider":
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *args: object) -> None:
        self.over.set()
        self.server.shutdown()
        self.server.server_close()

    def take(self, asked: Asked) -> Answer:
        with self.lock:
            self.asked.append(asked)
            return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def will(self, *answers: Answer) -> None:
        self.answers = list(answers)

    def accept(self, handler: Handler) -> None:
        """What an honest provider does with a key it has seen: nothing more."""
        with self.lock:
            self.accepted.add(self.asked[-1].key)


def says(status: int, body: Any = b"", **headers: str) -> Answer:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return lambda handler: handler.answer(status, raw, **headers)


def ok(body: Any = None) -> Answer:
    def accept(handler: Handler) -> None:
        handler.provider.accept(handler)
        handler.answer(200, json.dumps({"id": "sms-1"} if body is None else body).encode())

    return accept


def hangs(handler: Handler) -> None:
    handler.provider.over.wait(20)


def accepts_and_hangs(handler: Handler) -> None:
    handler.provider.accept(handler)
    handler.provider.over.wait(20)


def breaks_off(status: int) -> Answer:
    def answer(handler: Handler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b'{"id": "sm')
        handler.wfile.flush()

    return answer


def garbage(handler: Handler) -> None:
    handler.wfile.write(b"\x00\xff not http at all\r\n\r\n" * 3)


def never_ends(status: int) -> Answer:
    def answer(handler: Handler) -> None:
        handler.send_response(status)
        handler.end_headers()
        try:
            while not handler.provider.over.is_set():
                handler.wfile.write(b"a" * 65536)
        except OSError:
            handler.provider.over.set()  # the other side has had enough

    return answer


def drips(handler: Handler) -> None:
    """One byte of a header at a time, each in good time."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    try:
        while not handler.provider.over.wait(0.02):
            handler.wfile.write(b"a")
            handler.wfile.flush()
    except OSError:
        return
