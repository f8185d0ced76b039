"""What a commune promises about requests, and the offices it hands some of them to."""

from typing import ClassVar, Self

from django.db import models

from core.fields import HotlineField
from teams_directory.models import Commune


class CommunePolicy(models.Model):
    """How soon, how many, how long: the numbers a commune's plan sets."""

    class TwoPeople(models.TextChoices):
        NEVER = "never", "Khi tổ trưởng thấy cần"
        ALONE = "alone", "Khi bà con ở một mình"
        HOME = "home", "Mọi lần đến nhà"

    commune = models.OneToOneField(Commune, on_delete=models.CASCADE, related_name="policy", verbose_name="xã")
    first_reply_hours = models.PositiveSmallIntegerField(
        "trả lời trong (giờ)", default=24, help_text="Ngày nghỉ không tính. 24 giờ là một ngày làm việc."
    )
    visit_days = models.PositiveSmallIntegerField("gặp trong (ngày làm việc)", default=5)
    alarm_hours = models.PositiveSmallIntegerField("báo tổ trưởng khi chưa ai nhận sau (giờ)", default=8)
    slot_minutes = models.PositiveSmallIntegerField("một lần giúp (phút)", default=60)
    travel_minutes = models.PositiveSmallIntegerField("đi giữa hai nhà (phút)", default=15)
    slot_days = models.PositiveSmallIntegerField("cho đặt trước (ngày)", default=14)
    session_days = models.PositiveSmallIntegerField("mời buổi chung trong (ngày)", default=14)
    session_threshold = models.PositiveSmallIntegerField("gợi ý mở buổi chung khi có (lời hẹn)", default=5)
    max_open_per_member = models.PositiveSmallIntegerField("mỗi người giữ nhiều nhất (việc)", default=6)
    two_people = models.CharField("đi hai người", max_length=5, choices=TwoPeople.choices, default=TwoPeople.NEVER)
    check_days = models.PositiveSmallIntegerField("gọi hỏi lại sau (ngày)", default=7)
    reopen_days = models.PositiveSmallIntegerField("bà con mở lại được trong (ngày)", default=30)
    feedback_days = models.PositiveSmallIntegerField("trả lời góp ý trong (ngày làm việc)", default=10)
    retention_days = models.PositiveSmallIntegerField("giữ thông tin riêng (ngày)", default=90)

    class Meta:
        verbose_name = "lời hứa của xã"
        verbose_name_plural = "lời hứa của xã"

    def __str__(self) -> str:
        return str(self.commune)

    @classmethod
    def of(cls, commune: Commune) -> Self:
        """A commune's own numbers, or the usual ones where it has set none."""
        return getattr(commune, "policy", None) or cls()


class HandOverOffice(models.Model):
    """An office that does what a team may not: the commune's police for VNeID, the public service centre for files."""

    class Kind(models.TextChoices):
        POLICE = "police", "Công an xã"
        SERVICE_CENTRE = "service_centre", "Trung tâm Phục vụ hành chính công"
        OTHER = "other", "Cơ quan khác"

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="offices", verbose_name="xã")
    kind = models.CharField("loại", max_length=14, choices=Kind.choices, default=Kind.OTHER)
    name = models.CharField("tên", max_length=120)
    phone = HotlineField("số điện thoại", blank=True)
    address = models.CharField("ở đâu", max_length=200, blank=True)
    hours = models.CharField("giờ làm việc", max_length=120, blank=True)
    handles = models.CharField("làm những việc gì", max_length=200, blank=True)
    is_active = models.BooleanField("đang dùng", default=True)
    is_sample = models.BooleanField("dữ liệu mẫu", default=False)

    class Meta:
        verbose_name = "cơ quan nhận việc chuyển đến"
        verbose_name_plural = "cơ quan nhận việc chuyển đến"
        ordering: ClassVar[list[str]] = ["commune", "name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["commune", "name"], name="office_name_once_per_commune")
        ]

    def __str__(self) -> str:
        return self.name
