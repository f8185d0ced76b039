"""The WSGI entry point."""

import os
import re
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
CHARSET = re.compile(r";\s*charset=[^;]*", re.IGNORECASE)
WSGI = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def reading_utf8(app: WSGI) -> WSGI:
    """Everything is UTF-8 here. Django would try whatever codec a client names, and fail on some."""

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ["CONTENT_TYPE"] = CHARSET.sub("", environ.get("CONTENT_TYPE", ""))
        return app(environ, start_response)

    return application


application = reading_utf8(get_wsgi_application())
