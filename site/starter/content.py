"""Reading the starter content: TOML files a person can review."""

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "content"


def read(name: str) -> dict[str, Any]:
    """One file, by its path below content/ without the ending."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def read_all(folder: str) -> list[dict[str, Any]]:
    """Every file of a folder, by file name."""
    return [read(f"{folder}/{path.stem}") for path in sorted((FOLDER / folder).glob("*.toml"))]
