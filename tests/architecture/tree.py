"""The house as the structure tests see it: where each app stands, and what its files say."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAYERS = {
    "config": 6,
    "starter": 5,
    "home": 4,
    "search": 4,
    "programme": 4,
    "help_requests": 3,
    "guides": 2,
    "teams_directory": 2,
    "scam_alerts": 2,
    "accounts": 1,
    "outbox": 1,
    "outreach": 1,
    "printing": 1,
    "core": 0,
}
NOT_APPS = {"config"}
GENERATED = {"migrations", "vendor", "__pycache__"}


def folder_of(app: str) -> Path:
    return ROOT / app if (ROOT / app).is_dir() else ROOT / "site" / app


def present() -> list[str]:
    """Every app of the table that exists already."""
    return [app for app in LAYERS if folder_of(app).is_dir()]


def files(pattern: str, *, tests: bool = False, migrations: bool = False) -> Iterator[Path]:
    """Our own files: every app, the shared folders of site/, and the tests when asked for."""
    places = [folder_of(app) for app in present()]
    places += [ROOT / "site" / name for name in ("launch", "static", "templates")]
    if tests:
        places.append(ROOT / "tests")
    for place in places:
        for path in sorted(place.rglob(pattern)):
            skipped = GENERATED - ({"migrations"} if migrations else set())
            if path.is_file() and not skipped & set(path.parts):
                yield path


def templates() -> list[Path]:
    return [path for path in files("*") if "templates" in path.parts]


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def app_of(path: Path) -> str:
    """The app a file belongs to: its first folder below the root or below site/."""
    parts = path.relative_to(ROOT).parts
    return parts[1] if parts[0] == "site" else parts[0]


def imports_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every absolute import, wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.lineno, node.module or ""


def called_name(node: ast.Call) -> str:
    """`ForeignKey` for both ForeignKey(…) and models.ForeignKey(…)."""
    return getattr(node.func, "attr", None) or getattr(node.func, "id", "")


def functions_in(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))
