"""A member's visits as a calendar that a telephone can subscribe to, at an address that can be taken back."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from teams_directory.models import Member


class CalendarKey(models.Model):
    """The secret part of an address, kept only as a hash: what is lost cannot be read back, only replaced."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+", verbose_name="thành viên")
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField("tạo lúc", default=timezone.now)
    revoked_at = models.DateTimeField("thu lại lúc", null=True, blank=True)

    class Meta:
        verbose_name = "lịch trên điện thoại"
        verbose_name_plural = "lịch trên điện thoại"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["member"], condition=Q(revoked_at=None), name="one_calendar_key_at_a_time")
        ]

    def __str__(self) -> str:
        return str(self.member)
