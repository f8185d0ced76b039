"""The square code leads where it says."""

import re

import pytest

from printing.qr import qr_svg

pytestmark = pytest.mark.pure
ADDRESS = "https://camtay.example.vn/tra-cuu/"


def side(svg: str) -> int:
    return int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1])


def test_a_code_is_one_drawing_with_a_quiet_border():
    svg = qr_svg(ADDRESS)
    assert svg.startswith("<svg") and svg.endswith("</svg>")
    assert (side(svg) - 17 - 8) % 4 == 0  # a code has 21, 25, 29 … squares a side, and four more on every edge
    assert side(svg) <= 41


def test_another_address_is_another_code():
    assert qr_svg(ADDRESS) != qr_svg(ADDRESS + "x") and qr_svg(ADDRESS) == qr_svg(ADDRESS)


def test_what_is_typed_into_an_address_is_not_drawn_as_markup():
    assert "script" not in qr_svg('https://x.vn/"><script>')
