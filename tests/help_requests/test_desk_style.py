"""The style sheet of the staff screens: whole, used, and in the same colours whoever chose the scheme."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CSS = ROOT / "site" / "static" / "css"
TEMPLATES = [
    *(ROOT / "help_requests" / "templates" / "help_requests").rglob("*.html"),
    *(ROOT / "site" / "outbox" / "templates").rglob("*.html"),
    *(ROOT / "site" / "search" / "templates").rglob("*.html"),
]
TOKEN = re.compile(r"(--[a-z-]+): ([^;]+);")
# Said by the view: buttons by their look, fields by their name.
BOXES = {"start", "end", "minutes", "other_minutes", "people", "households", "guides"}
NAMED_ELSEWHERE = {"desk-button--human", "desk-button--primary", *(f"desk-field--{name}" for name in BOXES)}

pytestmark = pytest.mark.pure


def rules() -> set[str]:
    text = "".join(path.read_text() for path in (CSS / "desk").glob("*.css"))
    return {found for found in re.findall(r"\.(desk[a-z_-]*)", text)}


def used() -> set[str]:
    classes = set()
    for path in TEMPLATES:
        for value in re.findall(r'class="([^"]*(?:"[^"]*"[^"]*)*?)"[ >{]', path.read_text()):
            classes |= set(re.findall(r"(?<![\w-])desk(?:[a-z_-]*[a-z])?(?![\w/-])", value))
        classes |= set(re.findall(r"{% block split %}(desk[\w-]*)", path.read_text()))
    return classes


def test_no_rule_is_for_something_no_template_draws():
    assert rules() - used() - NAMED_ELSEWHERE == set()


@pytest.mark.parametrize(("folder", "loaded_alone"), [("desk", set()), ("admin", {"gallery.css"})])
def test_every_file_is_in_the_style_sheet_of_its_folder(folder, loaded_alone):
    listed = [line for line in (CSS / f"{folder}.txt").read_text().splitlines() if line.startswith(f"{folder}/")]
    assert sorted(listed) == sorted(
        f"{folder}/{path.name}" for path in (CSS / folder).glob("*.css") if path.name not in loaded_alone
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chosen_scheme_has_the_colours_of_the_telephones(scheme):
    tokens = (CSS / "tokens.css").read_text()
    light, dark = tokens.split("@media (prefers-color-scheme: dark)")[:2]
    chosen = dict(
        TOKEN.findall((CSS / "admin" / "schemes.css").read_text().split(f".w-theme-{scheme} {{")[1].split("}")[0])
    )
    changed = dict(TOKEN.findall(dark))
    wanted = changed if scheme == "dark" else {name: value for name, value in TOKEN.findall(light) if name in changed}
    assert chosen == wanted
