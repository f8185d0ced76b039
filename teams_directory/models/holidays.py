"""Public holidays, as data: the law is the same in every commune, the dates are announced each year."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

LONGEST = 15  # days; longer is a slip of the finger in the year


class HolidayQuerySet(models.QuerySet["Holiday"]):
    def between(self, first: date, last: date) -> Self:
        """Holidays with at least one day in this span, both ends included."""
        return self.filter(first_day__lte=last, last_day__gte=first)

    def not_over(self, on: date) -> Self:
        return self.filter(last_day__gte=on)

    def names_by_day(self) -> dict[date, str]:
        """Every day of these holidays with its name. One query."""
        return {day: holiday.name for holiday in self for day in holiday.days()}


class Holiday(models.Model):
    """Days on which the whole country rests. The days off given in place of a weekend belong to it."""

    first_day = models.DateField("từ ngày")
    last_day = models.DateField("đến hết ngày")
    name = models.CharField("dịp gì", max_length=80, help_text="Bà con đọc được. Ví dụ: Tết Nguyên đán.")
    source = models.CharField(
        "theo thông báo nào", max_length=250, blank=True,
        help_text="Ghi số thông báo nghỉ chính thức. Chưa có thì ghi là chưa có.",
    )  # fmt: skip

    objects = HolidayQuerySet.as_manager()

    class Meta:
        verbose_name = "ngày lễ"
        verbose_name_plural = "ngày lễ"
        ordering = ["first_day", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="holiday_ends_after_it_begins"),
            models.UniqueConstraint(fields=["first_day", "name"], name="holiday_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.first_day:%d/%m/%Y}"

    def days(self) -> Iterator[date]:
        return (self.first_day + timedelta(days=number) for number in range((self.last_day - self.first_day).days + 1))

    def clean(self) -> None:
        if not self.first_day or not self.last_day:
            return
        if self.last_day < self.first_day:
            raise ValidationError({"last_day": "Ngày cuối phải sau ngày đầu."})
        if (self.last_day - self.first_day).days >= LONGEST:
            raise ValidationError({"last_day": f"Dài hơn {LONGEST} ngày. Anh chị xem lại tháng và năm."})
