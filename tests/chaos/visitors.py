"""People with a telephone and a poor network: they fill in the form and send it until they see the receipt."""

import http.client
import itertools
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

FORM, RECEIPT = "/hen-ho-tro/", "/hen-ho-tro/da-nhan/"
VILLAGES = ["Thôn Mẫu 1", "Thôn Mẫu 2", "thon mau 3", "Thôn không ai biết"]
PATIENCE = 900  # seconds of trying before a booking counts as never answered
PAUSES = [0.1, 0.2, 0.5]  # seconds before the button is pressed again; the last one from then on
_numbers = itertools.count(1)


class Fields(HTMLParser):
    """What a browser would send of the booking form: hidden fields, and the first choice of every question."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.values: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = given.get("action", "").startswith(FORM)
        kind, name = given.get("type", ""), given.get("name", "")
        if not (self.inside and tag == "input" and name):
            return
        if kind == "hidden" or (kind == "radio" and (name not in self.values or "checked" in given)):
            self.values[name] = given.get("value", "")


@dataclass(frozen=True)
class Answer:
    status: int
    location: str
    body: str


@dataclass(frozen=True)
class Receipt:
    """What a person holds in the end. `asked_at`: when the try began that was answered."""

    public_id: str
    phone: str
    asked_at: float


@dataclass
class Diary:
    """What all visitors together saw."""

    receipts: list[Receipt] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)
    unhappy: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, what: str) -> None:
        with self.lock:
            self.answers[what] += 1


class Refused(Exception):
    """The site answered something that is neither a receipt nor a passing trouble."""


def ask(port: int, method: str, path: str, *, home: str, words: dict[str, str] | None = None) -> Answer | None:
    """One request from the address `home`, as our own proxy passes it on; None when no answer came back."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"X-Forwarded-For": home, "Content-Type": "application/x-www-form-urlencoded"}
    try:
        connection.request(method, path, body=urlencode(words) if words else None, headers=headers)
        response = connection.getresponse()
        body = response.read().decode(errors="replace")
        return Answer(response.status, response.getheader("Location") or "", body)
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


class Visitor:
    """One person with one thing to book: their own telephone number, their own address."""

    def __init__(self, port: int, diary: Diary) -> None:
        self.port, self.diary, self.number = port, diary, next(_numbers)
        self.phone = f"0912{self.number:06d}"
        self.home = f"10.{self.number >> 16 & 255}.{self.number >> 8 & 255}.{self.number & 255}"

    def _insist(self, method: str, path: str, wanted: int, words: dict[str, str] | None = None) -> tuple[Answer, float]:
        """The same request again and again until the site answers it."""
        until, pauses = time.monotonic() + PATIENCE, itertools.chain(PAUSES, itertools.repeat(PAUSES[-1]))
        while time.monotonic() < until:
            started = time.time()
            answer = ask(self.port, method, path, home=self.home, words=words)
            self.diary.count(f"{method} {answer.status if answer else 'no answer'}")
            if answer and answer.status == wanted:
                return answer, started
            if answer and answer.status < 500:
                raise Refused(f"{method} {path}: {answer.status}\n{answer.body[-1500:]}")
            time.sleep(next(pauses))
        raise Refused(f"{method} {path}: no answer in {PATIENCE} s")

    def filled(self) -> dict[str, str]:
        """The open form, filled in; it carries a token of its own."""
        fields = Fields()
        fields.feed(self._insist("GET", FORM, 200)[0].body)
        return fields.values | {
            "name": "Bác Năm", "phone": self.phone, "village": VILLAGES[self.number % len(VILLAGES)],
            "note": "Nhà sau đình, cổng xanh.", "consent": "on",
        }  # fmt: skip

    def send(self, words: dict[str, str]) -> Receipt:
        answer, asked_at = self._insist("POST", FORM, 303, words)
        return Receipt(answer.location.removeprefix(RECEIPT).strip("/"), self.phone, asked_at)

    def book(self) -> None:
        try:
            receipt = self.send(self.filled())
        except Refused as problem:
            with self.diary.lock:
                self.diary.unhappy.append(str(problem))
        else:
            with self.diary.lock:
                self.diary.receipts.append(receipt)
