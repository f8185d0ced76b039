"""Messages waiting to leave. A message is written in the transaction of what it speaks about."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone


class MessageQuerySet(models.QuerySet["Message"]):
    def due(self, now: datetime | None = None) -> Self:
        """Waiting messages whose time has come and that no worker holds."""
        at = now or timezone.now()
        free = Q(held_until=None) | Q(held_until__lt=at)
        return self.filter(free, state=Message.State.WAITING, next_try_at__lte=at)


class Message(models.Model):
    """One message to one address on one channel. The body never holds a resident's name or number."""

    class State(models.TextChoices):
        WAITING = "waiting", "Đang chờ gửi"
        SENT = "sent", "Đã gửi"
        FAILED = "failed", "Không gửi được"

    key = models.CharField("khóa", max_length=300, unique=True)  # the same event never writes two
    channel = models.CharField("kênh", max_length=12)
    recipient = models.CharField("nơi nhận", max_length=200)
    subject = models.CharField("tiêu đề", max_length=200, blank=True)
    body = models.TextField("nội dung")
    state = models.CharField("tình trạng", max_length=8, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField("số lần thử", default=0)
    next_try_at = models.DateTimeField("thử lại lúc", default=timezone.now)
    held_until = models.DateTimeField(null=True, blank=True)
    problem = models.CharField("vì sao chưa gửi được", max_length=300, blank=True)
    created_at = models.DateTimeField("viết lúc", default=timezone.now)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "tin chờ gửi"
        verbose_name_plural = "tin chờ gửi"
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "next_try_at"], name="messages_due")]

    def __str__(self) -> str:
        return f"{self.channel}: {self.key}"
