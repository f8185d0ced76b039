"""Every setting that comes from the environment, read once and in one place.

Each name here is described in docs/operations.md; a test keeps the two lists equal.
"""

import os
import secrets
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("VAR_DIR", ROOT / "var"))


def text(name: str, default: str = "") -> str:
    """The variable, or the default when it is missing or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    value = text(name)
    return default if not value else value.lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    return int(text(name) or default)


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def secret_key() -> str:
    """The environment's key, or one made once and kept in VAR_DIR, readable by its owner only."""
    if given := text("SECRET_KEY"):
        return given
    path = VAR / "secret_key"
    VAR.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()


ALLOWED_HOSTS = words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
DATABASE_URL = text("DATABASE_URL", f"sqlite:///{VAR / 'site.sqlite3'}")
EMAIL_FROM = text("EMAIL_FROM", "cam-tay@localhost")
EMAIL_HOST = text("EMAIL_HOST")
EMAIL_PASSWORD = text("EMAIL_PASSWORD")
EMAIL_PORT = number("EMAIL_PORT", 587)
EMAIL_SECURITY = text("EMAIL_SECURITY", "starttls")
EMAIL_USER = text("EMAIL_USER")
HTTPS_ONLY = flag("HTTPS_ONLY")
MEDIA_ROOT = Path(text("MEDIA_ROOT") or ROOT / "media")
MESSAGE_DAYS = number("MESSAGE_DAYS", 90)
OFFLINE_READING = flag("OFFLINE_READING", default=True)
PLAN = text("PLAN", "bac-thanh-mien")
PUBLIC_URL = text("PUBLIC_URL", "http://127.0.0.1:8000")
PUSH_HOSTS = words("PUSH_HOSTS", "fcm.googleapis.com,.push.services.mozilla.com,.push.apple.com,.notify.windows.com")
QUIET_HOURS = text("QUIET_HOURS", "21:00-07:00")
SEARCH_API_KEY = text("SEARCH_API_KEY")
SEARCH_CA = text("SEARCH_CA")
SEARCH_INDEX = text("SEARCH_INDEX", "camtay")
SEARCH_URL = text("SEARCH_URL")
SMS_FORM = text("SMS_FORM")
SMS_TOKEN = text("SMS_TOKEN")
SMS_URL = text("SMS_URL")
STARTER_STAFF = flag("STARTER_STAFF")
STATIC_ROOT = Path(text("STATIC_ROOT") or VAR / "static")
TRUSTED_PROXY_HOPS = number("TRUSTED_PROXY_HOPS", 0)
VAPID_CONTACT = text("VAPID_CONTACT", f"mailto:{EMAIL_FROM}")
VAPID_PRIVATE_KEY = text("VAPID_PRIVATE_KEY")
WEBHOOK_SECRET = text("WEBHOOK_SECRET")
WEBHOOK_URL = text("WEBHOOK_URL")
ZALO_FORM = text("ZALO_FORM")
ZALO_TOKEN = text("ZALO_TOKEN")
ZALO_URL = text("ZALO_URL")
