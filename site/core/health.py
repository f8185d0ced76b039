"""What parts of the site add to /readyz: facts for whoever looks after it, none of which makes the site unready."""

import logging
from collections.abc import Callable
from typing import Any

logger = logging.getLogger(__name__)
_notes: dict[str, Callable[[], dict[str, Any]]] = {}


def register_note(name: str, tell: Callable[[], dict[str, Any]]) -> None:
    """From an app's ready(): `tell` is asked at every call of /readyz."""
    _notes[name] = tell


def notes() -> dict[str, dict[str, Any]]:
    """Whatever goes wrong while telling is itself a note."""
    return {name: _told(name, tell) for name, tell in _notes.items()}


def _told(name: str, tell: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return tell()
    except Exception as problem:
        logger.warning("note of %s failed: %s", name, type(problem).__name__)
        return {"problem": type(problem).__name__}
