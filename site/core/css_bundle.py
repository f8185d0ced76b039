"""One style sheet for the browser, one small file per component for us, and no build step.

`css/site.css` is the files listed in `css/bundle.txt` (one path a line, in cascade order) put together
when Django looks for it: at each request in development, once by collectstatic elsewhere.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

SOURCE = Path(settings.STATICFILES_DIRS[0]) / "css"
FOR_US_ALONE = re.compile(r"/\*.*?\*/|^\s+", re.DOTALL | re.MULTILINE)
BUNDLES = {
    "css/site.css": "bundle.txt", "css/search.css": "search.txt", "css/admin.css": "admin.txt",
    "css/desk.css": "desk.txt",
}  # fmt: skip


def bundle_text(listing: str) -> str:
    """The files named in a listing, joined, without comments and indents: on a weak network they cost 600 bytes.

    Blank lines and # comments in the listing are skipped.
    """
    lines = (line.strip() for line in (SOURCE / listing).read_text().splitlines())
    names = [line for line in lines if line and not line.startswith("#")]
    joined = "\n".join((SOURCE / name).read_text().strip() for name in names) + "\n"
    return FOR_US_ALONE.sub("", joined)


class BundleFinder(BaseFinder):
    """Offers each bundle as if it were a file of its own."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=settings.CSS_BUNDLE_DIR)
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def _write(self, path: str) -> str:
        target = Path(settings.CSS_BUNDLE_DIR) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(bundle_text(BUNDLES[path]))
        return str(target)

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path not in BUNDLES:
            return []
        written = self._write(path)
        return [written] if find_all else written

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        for path in BUNDLES:
            if not matches_patterns(path, ignore_patterns or []):
                self._write(path)
                yield path, self.storage
