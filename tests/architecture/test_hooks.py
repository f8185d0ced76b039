"""`wagtail_hooks.py` is a table of registrations; behaviour lives where it can be tested without Wagtail."""

import ast

from tests.architecture.tree import called_name, files, functions_in, parsed, shown

QUERIES = {
    "all",
    "filter",
    "exclude",
    "get_or_create",
    "create",
    "update",
    "delete",
    "save",
    "aggregate",
    "annotate",
}


def hooks():
    return [path for path in files("wagtail_hooks.py")]


def test_hooks_are_short():
    long = [
        f"{shown(path)}:{function.lineno} {function.name}"
        for path in hooks()
        for function in functions_in(parsed(path))
        if (function.end_lineno or 0) - function.lineno + 1 > 6
    ]
    assert not long, "\n".join(long)


def test_hooks_ask_the_database_nothing():
    asking = [
        f"{shown(path)}:{node.lineno}"
        for path in hooks()
        for node in ast.walk(parsed(path))
        if (isinstance(node, ast.Attribute) and node.attr == "objects")
        or (isinstance(node, ast.Call) and called_name(node) in QUERIES)
    ]
    assert not asking, "\n".join(asking)


def test_hooks_define_no_classes():
    classes = [
        f"{shown(path)}:{node.lineno} {node.name}"
        for path in hooks()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef)
    ]
    assert not classes, "\n".join(classes)
