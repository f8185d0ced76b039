"""One name, four spellings: WarningBlock, "warning", core/blocks/warning.html, .warning."""

import ast
import re

import pytest

from tests.architecture.tree import ROOT, app_of, called_name, files, folder_of, parsed


def bases(node: ast.ClassDef) -> set[str]:
    return {getattr(base, "attr", None) or getattr(base, "id", "") for base in node.bases}


def classes(base: str) -> list[tuple[str, ast.ClassDef]]:
    return [
        (app_of(path), node)
        for path in files("blocks.py")
        for node in parsed(path).body
        if isinstance(node, ast.ClassDef) and base in bases(node)
    ]


STRUCTS = {node.name: (app, node) for app, node in classes("StructBlock")}


def snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name.removesuffix("Block")).lower()


def template_named_by(node: ast.ClassDef) -> str | None:
    for statement in ast.walk(node):
        if isinstance(statement, ast.Assign) and getattr(statement.targets[0], "id", "") == "template":
            return ast.literal_eval(statement.value)
    return None


@pytest.mark.parametrize("name", STRUCTS)
def test_a_block_its_template_and_its_css_class_share_one_name(name):
    app, node = STRUCTS[name]
    expected = f"{app}/blocks/{snake(name)}.html"
    assert name.endswith("Block")
    assert template_named_by(node) == expected
    written = (folder_of(app) / "templates" / expected).read_text(encoding="utf-8")
    css_class = snake(name).replace("_", "-")
    assert re.search(rf'class="[^"]*(?<![\w-]){css_class}(?![\w-])', written), f"{expected} carries .{css_class}"
    sheets = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "site" / "static").rglob("*.css"))
    assert re.search(rf"\.{css_class}(?![\w-])", sheets), f".{css_class} stands in no style sheet"


def test_stream_names_are_the_names_of_their_blocks():
    wrong = [
        f"{stream.name}.{item.targets[0].id} = {called_name(item.value)}"
        for _, stream in classes("StreamBlock")
        for item in stream.body
        if isinstance(item, ast.Assign) and isinstance(item.value, ast.Call)
        if called_name(item.value) in STRUCTS and item.targets[0].id != snake(called_name(item.value))
    ]
    assert not wrong, "\n".join(wrong)
