"""One way to send JSON to another machine: bounded in time and size, no redirects, every failure in words."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, timedelta
from email.utils import parsedate_to_datetime

import requests
import urllib3
from django.conf import settings
from django.utils import timezone

from outbox.problems import Refused, TryLater, saying

LARGEST_ANSWER = 64 * 1024
PASSES_BY_ITSELF = {408, 425, 429}
HINTS = {
    400: "nội dung tin không đúng mẫu",
    401: "khóa truy cập không đúng",
    403: "khóa truy cập không được phép",
    404: "địa chỉ gửi không đúng",
    413: "tin dài quá",
    422: "nội dung tin không đúng mẫu",
    429: "đang nhận quá nhiều tin",
    503: "đang bận",
}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes | None  # None: it broke off, came too slowly or was too long


def _as_given(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Headers are ours: without this the library would look for a password in the machine's .netrc."""
    return request


def post(url: str, body: bytes, headers: Mapping[str, str], *, who: str) -> Answer:
    """Raises TryLater when no answer came."""
    try:
        with requests.post(
            url, data=body, headers=dict(headers), timeout=settings.MESSAGE_TIMEOUTS,
            allow_redirects=False, stream=True, auth=_as_given,
        ) as response:  # fmt: skip
            return Answer(response.status_code, response.headers, _read(response))
    except requests.exceptions.SSLError as problem:
        raise TryLater(f"{who} không có chứng chỉ an toàn đúng", others_wait=True) from problem
    except requests.exceptions.ReadTimeout as problem:
        raise TryLater(f"{who} không trả lời kịp", others_wait=True) from problem
    except (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema) as problem:
        raise TryLater(f"địa chỉ của {who} viết không đúng", others_wait=True) from problem
    except (requests.exceptions.ConnectTimeout, requests.exceptions.ConnectionError) as problem:
        raise TryLater(f"không nối được tới {who}", others_wait=True) from problem
    except (requests.RequestException, urllib3.exceptions.HTTPError) as problem:
        raise TryLater(f"{who} trả lời không đọc được", others_wait=True) from problem


def _read(response: requests.Response) -> bytes | None:
    """Never more, and never longer, than an honest answer takes: by now the other side has accepted or refused."""
    until, parts, length = time.monotonic() + settings.MESSAGE_TIMEOUTS[1], [], 0
    try:
        while part := response.raw.read1(8192, decode_content=True):
            parts.append(part)
            length += len(part)
            if length > LARGEST_ANSWER or time.monotonic() > until:
                return None
    except (urllib3.exceptions.HTTPError, OSError):
        return None
    return b"".join(parts)


def judge(answer: Answer, *, who: str) -> None:
    """Nothing for 2xx; otherwise raises what follows from the status."""
    status = answer.status
    if 200 <= status < 300:
        return
    hint = HINTS.get(status, "")
    words = f"{who} trả lời {status}" + (f": {hint}" if hint else "") + saying(answer.body or b"")
    if 400 <= status < 500 and status not in PASSES_BY_ITSELF:
        raise Refused(words)
    raise TryLater(words, wait=retry_after(answer.headers), others_wait=status in {429, 503})


def retry_after(headers: Mapping[str, str]) -> timedelta | None:
    """Seconds or a date, as the header allows; None when there is none that can be read."""
    written = headers.get("Retry-After", "").strip()
    if written.isascii() and written.isdigit():
        return timedelta(seconds=min(int(written[:9]), 10**8))
    try:
        moment = parsedate_to_datetime(written)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(aware - timezone.now(), timedelta(0))
