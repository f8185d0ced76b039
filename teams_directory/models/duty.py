"""When somebody of a team can be met: the weekly pattern, and the days that differ from it."""

from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from teams_directory.models.teams import Team

WEEKDAYS = [
    _("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ nhật"),
]  # fmt: skip


class Place(models.TextChoices):
    """The ways a team helps; the same values as in a request."""

    ANY = "", _("Mọi cách")
    HOME = "home", _("Tại nhà bà con")
    MEETING_POINT = "meeting_point", _("Ở điểm hỗ trợ")
    PHONE = "phone", _("Gọi điện")


def _place_field() -> models.CharField:
    return models.CharField("giúp bằng cách nào", max_length=13, choices=Place.choices, blank=True, default=Place.ANY)


def _capacity_field() -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        "giúp được mấy người một lúc", default=1, validators=[MinValueValidator(1)],
        help_text="Số bà con tổ giúp cùng một lúc trong buổi này.",
    )  # fmt: skip


class DutyHours(models.Model):
    """One weekly stretch in which somebody of the team helps, `capacity` residents at the same time."""

    team = ParentalKey(Team, on_delete=models.CASCADE, related_name="duty_hours")
    weekday = models.PositiveSmallIntegerField("thứ", choices=list(enumerate(WEEKDAYS)))
    start = models.TimeField("từ")
    end = models.TimeField("đến")
    place = _place_field()
    capacity = _capacity_field()

    class Meta:
        verbose_name = "giờ trực"
        verbose_name_plural = "giờ trực"
        ordering = ["weekday", "start"]
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="duty_ends_after_start"),
            models.CheckConstraint(condition=Q(capacity__gte=1), name="duty_helps_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.start:%H:%M}–{self.end:%H:%M}"

    def clean(self) -> None:
        if self.start and self.end and self.end <= self.start:
            raise ValidationError({"end": "Giờ kết thúc phải sau giờ bắt đầu."})


class DutyExceptionQuerySet(models.QuerySet["DutyException"]):
    def between(self, first: date, last: date) -> Self:
        """On these days, both included."""
        return self.filter(day__range=(first, last))

    def coming(self, on: date | None = None) -> Self:
        return self.filter(day__gte=on or timezone.localdate())


class DutyException(models.Model):
    """One day on which a team does not keep its weekly hours: it rests, or helps at another time."""

    class Kind(models.TextChoices):
        OFF = "off", _("nghỉ")
        EXTRA = "extra", _("trực thêm")

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="exceptions", verbose_name="tổ")
    day = models.DateField("ngày")
    kind = models.CharField("nghỉ hay trực thêm", max_length=5, choices=Kind.choices)
    start = models.TimeField("từ", null=True, blank=True, help_text="Nghỉ cả ngày thì để trống giờ.")
    end = models.TimeField("đến", null=True, blank=True)
    place = _place_field()
    capacity = _capacity_field()
    note = models.CharField("ghi chú", max_length=200, blank=True, help_text="Chỉ tổ và xã đọc, bà con không thấy.")

    objects = DutyExceptionQuerySet.as_manager()

    class Meta:
        verbose_name = "ngày nghỉ, trực thêm"
        verbose_name_plural = "ngày nghỉ, trực thêm"
        ordering = ["day", "start", "pk"]
        indexes = [models.Index(fields=["team", "day"], name="exceptions_by_team_and_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(start=None, end=None) | Q(start__isnull=False, end__isnull=False, end__gt=F("start")),
                name="exception_ends_after_start",
            ),
            models.CheckConstraint(condition=~Q(kind="extra") | Q(start__isnull=False), name="extra_duty_has_hours"),
            models.CheckConstraint(condition=~Q(kind="off") | Q(place=""), name="rest_is_for_every_way"),
            models.CheckConstraint(condition=Q(capacity__gte=1), name="exception_helps_somebody"),
        ]

    def __str__(self) -> str:
        return f"{WEEKDAYS[self.day.weekday()]} {self.day:%d/%m/%Y}: {self.get_kind_display()}"

    @property
    def is_whole_day(self) -> bool:
        return self.start is None

    def clean(self) -> None:
        """What the constraints hold, said to the person who types it."""
        wrong: dict[str, Any] = {}
        if self.start and not self.end:
            wrong["end"] = "Ghi cả giờ kết thúc."
        elif self.end and not self.start:
            wrong["start"] = "Ghi cả giờ bắt đầu."
        elif self.start and self.end and self.end <= self.start:
            wrong["end"] = "Giờ kết thúc phải sau giờ bắt đầu."
        elif self.kind == self.Kind.EXTRA and not self.start:
            wrong["start"] = "Trực thêm thì ghi từ mấy giờ đến mấy giờ."
        if self.kind == self.Kind.OFF and self.place:
            wrong["place"] = "Nghỉ là nghỉ mọi cách. Chỉ chọn ô này khi trực thêm."
        if wrong:
            raise ValidationError(wrong)
