"""What the main pages cost a resident and the server: bytes on the wire, requests, answer times.

    python -m tests.bench.pages [--requests 60] [--clients 4] [PATH …]

The site runs as `make run` serves it, on a database of its own. Exits with 1 when a page does not answer
or breaks the byte and request budget of the design.
"""

import argparse
import http.client
import statistics
import sys
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from tests.services.product import running_product

PAGES = [
    "/",
    "/huong-dan/",
    "/huong-dan/kich-hoat-vneid/",
    "/huong-dan/kich-hoat-vneid/buoc-1/",
    "/to-cong-nghe-so/",
    "/hen-ho-tro/",
    "/tra-cuu/",
    "/canh-bao/",
    "/tim-kiem/?q=vneid",
]
FIRST_VIEW, WITH_PICTURES, MOST_REQUESTS = 14 * 1024, 150 * 1024, 8


class Parts(HTMLParser):
    """What a browser fetches at once for a page; a lazy picture waits until it is scrolled to."""

    def __init__(self) -> None:
        super().__init__()
        self.styles: list[str] = []
        self.others: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "link" and "stylesheet" in (given.get("rel") or ""):
            self.styles.append(given.get("href") or "")
        elif tag == "link" and (given.get("rel") or "") in {"icon", "manifest", "preload", "modulepreload"}:
            self.others.append(given.get("href") or "")
        elif tag in {"script", "img"} and given.get("src") and given.get("loading") != "lazy":
            self.others.append(given["src"] or "")


@dataclass
class Answer:
    status: int
    size: int
    body: bytes
    seconds: float


def get(address: str, path: str) -> Answer:
    """One request on a connection of its own, as a phone that has just woken up makes it."""
    connection = http.client.HTTPConnection(address, timeout=20)
    started = time.perf_counter()
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    response = connection.getresponse()
    raw = response.read()
    seconds = time.perf_counter() - started
    connection.close()
    zipped = response.getheader("Content-Encoding") == "gzip"
    return Answer(response.status, len(raw), zlib.decompress(raw, 31) if zipped else raw, seconds)


def weigh(address: str, path: str) -> tuple[Answer, int, int, int]:
    """The page, its first view (HTML and CSS), everything, and how many requests that took."""
    page = get(address, path)
    parts = Parts()
    parts.feed(page.body.decode(errors="replace"))
    local = f"http://{address}{path}"

    def size(links: list[str]) -> int:
        return sum(get(address, urlsplit(urljoin(local, link)).path).size for link in links)

    styles, others = set(parts.styles), set(parts.others)
    first_view = page.size + size(sorted(styles))
    return page, first_view, first_view + size(sorted(others)), 1 + len(styles) + len(others)


def measure(address: str, path: str, *, requests: int, clients: int) -> tuple[float, float]:
    get(address, path)
    with ThreadPoolExecutor(clients) as pool:
        answers = list(pool.map(lambda _: get(address, path), range(requests)))
    times = statistics.quantiles([answer.seconds * 1000 for answer in answers], n=20)
    return times[9], times[18]


def report(address: str, paths: list[str], *, requests: int, clients: int) -> bool:
    """Print one line a page; True when all of them answer and keep the budget."""
    within = True
    print(f"{'page':<36}{'status':>7}{'HTML+CSS':>10}{'all':>10}{'requests':>10}{'p50 ms':>9}{'p95 ms':>9}")
    for path in paths:
        page, first_view, everything, count = weigh(address, path)
        p50, p95 = measure(address, path, requests=requests, clients=clients)
        small = first_view <= FIRST_VIEW and everything <= WITH_PICTURES and count <= MOST_REQUESTS
        kept = page.status == 200 and small
        within = within and kept
        mark = "" if kept else "  over budget" if page.status == 200 else "  does not answer"
        sizes = f"{first_view:>10}{everything:>10}{count:>10}"
        print(f"{path:<36}{page.status:>7}{sizes}{p50:>9.1f}{p95:>9.1f}{mark}")
    print(f"{requests} requests a page, {clients} at a time; bytes as sent (gzip).")
    return within


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("paths", nargs="*", default=PAGES)
    options.add_argument("--requests", type=int, default=60)
    options.add_argument("--clients", type=int, default=4)
    given = options.parse_args()
    with running_product() as site:
        kept = report(f"127.0.0.1:{site.port}", given.paths, requests=given.requests, clients=given.clients)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
