"""Somebody asked for a one-time code, a password or money in a team's name: told to the commune, past the team."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from help_requests.models.cases import new_public_id
from help_requests.models.requests import HelpRequest
from teams_directory.models import Commune


class SafetyIncident(models.Model):
    """Seen by the commune's coordinators alone. The team it is about never learns of it here."""

    class Asked(models.TextChoices):
        OTP = "otp", "Mã OTP"
        PASSWORD = "password", "Mật khẩu"
        MONEY = "money", "Tiền"
        PAPERS = "papers", "Giữ căn cước, điện thoại"
        WRONG_WORDS = "wrong_words", "Người đến không nói đúng hai từ"
        OTHER = "other", "Chuyện khác"

    class How(models.TextChoices):
        TRACKING = "tracking", "Bà con báo trên trang tra cứu"
        CALL = "call", "Xã ghi lại qua điện thoại"

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+", verbose_name="xã")
    request = models.ForeignKey(
        HelpRequest, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="lời hẹn"
    )
    asked = models.CharField("bị hỏi gì", max_length=11, choices=Asked.choices)
    words = models.TextField("kể lại", blank=True)
    how = models.CharField("báo bằng cách nào", max_length=8, choices=How.choices, default=How.TRACKING)
    reported_at = models.DateTimeField("báo lúc", default=timezone.now)
    handled_at = models.DateTimeField("xử lý xong lúc", null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    handled_note = models.CharField("đã làm gì", max_length=300, blank=True)

    class Meta:
        verbose_name = "chuyện không hay"
        verbose_name_plural = "chuyện không hay"
        ordering: ClassVar[list[str]] = ["-reported_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_asked_display()} {self.reported_at:%d/%m/%Y}"
