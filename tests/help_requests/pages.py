"""What stands on a page, and what its form would send."""

import re
from typing import Any


def text(response: Any) -> str:
    return response.content.decode()


def held_by(page: str) -> dict[str, str]:
    """What the check page sends when nothing on it is changed."""
    held = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return dict(held + re.findall(r'<input type="radio" name="([^"]+)" value="([^"]*)"[^>]* checked', page))
