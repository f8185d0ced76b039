"""Messages waiting to leave, what became of each try, and the telephones that asked to be told."""

import uuid
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core import phones

GIVE_UP_AFTER = timedelta(hours=24)


def a_day_from_now() -> datetime:
    return timezone.now() + GIVE_UP_AFTER


class Channel(models.TextChoices):
    CONSOLE = "console", "In ở máy chủ"
    EMAIL = "email", "Thư điện tử"
    SMS = "sms", "Tin nhắn điện thoại"
    ZALO = "zalo", "Zalo"
    WEBPUSH = "webpush", "Báo trên điện thoại"
    WEBHOOK = "webhook", "Phần mềm khác của xã"


class MessageQuerySet(models.QuerySet["Message"]):
    def due(self, now: datetime | None = None) -> Self:
        """Waiting messages whose time has come and that no worker holds."""
        at = now or timezone.now()
        free = Q(held_until=None) | Q(held_until__lt=at)
        return self.filter(free, state=Message.State.WAITING, next_try_at__lte=at)

    def waiting(self) -> Self:
        return self.filter(state=Message.State.WAITING)

    def failed(self, *, since: datetime | None = None) -> Self:
        failed = self.filter(state=Message.State.FAILED)
        return failed.filter(ended_at__gte=since) if since else failed

    def mark_sent(self, provider_id: str) -> int:
        """One UPDATE, so that little can go wrong between handing over and writing it down."""
        return self.exclude(state=Message.State.SENT).update(
            state=Message.State.SENT, sent_at=timezone.now(), ended_at=None, held_until=None,
            problem="", provider_id=provider_id,
        )  # fmt: skip

    def ended_before(self, moment: datetime) -> Self:
        return self.filter(Q(sent_at__lt=moment) | Q(ended_at__lt=moment))


class Message(models.Model):
    """One message to one address on one channel. Its words never hold a resident's name or number."""

    class State(models.TextChoices):
        WAITING = "waiting", "Đang chờ gửi"
        SENT = "sent", "Đã gửi"
        FAILED = "failed", "Không gửi được"
        GONE = "gone", "Nơi nhận đã tắt"

    key = models.CharField("khóa", max_length=300, unique=True)  # the same event never writes two
    channel = models.CharField("kênh", max_length=12, choices=Channel.choices)
    recipient = models.CharField("nơi nhận", max_length=200)
    subject = models.CharField("tiêu đề", max_length=200, blank=True)
    body = models.TextField("nội dung")
    template = models.CharField("mẫu tin", max_length=60, blank=True)
    params = models.JSONField("chỗ điền của mẫu", default=dict, blank=True)
    urgent = models.BooleanField("gửi cả trong giờ yên lặng", default=False)
    idempotency_key = models.UUIDField("số chống gửi lặp", default=uuid.uuid4, unique=True, editable=False)
    provider_id = models.CharField("số của nhà cung cấp", max_length=120, blank=True)
    state = models.CharField("tình trạng", max_length=8, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField("số lần thử", default=0)
    next_try_at = models.DateTimeField("thử lại lúc", default=timezone.now)
    give_up_at = models.DateTimeField("thôi thử lúc", default=a_day_from_now)
    held_until = models.DateTimeField("máy gửi đang giữ tới", null=True, blank=True)
    problem = models.CharField("vì sao chưa gửi được", max_length=300, blank=True)
    created_at = models.DateTimeField("chờ từ", default=timezone.now)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    ended_at = models.DateTimeField("thôi gửi lúc", null=True, blank=True)  # without having left

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "tin chờ gửi"
        verbose_name_plural = "tin chờ gửi"
        ordering = ["-created_at", "-pk"]
        default_permissions = ["view"]
        permissions = [("retry_message", "Cho gửi lại tin đã hỏng")]
        indexes = [models.Index(fields=["state", "next_try_at"], name="messages_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", sent_at=None, ended_at=None)
                | Q(state="sent", sent_at__isnull=False, ended_at=None)
                | Q(state__in=["failed", "gone"], sent_at=None, ended_at__isnull=False),
                name="a_message_ends_once",
            )
        ]

    def __str__(self) -> str:
        return self.subject or self.template or f"Tin số {self.pk}"

    @property
    def masked_recipient(self) -> str:
        """Enough to know who is meant; a telephone number without its middle."""
        if self.channel in {Channel.SMS, Channel.ZALO}:
            return phones.mask(self.recipient)
        return {Channel.WEBPUSH: "một điện thoại", Channel.WEBHOOK: "phần mềm khác"}.get(self.channel, self.recipient)


class Attempt(models.Model):
    """A try that did not end well, or somebody's wish to try again. Never changed afterwards."""

    class Result(models.TextChoices):
        LATER = "later", "Chưa gửi được, sẽ thử lại"
        FAILED = "failed", "Không gửi được"
        LOST = "lost", "Máy gửi dừng giữa chừng"
        ASKED = "asked", "Cho gửi lại"

    message = models.ForeignKey(Message, models.CASCADE, related_name="tries", verbose_name="tin")
    at = models.DateTimeField("lúc", default=timezone.now)
    result = models.CharField("ra sao", max_length=8, choices=Result.choices)
    problem = models.CharField("vì sao", max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="ai"
    )

    class Meta:
        verbose_name = "lần thử"
        verbose_name_plural = "các lần thử"
        ordering = ["at", "pk"]
        default_permissions = []

    def __str__(self) -> str:
        return f"{self.get_result_display()} {timezone.localtime(self.at):%H:%M %d/%m}"


class PushSubscription(models.Model):
    """One browser on one telephone that somebody of the staff asked to be told on."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="push_subscriptions", verbose_name="của ai"
    )
    endpoint = models.CharField("địa chỉ báo", max_length=600, unique=True)
    p256dh = models.CharField("khóa mã hóa", max_length=100)
    auth = models.CharField("khóa xác thực", max_length=40)
    created_at = models.DateTimeField("bật lúc", default=timezone.now)
    last_problem = models.CharField("trục trặc gần nhất", max_length=300, blank=True)

    class Meta:
        verbose_name = "điện thoại nhận báo"
        verbose_name_plural = "điện thoại nhận báo"
        ordering = ["-created_at", "-pk"]
        default_permissions = []

    def __str__(self) -> str:
        return f"Bật từ {timezone.localtime(self.created_at):%H:%M ngày %d/%m/%Y}"
