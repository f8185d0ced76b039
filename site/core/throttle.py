"""Counting attempts in the site's own database, so that every worker process sees the same count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network
from operator import itemgetter

from django.conf import settings
from django.db import connection, transaction
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

    def _ends(self, window: int) -> datetime:
        return datetime.fromtimestamp((window + 1) * self.seconds, UTC)

    def is_exhausted(self, who: str) -> bool:
        window = self._window(timezone.now())
        return ThrottleCount.objects.filter(key=self._key(who), window=window, count__gte=self.times).exists()

    def is_over(self, who: str) -> bool:
        """Count this attempt and say whether it is one too many; exact, however many come at once."""
        return self.hit(who) > self.times

    def hit(self, who: str) -> int:
        """Count one attempt; returns the attempts so far in this window."""
        window, key = self._window(timezone.now()), self._key(who)
        ends = self._ends(window)
        with transaction.atomic():
            row, _ = ThrottleCount.objects.get_or_create(key=key, window=window, defaults={"ends_at": ends})
            ThrottleCount.objects.filter(pk=row.pk).update(count=F("count") + 1)
            row.refresh_from_db(fields=["count"])
        return row.count


Attempts = Sequence[tuple[Limit, str]]  # one attempt, counted under several limits


def exhausted(attempts: Attempts) -> set[Limit]:
    """Which of these limits are reached. One query."""
    now = timezone.now()
    limits = {(limit._key(who), limit._window(now)): limit for limit, who in attempts}
    counted = ThrottleCount.objects.filter(key__in=[key for key, _ in limits], window__in={at for _, at in limits})
    reached = {limits.get((row.key, row.window)): row.count for row in counted}
    return {limit for limit, count in reached.items() if limit is not None and count >= limit.times}


def hit_all(attempts: Attempts) -> None:
    """Count one attempt under each limit, in one statement.

    Rows are taken in the order of their keys, so that two visitors never wait for each other. In SQL, because an
    insertion that adds to what is there cannot be said with Django's own.
    """
    now, adapt = timezone.now(), connection.ops.adapt_datetimefield_value
    counted = sorted(((limit._key(who), limit._window(now), limit) for limit, who in attempts), key=itemgetter(0, 1))
    rows = [(key, window, adapt(limit._ends(window))) for key, window, limit in counted]
    table, key, window, count, ends = map(
        connection.ops.quote_name, (ThrottleCount._meta.db_table, "key", "window", "count", "ends_at")
    )
    values = ", ".join(["(%s, %s, 1, %s)"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({key}, {window}, {count}, {ends}) VALUES {values} "  # noqa: S608 - names of ours
            f"ON CONFLICT ({key}, {window}) DO UPDATE SET {count} = {table}.{count} + 1",
            [value for row in rows for value in row],
        )


def forget_old_counts() -> int:
    """Delete windows that ended over a day ago; returns how many."""
    return ThrottleCount.objects.filter(ends_at__lt=timezone.now() - timedelta(days=1)).delete()[0]


def client_ip(request: HttpRequest) -> str:
    """The visitor's address, of IPv6 the network of the house: whoever has one has 2**64 addresses to send from.

    X-Forwarded-For is believed only for the proxies we run ourselves.
    """
    return _network_of(_sent_from(request))


def _network_of(address: str) -> str:
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if known.version == 4:
        return str(known)
    return str(known.ipv4_mapped or ip_network((known, 64), strict=False).network_address)


def _sent_from(request: HttpRequest) -> str:
    hops = settings.TRUSTED_PROXY_HOPS
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if hops and len(forwarded) >= hops and forwarded[-hops]:
        return forwarded[-hops]
    return request.META.get("REMOTE_ADDR", "")
