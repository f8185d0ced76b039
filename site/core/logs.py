"""What the log keeps of an address."""

import logging
from typing import Any


class FirstPartOnly(logging.Filter):
    """Of an address only the first part, as nginx keeps it: the rest may open a receipt or somebody's calendar."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(_shorten(word) for word in record.args)
        return True


def _shorten(word: Any) -> Any:
    """Of whatever a line is made with, only addresses begin with a slash."""
    return "/".join(word.split("/")[:2]) if isinstance(word, str) and word.startswith("/") else word
