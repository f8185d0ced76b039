"""Settings come from the environment, are read in one place, and docs/operations.md lists every one."""

import ast
import re

from tests.architecture.tree import ROOT, called_name, files, parsed, shown

READERS = {"text", "flag", "number", "words", "get", "setdefault", "getenv"}
OF_DJANGO_OR_BETWEEN_OUR_FILES = {"DJANGO_SETTINGS_MODULE", "READY_MESSAGE"}
MAY_READ = ("site/config/", "site/launch/")
NAME = re.compile(r"[A-Z][A-Z0-9_]+")


def names_read(tree: ast.AST) -> set[str]:
    literals = [
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called_name(node) in READERS and node.args
        if isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    ]
    return {name for name in literals if NAME.fullmatch(name)}


def read_somewhere() -> set[str]:
    sources = [path for path in files("*.py") if shown(path).startswith(MAY_READ)]
    read = set().union(*(names_read(parsed(path)) for path in sources))
    compose = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    return (read | set(re.findall(r"\$\{([A-Z_]+)", compose))) - OF_DJANGO_OR_BETWEEN_OUR_FILES


def documented() -> set[str]:
    """The names that open a row of a table."""
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\|\s*`([A-Z][A-Z0-9_]+)`\s*\|", text, re.MULTILINE))


def test_every_setting_that_is_read_is_documented():
    assert read_somewhere() - documented() == set()


def test_every_setting_that_is_documented_is_read():
    assert documented() - read_somewhere() == set()


def test_only_config_and_the_launcher_read_the_environment():
    elsewhere = [
        f"{shown(path)}:{node.lineno}"
        for path in files("*.py")
        if not shown(path).startswith(MAY_READ)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    ]
    assert not elsewhere, "\n".join(elsewhere)
