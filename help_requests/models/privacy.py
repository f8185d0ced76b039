"""What people may demand about their data, with the clock of Nghị định 356/2025 (article 5)."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from help_requests.models.cases import new_public_id
from help_requests.models.feedback import Feedback
from help_requests.models.requests import HelpRequest
from teams_directory.models import Commune


class PrivacyDemand(models.Model):
    """Somebody asks to see, correct, stop or delete what is kept: answered in 2 working days, done in 10 to 20."""

    class Kind(models.TextChoices):
        VIEW = "view", "Xem thông tin của mình"
        CORRECT = "correct", "Sửa cho đúng"
        WITHDRAW = "withdraw", "Rút lại lời đồng ý"
        ERASE = "erase", "Xóa thông tin"

    DAYS: ClassVar[dict[str, int]] = {Kind.VIEW: 10, Kind.CORRECT: 10, Kind.WITHDRAW: 15, Kind.ERASE: 20}

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+", verbose_name="xã")
    request = models.ForeignKey(
        HelpRequest, on_delete=models.CASCADE, null=True, blank=True, related_name="demands", verbose_name="lời hẹn"
    )
    feedback = models.ForeignKey(
        Feedback, on_delete=models.CASCADE, null=True, blank=True, related_name="demands", verbose_name="góp ý"
    )
    kind = models.CharField("muốn gì", max_length=8, choices=Kind.choices)
    words = models.CharField("sửa thế nào", max_length=300, blank=True)
    received_at = models.DateTimeField("nhận lúc", default=timezone.now)
    acknowledge_due = models.DateTimeField("báo đã nhận trước")
    act_due = models.DateTimeField("làm xong trước")
    acknowledged_at = models.DateTimeField("đã báo lúc", null=True, blank=True)
    done_at = models.DateTimeField("làm xong lúc", null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    done_note = models.CharField("đã làm gì", max_length=300, blank=True)

    class Meta:
        verbose_name = "đòi hỏi về thông tin riêng"
        verbose_name_plural = "đòi hỏi về thông tin riêng"
        ordering: ClassVar[list[str]] = ["act_due", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(request__isnull=False, feedback=None) | Q(request=None, feedback__isnull=False),
                name="demand_about_one_case",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.received_at:%d/%m/%Y}"

    @property
    def case(self) -> HelpRequest | Feedback:
        """What it is about: exactly one of the two, as the table demands."""
        return self.request or self.feedback  # type: ignore[return-value]

    def is_late(self, now: datetime | None = None) -> bool:
        at = now or timezone.now()
        return self.done_at is None and (
            self.act_due < at or (self.acknowledged_at is None and self.acknowledge_due < at)
        )
