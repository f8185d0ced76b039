"""Small enough to read in one sitting, and named for what is inside."""

from tests.architecture.tree import (
    LAYERS,
    NOT_APPS,
    ROOT,
    files,
    folder_of,
    functions_in,
    parsed,
    present,
    shown,
)

NAMES_THAT_SAY_NOTHING = {"utils", "helpers", "common", "misc", "tools"}


def length(path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_longer_than_400_lines():
    kinds = ("*.py", "*.html", "*.css", "*.js")
    long = [f"{shown(path)} {length(path)}" for kind in kinds for path in files(kind, tests=True) if length(path) > 400]
    assert not long, "\n".join(long)


def test_the_base_settings_are_at_most_220_lines():
    assert length(ROOT / "site" / "config" / "settings" / "base.py") <= 220


def test_no_function_is_longer_than_50_lines():
    long = [
        f"{shown(path)}:{function.lineno} {function.name}"
        for path in files("*.py", tests=True)
        for function in functions_in(parsed(path))
        if (function.end_lineno or 0) - function.lineno + 1 > 50
    ]
    assert not long, "\n".join(long)


def test_every_module_is_named_for_what_is_inside():
    vague = [
        shown(path) for path in files("*.py", tests=True) if NAMES_THAT_SAY_NOTHING & {path.stem, path.parent.name}
    ]
    assert not vague, "\n".join(vague)


def test_every_app_explains_itself_on_one_screen():
    wrong = []
    for app in set(present()) & (set(LAYERS) - NOT_APPS):
        readme = folder_of(app) / "README.md"
        if not readme.exists() or not 3 <= length(readme) <= 40:
            wrong.append(f"{shown(readme)}: {'missing' if not readme.exists() else length(readme)}")
    assert not wrong, "\n".join(sorted(wrong))
