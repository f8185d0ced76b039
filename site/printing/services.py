"""A print template and data become a PDF. What the templates get and must do: README.md."""

import json
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst
from django.contrib.staticfiles import finders
from django.core.serializers.json import DjangoJSONEncoder
from django.template.utils import get_app_template_dirs

from printing.characters import printable

HERE = Path(__file__).resolve().parent
NAME = re.compile(r"([a-z_]+)/([a-z_]+)")
QUOTED = re.compile(r'"([^"]*)"')
FIELD = re.compile(r"[a-z_]+")
MARK = "img/mark-mono.svg"
LARGEST = 64 * 1024  # bytes of JSON; a full day of a team takes about 6000


class PrintProblem(Exception):
    """This sheet cannot be printed. The message names the template and says nothing of the data."""


def render_pdf(*, template: str, data: dict[str, Any]) -> bytes:
    """Set `data` in the template "<app>/<name>" and return the PDF; the same data give the same bytes."""
    source = _find(template)
    text = _as_json(template, data)
    with tempfile.TemporaryDirectory(prefix="print-") as folder:
        root = Path(folder)
        _fill(root, source)
        try:
            return _set_type(root, source.name, text)
        except (typst.TypstError, typst.TypstWarning) as error:
            raise PrintProblem(f"{template}: {_reason(error)}") from None


def _find(template: str) -> Path:
    name = NAME.fullmatch(template)
    if name is None:
        raise PrintProblem("a print template is named <app>/<name>")
    for folder in get_app_template_dirs("templates"):
        path = Path(folder) / name[1] / "print" / f"{name[2]}.typ"
        if path.is_file():
            return path
    raise PrintProblem(f"{template}: no app has this print template")


def _as_json(template: str, data: dict[str, Any]) -> str:
    try:
        text = json.dumps(printable(data), cls=DjangoJSONEncoder, ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        raise PrintProblem(f"{template}: the data cannot be written as JSON") from None
    if len(text.encode()) > LARGEST:
        raise PrintProblem(f"{template}: more than {LARGEST // 1024} KB of data")
    return text


def _fill(root: Path, source: Path) -> None:
    """All that a template can read: itself, base.typ and the mark. The data never touch the disk."""
    shutil.copyfile(source, root / source.name)
    shutil.copyfile(HERE / "typst" / "base.typ", root / "base.typ")
    mark = finders.find(MARK)
    if mark:
        shutil.copyfile(mark, root / "mark.svg")


def _set_type(root: Path, main: str, text: str) -> bytes:
    """PDF/UA-1: can be read aloud, and refused when a letter is missing instead of showing a box."""
    compiler = typst.Compiler(
        input=root / main,
        root=root,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": text, "mark": "yes" if (root / "mark.svg").exists() else ""},
        package_path=root / "no-packages",
        package_cache_path=root / "no-packages",
    )
    pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards="ua-1", timestamp=0)
    if warnings:  # an unknown font leaves its words out and only warns
        raise warnings[0]
    return cast(bytes, pdf)  # one file, since the format is pdf


@cache
def _fonts() -> typst.Fonts:
    """Ours and no others, so that a sheet looks the same wherever it is printed."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])


def _reason(error: typst.TypstError | typst.TypstWarning) -> str:
    """What typst says; of words in quotes only names of fields, for others may be a resident's."""
    return QUOTED.sub(lambda found: found[0] if FIELD.fullmatch(found[1]) else "…", error.message)
