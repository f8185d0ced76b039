"""Which characters our letters can print, and what becomes of the others."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise

from core.text import clean_text

# The fonts in fonts/ are cut down to these (fonts/cut.py); a test prints every one of them.
RANGES = {
    "NotoSans": [
        (0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x304), (0x306, 0x30C), (0x31B, 0x31B), (0x323, 0x323), (0x327, 0x328),
        (0x331, 0x331), (0x1E00, 0x1EFF), (0x2010, 0x2015), (0x2018, 0x2022), (0x2026, 0x2026), (0x2030, 0x2030),
        (0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044), (0x20AB, 0x20AC), (0x2116, 0x2116), (0xFFFD, 0xFFFD),
    ],
    "NotoSansMath": [(0x2190, 0x2193), (0x2212, 0x2212), (0x2264, 0x2265)],
    "NotoSansSymbols2": [(0x25A1, 0x25A1), (0x2611, 0x2611), (0x2713, 0x2713)],
}  # fmt: skip
PRINTABLE = frozenset(
    chr(code) for ranges in RANGES.values() for first, last in ranges for code in range(first, last + 1)
)
UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def printable(value: Any) -> Any:
    """The same data with every text clean and made of characters we can print; the rest stands as "�".

    A day sheet must come out of the printer although somebody put a heart behind their name.
    """
    if isinstance(value, str | Promise):
        text = clean_text(str(value))
        return "".join(char if char in PRINTABLE or char == "\n" else UNKNOWN for char in text)
    if isinstance(value, Mapping):
        return {str(key): printable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [printable(item) for item in value]
    return value
