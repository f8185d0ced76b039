"""Counting attempts in the site's own database, so that every worker process sees the same count."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from core.models import ThrottleCount


@dataclass(frozen=True)
class Limit:
    """At most `times` attempts in each window of `seconds`."""

    name: str
    times: int
    seconds: int

    def _key(self, who: str) -> str:
        return salted_hmac("core.throttle", f"{self.name}:{who}", algorithm="sha256").hexdigest()

    def _window(self, at: datetime) -> int:
        return int(at.timestamp()) // self.seconds

    def is_exhausted(self, who: str) -> bool:
        window = self._window(timezone.now())
        return ThrottleCount.objects.filter(key=self._key(who), window=window, count__gte=self.times).exists()

    def is_over(self, who: str) -> bool:
        """Count this attempt and say whether it is one too many; exact, however many come at once."""
        return self.hit(who) > self.times

    def hit(self, who: str) -> int:
        """Count one attempt; returns the attempts so far in this window."""
        window, key = self._window(timezone.now()), self._key(who)
        ends = datetime.fromtimestamp((window + 1) * self.seconds, UTC)
        with transaction.atomic():
            row, _ = ThrottleCount.objects.get_or_create(key=key, window=window, defaults={"ends_at": ends})
            ThrottleCount.objects.filter(pk=row.pk).update(count=F("count") + 1)
            row.refresh_from_db(fields=["count"])
        return row.count


def forget_old_counts() -> int:
    """Delete windows that ended over a day ago; returns how many."""
    return ThrottleCount.objects.filter(ends_at__lt=timezone.now() - timedelta(days=1)).delete()[0]


def client_ip(request: HttpRequest) -> str:
    """The visitor's address. X-Forwarded-For is believed only for the proxies we run ourselves."""
    hops = settings.TRUSTED_PROXY_HOPS
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if hops and len(forwarded) >= hops and forwarded[-hops]:
        return forwarded[-hops]
    return request.META.get("REMOTE_ADDR", "")
