"""Gathering the static files again only when something in them changed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.core.management import call_command


def fingerprint() -> str:
    """Of our own files, and of the lock that decides everybody else's."""
    digest = hashlib.sha256((settings.ROOT / "requirements.txt").read_bytes())
    for folder in map(Path, settings.STATICFILES_DIRS):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def collect_static() -> bool:
    """False when the gathered files are those of these sources already."""
    stamp = Path(settings.STATIC_ROOT) / ".fingerprint"
    if stamp.exists() and stamp.read_text() == fingerprint():
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(fingerprint())
    return True
