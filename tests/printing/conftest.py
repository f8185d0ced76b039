"""Templates of our own, found where an app's would be, and paper read back as text."""

import io
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from printing import services


@pytest.fixture
def template(tmp_path: Path, monkeypatch) -> Callable[[str], str]:
    """Write a print template; returns the name to print it by."""
    monkeypatch.setattr(services, "get_app_template_dirs", lambda folder: (str(tmp_path),))

    def write(body: str, *, head: str = '#import "base.typ": *\n#show: sheet.with(title: "Thử")\n') -> str:
        folder = tmp_path / "some_app" / "print"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "page.typ").write_text(head + body, encoding="utf-8")
        return "some_app/page"

    return write


@pytest.fixture
def read() -> Callable[[bytes], list[str]]:
    """The words of each page, one space between them; composed, as a reader's search types them."""

    def words(pdf: bytes) -> list[str]:
        pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]
        assert all(unicodedata.is_normalized("NFC", page) for page in pages)
        return pages

    return words
