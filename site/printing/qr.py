"""The square code with a web address in it, as a drawing that a print template can place."""

import segno


def qr_svg(address: str) -> str:
    """An SVG drawing, black on nothing, with the quiet border that scanners need; as coarse as the address allows."""
    return segno.make_qr(address, error="m").svg_inline(border=4, omitsize=True)
