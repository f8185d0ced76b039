"""What was learned: one row each time a request is closed by helping somebody."""

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from help_requests.models.requests import HelpRequest
from help_requests.statuses import MASTERY, Result
from teams_directory.models import Member

LEVELS = [(level.value, level.label) for level in MASTERY]


class VisitQuerySet(models.QuerySet["Visit"]):
    def to_check(self, on: date | None = None) -> Self:
        """The check call is due and nobody made it; a resident who answered on the tracking page needs no call."""
        return self.filter(checked_at=None, check_due__lte=on or timezone.localdate(), request__anonymised_at=None)


class Visit(models.Model):
    """How far somebody came, with whom, in how many minutes. Counts people, never names them."""

    class Check(models.TextChoices):
        RESIDENT = "resident", "Bà con trả lời trên trang tra cứu"
        CALL = "call", "Tổ gọi hỏi lại"
        NO_ANSWER = "no_answer", "Gọi không gặp"

    request = models.ForeignKey(HelpRequest, on_delete=models.PROTECT, related_name="visits")
    member = models.ForeignKey(
        Member, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="người giúp"
    )
    companion = models.ForeignKey(
        Member, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="người đi cùng"
    )
    level = models.CharField("làm được tới đâu", max_length=13, choices=LEVELS)
    minutes = models.PositiveSmallIntegerField("số phút")
    people = models.PositiveSmallIntegerField("số người được giúp", default=1)
    households = models.PositiveSmallIntegerField("số hộ", default=1)
    guides = models.ManyToManyField("guides.GuidePage", blank=True, related_name="+", verbose_name="bài đã dùng")
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField("lúc", default=timezone.now)
    check_due = models.DateField("gọi hỏi lại từ ngày")
    checked_at = models.DateTimeField("đã hỏi lại lúc", null=True, blank=True)
    checked_how = models.CharField("hỏi bằng cách nào", max_length=9, choices=Check.choices, blank=True)
    confirmed_level = models.CharField("mức đã xác nhận", max_length=13, choices=LEVELS, blank=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = "lần giúp"
        verbose_name_plural = "lần giúp"
        ordering: ClassVar[list[str]] = ["-closed_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["checked_at", "check_due"], name="visits_to_check")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(minutes__gte=1, minutes__lte=480), name="visit_of_some_minutes"),
            models.CheckConstraint(condition=Q(people__gte=1, people__lte=500), name="visit_helps_somebody"),
            models.CheckConstraint(condition=Q(households__lte=F("people")), name="visit_households_among_people"),
            models.CheckConstraint(condition=Q(level__in=MASTERY), name="visit_level_of_mastery"),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()} {self.closed_at:%d/%m/%Y}"

    @property
    def known_level(self) -> str:
        """What the resident confirmed, else what the team wrote."""
        return self.confirmed_level or self.level

    def known_level_label(self) -> Any:
        return Result(self.known_level).label
