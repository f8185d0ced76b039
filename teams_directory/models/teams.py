"""Teams, their members and duty hours, and who looks after a commune."""

import secrets
from datetime import date
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, When
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.documents import get_document_model_string

from core.fields import FoldedNamesField, HotlineField, PhoneField
from teams_directory.models.areas import Commune, Village

WEEKDAYS = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]


def new_public_id() -> str:
    """128 random bits, URL-safe: cannot be guessed or counted."""
    return secrets.token_urlsafe(16)


class TeamQuerySet(models.QuerySet["Team"]):
    def working(self) -> Self:
        return self.filter(is_working=True)

    def led_or_joined_by(self, user: Any) -> Self:
        return self.filter(pk__in=Member.objects.active().filter(user=user).values("team"))


class Team(ClusterableModel):
    """A community digital team of one village."""

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="teams", verbose_name="xã")
    village = models.ForeignKey(Village, on_delete=models.PROTECT, related_name="teams", verbose_name="thôn")
    name = models.CharField("tên tổ", max_length=120)
    hotline = HotlineField("số điện thoại của tổ")
    meeting_point = models.CharField("điểm hỗ trợ", max_length=150, blank=True)
    zalo_group = models.URLField("nhóm Zalo", blank=True, help_text="Chỉ thành viên trong tổ thấy.")
    decision_number = models.CharField("số quyết định", max_length=60, blank=True)
    decision_date = models.DateField("ngày quyết định", null=True, blank=True)
    regulation = models.ForeignKey(
        get_document_model_string(), on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="quy chế hoạt động",
    )  # fmt: skip
    is_working = models.BooleanField("đang hoạt động", default=True)
    confirmed_on = models.DateField("kiểm tra lần cuối", null=True, blank=True)
    confirmed_by = models.CharField("người kiểm tra", max_length=120, blank=True)
    is_sample = models.BooleanField("dữ liệu mẫu", default=False)
    search_key = FoldedNamesField(names="searchable_names")

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = "tổ công nghệ số"
        verbose_name_plural = "tổ công nghệ số"
        ordering = ["village__position", "name"]

    def __str__(self) -> str:
        return self.name

    def searchable_names(self) -> list[str]:
        return [self.name, *self.village.searchable_names()]

    def clean(self) -> None:
        if self.village_id and self.commune_id and self.village.commune_id != self.commune_id:
            raise ValidationError({"village": "Thôn này thuộc xã khác."})


class DutyHours(models.Model):
    """One weekly stretch in which somebody of the team is at the meeting point."""

    team = ParentalKey(Team, on_delete=models.CASCADE, related_name="duty_hours")
    weekday = models.PositiveSmallIntegerField("thứ", choices=list(enumerate(WEEKDAYS)))
    start = models.TimeField("từ")
    end = models.TimeField("đến")

    class Meta:
        verbose_name = "giờ trực"
        verbose_name_plural = "giờ trực"
        ordering = ["weekday", "start"]
        constraints = [models.CheckConstraint(condition=Q(end__gt=F("start")), name="duty_ends_after_start")]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.start:%H:%M}–{self.end:%H:%M}"

    def clean(self) -> None:
        if self.start and self.end and self.end <= self.start:
            raise ValidationError({"end": "Giờ kết thúc phải sau giờ bắt đầu."})


class MemberQuerySet(models.QuerySet["Member"]):
    def active(self, on: date | None = None) -> Self:
        day = on or timezone.localdate()
        return self.filter(active_from__lte=day).filter(Q(active_to=None) | Q(active_to__gte=day))

    def shown(self) -> Self:
        """Members who agreed that their name is public."""
        return self.filter(agreed_to_be_shown=True)


class Member(models.Model):
    """Somebody in a team, between two dates; the same person in two teams is two rows."""

    class Role(models.TextChoices):
        LEADER = "leader", "Tổ trưởng"
        DEPUTY = "deputy", "Tổ phó"
        MEMBER = "member", "Thành viên"

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="members", verbose_name="tổ")
    full_name = models.CharField("họ và tên", max_length=120)
    role = models.CharField("vai trò", max_length=8, choices=Role.choices, default=Role.MEMBER)
    organisation = models.CharField("đoàn thể", max_length=120, blank=True)
    duties = models.CharField("việc được giao", max_length=250, blank=True)
    phone = PhoneField("số điện thoại", blank=True)
    agreed_to_be_shown = models.BooleanField("đồng ý hiện tên", default=False)
    agreed_on = models.DateField("ngày đồng ý", null=True, blank=True)
    active_from = models.DateField("tham gia từ", default=timezone.localdate)
    active_to = models.DateField("đến", null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True,
        related_name="memberships", verbose_name="tài khoản",
    )  # fmt: skip
    is_sample = models.BooleanField("dữ liệu mẫu", default=False)
    search_key = FoldedNamesField(names="searchable_names")

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = "thành viên"
        verbose_name_plural = "thành viên"
        ordering = ["team", Case(When(role="leader", then=0), When(role="deputy", then=1), default=2), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "user"], condition=Q(active_to=None, user__isnull=False),
                name="user_once_in_a_team",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.full_name

    def clean(self) -> None:
        if self.agreed_to_be_shown and not self.agreed_on:
            raise ValidationError({"agreed_on": "Ghi ngày người này đồng ý hiện tên."})

    def searchable_names(self) -> list[str]:
        return [self.full_name, self.team.name]


class CommuneStaff(models.Model):
    """Which communes a coordinator looks after."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="commune_posts",
        verbose_name="tài khoản",
    )
    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="staff", verbose_name="xã")

    class Meta:
        verbose_name = "người phụ trách xã"
        verbose_name_plural = "người phụ trách xã"
        constraints = [models.UniqueConstraint(fields=["user", "commune"], name="one_post_per_commune")]

    def __str__(self) -> str:
        return f"{self.user} – {self.commune}"
