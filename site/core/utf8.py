"""Reading every request as UTF-8."""

import re
from collections.abc import Callable, Iterable
from typing import Any

CHARSET = re.compile(r";\s*charset=[^;]*", re.IGNORECASE)
WSGI = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def reading_utf8(app: WSGI) -> WSGI:
    """Everything is UTF-8 here. Django would try whatever codec a client names, and fail on some."""

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ["CONTENT_TYPE"] = CHARSET.sub("", environ.get("CONTENT_TYPE", ""))
        return app(environ, start_response)

    return application
