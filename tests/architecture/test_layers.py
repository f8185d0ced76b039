"""Imports point down, never up, never sideways (docs: the table of layers in tests/architecture/tree.py)."""

import ast
import re

import pytest
from django.apps import apps

from core import places
from tests.architecture.tree import (
    LAYERS,
    NOT_APPS,
    ROOT,
    app_of,
    called_name,
    files,
    functions_in,
    imports_in,
    parsed,
    present,
    shown,
)

MODEL_NAME = re.compile(r"(\w+)\.[A-Z]\w*")
DYNAMIC = {"import_module", "import_string"}


def wrong_way(mine: str, other: str) -> bool:
    return other in LAYERS and other != mine and LAYERS[other] >= LAYERS[mine]


@pytest.mark.parametrize("app", present())
def test_imports_point_down(app):
    wrong = [
        f"{shown(path)}:{line} {app} imports {name}"
        for path in files("*.py", migrations=True)
        if app_of(path) == app
        for line, name in imports_in(parsed(path))
        if wrong_way(app, name.split(".")[0])
    ]
    assert not wrong, "\n".join(wrong)


def test_no_import_of_ours_hides_inside_a_function():
    """Except in AppConfig.ready(), where Django asks for it."""
    hidden = [
        f"{shown(path)}:{line} {name}"
        for path in files("*.py")
        if path.name != "apps.py"
        for function in functions_in(parsed(path))
        for line, name in imports_in(function)
        if name.split(".")[0] in LAYERS
    ]
    assert not hidden, "\n".join(hidden)


def test_a_name_in_quotes_imports_nothing_from_above():
    quoted = [
        f"{shown(path)}:{node.lineno}"
        for path in files("*.py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and called_name(node) in DYNAMIC and node.args
        if isinstance(node.args[0], ast.Constant)
        if wrong_way(app_of(path), str(node.args[0].value).split(".")[0])
    ]
    assert not quoted, "\n".join(quoted)


def test_models_of_the_same_or_a_higher_layer_are_named_only_in_core_places():
    """ForeignKey("app.Model") would be an import in disguise."""
    wrong = []
    for path in files("*.py"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call):
                given = [*node.args, *(keyword.value for keyword in node.keywords)]
                texts = [item.value for item in given if isinstance(item, ast.Constant)]
                names = [MODEL_NAME.fullmatch(text) for text in texts if isinstance(text, str)]
                bad = [name[0] for name in names if name and wrong_way(app_of(path), name[1])]
                wrong += [f"{shown(path)}:{node.lineno} {name}" for name in bad]
    assert not wrong, "\n".join(wrong)


def test_every_place_named_in_core_places_exists():
    named = {name: value for name, value in vars(places).items() if name.isupper()}
    assert named
    for value in named.values():
        assert apps.get_model(value)._meta.label == value


def test_every_app_has_its_layer():
    found = {path.parent.name for path in [*ROOT.glob("*/apps.py"), *ROOT.glob("site/*/apps.py")]}
    assert found - set(LAYERS) == set()
    assert found == {app for app in present() if app not in NOT_APPS}
