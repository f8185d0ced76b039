"""Draws the picture files of the mark from mark.svg and social.html. See README.md."""

import io
import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
IMAGES = HERE.parent / "static" / "img"
CHROMIUM = "/usr/bin/chromium"
MARK = (IMAGES / "mark.svg").read_text(encoding="utf-8")
GROUND = re.compile(r"<rect[^>]*/>")
LEAF = "#0b5a39"
MASKED = 0.74  # a launcher may cut a circle of 80 % out of the square


def shoot(page: Page, html: str, width: int, height: int) -> Image.Image:
    page.set_viewport_size({"width": width, "height": height})
    page.set_content(html)
    return Image.open(io.BytesIO(page.screenshot(omit_background=True)))


def tile(page: Page, size: int, *, full: bool = False, scale: float = 1) -> Image.Image:
    """The mark as a square; `full` to the corners, for systems that round them themselves."""
    svg = MARK.replace('width="64" height="64">', f'style="display:block;width:{size}px;height:{size}px">', 1)
    if full:
        svg = GROUND.sub(f'<rect width="64" height="64" fill="{LEAF}"/>', svg)
    svg = svg.replace("<g ", f'<g transform="translate({32 - 32 * scale} {32 - 32 * scale}) scale({scale})" ')
    return shoot(page, f"<style>body{{margin:0}}</style>{svg}", size, size)


def save(picture: Image.Image, name: str, *, colours: int) -> None:
    few = picture.quantize(colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(IMAGES / name, optimize=True)


def draw(page: Page) -> None:
    largest, *smaller = [tile(page, size) for size in (48, 32, 16)]
    largest.save(IMAGES / "favicon.ico", append_images=smaller, sizes=[(16, 16), (32, 32), (48, 48)])
    save(tile(page, 180, full=True, scale=0.88), "apple-touch-icon.png", colours=32)
    save(tile(page, 192), "icon-192.png", colours=32)
    save(tile(page, 512), "icon-512.png", colours=32)
    save(tile(page, 512, full=True, scale=MASKED), "icon-maskable-512.png", colours=32)
    social = (HERE / "social.html").read_text(encoding="utf-8").replace("<!-- mark -->", GROUND.sub("", MARK))
    save(shoot(page, social, 1200, 630).convert("RGB"), "social.png", colours=48)


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--headless", "--no-sandbox"])
        draw(browser.new_page())
        browser.close()
