"""What a request for help and a feedback have in common: somebody writes, gets a code, and is answered in time."""

import secrets
from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core import phones
from core.fields import PhoneField
from help_requests.codes import display_code
from help_requests.statuses import Moves
from teams_directory.models import Commune


def new_public_id() -> str:
    """192 random bits, URL-safe: the receipt's address."""
    return secrets.token_urlsafe(24)


class CaseQuerySet(models.QuerySet[Any]):
    """Rows of any kind of case; `model` says which states are open and which wait for a first answer."""

    def open(self) -> Self:
        return self.filter(state__in=self.model.OPEN)

    def closed(self) -> Self:
        return self.exclude(state__in=self.model.OPEN)

    def overdue(self, now: datetime | None = None) -> Self:
        return self.filter(self.model.late(now or timezone.now()))

    def identifiable(self) -> Self:
        return self.filter(anonymised_at=None)


class Case(models.Model):
    """Somebody writes to the commune. Who they are is kept only as long as it is needed."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    code = models.CharField("mã", max_length=30, unique=True)  # canonical key, "lua-song-4821"
    token = models.CharField(max_length=64, unique=True)  # one form sent once, however often it is tapped
    fingerprint = models.CharField(max_length=64)  # keyed hash of what was sent with the token
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+", verbose_name="xã")
    name = models.CharField("tên", max_length=80, blank=True)
    phone = PhoneField("số điện thoại", blank=True)
    consent_version = models.CharField(max_length=20)
    consent_text = models.TextField()  # what the person read and agreed to
    consent_at = models.DateTimeField()
    reply_due = models.DateTimeField("hạn trả lời")
    created_at = models.DateTimeField("gửi lúc", default=timezone.now)
    closed_at = models.DateTimeField("xong lúc", null=True, blank=True)
    anonymised_at = models.DateTimeField(null=True, blank=True)

    MOVES: ClassVar[Moves]
    OPEN: ClassVar[frozenset[str]]
    WAITING: ClassVar[frozenset[str]]
    PERSONAL: ClassVar[dict[str, Any]]
    state: Any

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.spoken_code

    @property
    def spoken_code(self) -> str:
        """ "lúa–sông 4821": what the person writes down or says on the telephone."""
        return display_code(self.code)

    @property
    def masked_phone(self) -> str:
        return phones.mask(self.phone) if self.phone else ""

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @classmethod
    def late(cls, now: datetime) -> Q:
        """Which rows are overdue: nobody has answered within the time the commune promises."""
        return Q(state__in=cls.WAITING, reply_due__lt=now)

    @property
    def is_reply_late(self) -> bool:
        return self.state in self.WAITING and self.reply_due < timezone.now()

    @property
    def is_overdue(self) -> bool:
        """As `late` says, of this row."""
        return self.is_reply_late

    def is_as_seen(self, seen: "Case") -> bool:
        """Whether the rights that were checked on `seen` still speak about this row."""
        return self.commune_id == seen.commune_id

    def event_details(self) -> dict[str, Any]:
        """What an event of this kind of case remembers besides the move."""
        return {}

    @property
    def numbers(self) -> list[str]:
        """Every number that may follow this case, E.164."""
        return [self.phone] if self.phone else []


class CaseEvent(models.Model):
    """One thing that happened to a case. Written once, never changed; says nothing about who wrote."""

    at = models.DateTimeField("lúc", default=timezone.now)
    verb = models.CharField("việc", max_length=12)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    actor_name = models.CharField("ai", max_length=160, blank=True)
    from_state = models.CharField(max_length=12, blank=True)
    to_state = models.CharField(max_length=12, blank=True)
    reason = models.CharField("lý do", max_length=300, blank=True)

    class Meta:
        abstract = True
        verbose_name = "việc đã xảy ra"
        verbose_name_plural = "việc đã xảy ra"
        ordering: ClassVar[list[str]] = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.at:%H:%M %d/%m/%Y}"  # type: ignore[attr-defined]
