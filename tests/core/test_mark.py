"""The two hands: one drawing wherever they stand, in every size that browsers, phones and Zalo ask for."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

STATIC = Path(settings.STATICFILES_DIRS[0])
IMAGES = STATIC / "img"
TEMPLATES = STATIC.parent / "templates" / "components"
PICTURES = {
    "apple-touch-icon.png": ((180, 180), 4),
    "icon-192.png": ((192, 192), 4),
    "icon-512.png": ((512, 512), 10),
    "icon-maskable-512.png": ((512, 512), 10),
    "social.png": ((1200, 630), 60),
}


def strokes(path: Path) -> str:
    return "".join(re.findall(r' d="([^"]+)"', path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", ["favicon.svg", "mark-mono.svg"])
def test_the_hands_are_the_same_in_every_drawing(name):
    assert strokes(IMAGES / name) == strokes(IMAGES / "mark.svg") == strokes(TEMPLATES / "mark.html")


@pytest.mark.parametrize(("name", "wanted"), PICTURES.items(), ids=PICTURES)
def test_a_picture_of_the_mark_has_its_size_and_is_light(name, wanted):
    size, kilobytes = wanted
    with Image.open(IMAGES / name) as picture:
        assert picture.size == size
        assert len(picture.convert("RGBA").getcolors(maxcolors=256)) > 2, "nothing is drawn"
    assert (IMAGES / name).stat().st_size <= kilobytes * 1024


def test_a_maskable_icon_keeps_the_hands_inside_the_circle_a_launcher_cuts_out():
    with Image.open(IMAGES / "icon-maskable-512.png") as picture:
        ground = picture.convert("RGB").getpixel((0, 0))
        pixels = picture.convert("RGB").load()
    drawn = [(x, y) for x in range(0, 512, 4) for y in range(0, 512, 4) if pixels[x, y] != ground]
    assert drawn and max((x - 256) ** 2 + (y - 256) ** 2 for x, y in drawn) <= (0.4 * 512) ** 2


def test_old_browsers_find_an_icon_at_the_root(client):
    response = client.get("/favicon.ico")
    assert response.status_code == 200 and "max-age" in response["Cache-Control"] and not response.cookies
    with Image.open(IMAGES / "favicon.ico") as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_a_phone_that_puts_the_site_on_its_first_screen_reads_vietnamese_and_finds_every_icon():
    manifest = json.loads((STATIC / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert (manifest["short_name"], manifest["lang"], manifest["start_url"]) == ("Cầm Tay", "vi", "/")
    for icon in manifest["icons"]:
        assert (STATIC / icon["src"]).exists(), icon


def test_a_link_sent_to_others_comes_with_a_picture(client, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://camtay.example.gov.vn/"
    shown = client.get("/huong-dan/kich-hoat-vneid/").content.decode()
    assert '<meta property="og:image" content="https://camtay.example.gov.vn/static/img/social.png">' in shown
    assert '<meta property="og:locale" content="vi_VN">' in shown
    assert re.search(r'<meta property="og:title" content="[^"]+">', shown)


def test_icons_are_of_one_hand_and_few():
    drawing = (TEMPLATES / "icon.html").read_text(encoding="utf-8")
    names = re.findall(r"name == '([a-z]+)'", drawing)
    assert len(names) == len(set(names)) <= 24
    assert drawing.count("stroke-width") == 1 and 'stroke-linecap="round"' in drawing


def test_no_page_asks_for_an_icon_that_is_not_drawn():
    names = set(re.findall(r"name == '([a-z]+)'", (TEMPLATES / "icon.html").read_text(encoding="utf-8")))
    root = STATIC.parents[1]
    pages = [path for path in root.rglob("templates/**/*.html") if ".venv" not in path.parts]
    asked = {
        name
        for path in pages
        for name in re.findall(r'components/icon\.html" with name="([a-z]+)"', path.read_text(encoding="utf-8"))
    }
    assert asked and not asked - names
