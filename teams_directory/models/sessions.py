"""Group sessions: what is taught when and where, for everybody to read. Who comes is known one layer up."""

from datetime import date, datetime, timedelta
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.functional import Promise

from core.models import Topic
from teams_directory.models.areas import Village
from teams_directory.models.duty import WEEKDAYS
from teams_directory.models.teams import Team, new_public_id


class VietnamDay(Func):
    """The day of a moment in Vietnam, in the database's own words: the schema must not need Django to be copied."""

    output_field = models.DateField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return super().as_sql(compiler, connection, template="date(%(expressions)s, '+7 hours')", **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = "((%(expressions)s AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)"
        return super().as_sql(compiler, connection, template=template, **extra)


class GroupSessionQuerySet(models.QuerySet["GroupSession"]):
    def coming(self, now: datetime | None = None) -> Self:
        """Not over and not cancelled."""
        return self.filter(is_cancelled=False, end__gt=now or timezone.now())

    def announced(self, now: datetime | None = None) -> Self:
        """What the public calendar shows: the coming ones, and cancelled ones until their day has passed."""
        at = now or timezone.now()
        today = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
        return self.filter(Q(end__gt=at) | Q(is_cancelled=True, start__gte=today))

    def teaching(self, topic: Topic, within_days: int, now: datetime | None = None) -> Self:
        """Sessions one can still join about this topic, that begin within so many days; soonest first.

        A topic is the same in every language.
        """
        at = now or timezone.now()
        span = (at, at + timedelta(days=within_days))
        same_topic = self.filter(topic__translation_key=topic.translation_key)
        return same_topic.filter(is_cancelled=False, start__range=span).order_by("start", "pk")

    def near(self, village: Village, topic: Topic, within_days: int, now: datetime | None = None) -> Self:
        """What is taught of this topic in this village."""
        return self.teaching(topic, within_days, now).filter(village=village)


class GroupSession(models.Model):
    """A team teaches one topic to several people at once, at one place, within one day."""

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="sessions", verbose_name="tổ nào dạy")
    village = models.ForeignKey(
        Village, on_delete=models.PROTECT, related_name="sessions", verbose_name="thôn",
        help_text="Buổi này mở ở thôn nào.",
    )  # fmt: skip
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+", verbose_name="chủ đề")
    title = models.CharField("tên buổi học", max_length=120, help_text="Ví dụ: Cùng kích hoạt VNeID.")
    start = models.DateTimeField("bắt đầu")
    end = models.DateTimeField("kết thúc", help_text="Trong cùng một ngày.")
    meeting_place = models.CharField("học ở đâu", max_length=150, help_text="Ví dụ: Nhà văn hóa thôn.")
    seats = models.PositiveSmallIntegerField("nhận bao nhiêu người", default=15, validators=[MinValueValidator(1)])
    note = models.CharField(
        "dặn bà con", max_length=200, blank=True, help_text="Ví dụ: Mang theo điện thoại và thẻ căn cước."
    )
    is_cancelled = models.BooleanField("hoãn buổi này", default=False)
    cancelled_reason = models.CharField(
        "vì sao hoãn", max_length=200, blank=True, help_text="Bà con đọc được lý do này trên lịch."
    )

    seats_left: int | None = None  # set by seats.with_seats_left

    objects = GroupSessionQuerySet.as_manager()

    class Meta:
        verbose_name = "buổi học nhóm"
        verbose_name_plural = "buổi học nhóm"
        ordering = ["start", "pk"]
        indexes = [models.Index(fields=["village", "start"], name="sessions_by_village_and_start")]
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="session_ends_after_start"),
            models.CheckConstraint(
                condition=Exact(VietnamDay("start"), VietnamDay("end")), name="session_within_one_day"
            ),
            models.CheckConstraint(condition=Q(seats__gte=1), name="session_has_a_seat"),
            models.CheckConstraint(
                condition=Q(is_cancelled=False) | ~Q(cancelled_reason=""), name="cancelled_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {timezone.localtime(self.start):%H:%M %d/%m/%Y}"

    @property
    def day(self) -> date:
        return timezone.localdate(self.start)

    @property
    def weekday(self) -> str | Promise:
        return WEEKDAYS[self.day.weekday()]

    @property
    def can_be_joined(self) -> bool:
        """Still ahead, not cancelled, and not known to be full."""
        return not self.is_cancelled and self.start > timezone.now() and self.seats_left != 0

    def clean(self) -> None:
        wrong: dict[str, Any] = {}
        if self.start and self.end and self.end <= self.start:
            wrong["end"] = "Giờ kết thúc phải sau giờ bắt đầu."
        elif self.start and self.end and timezone.localdate(self.end) != timezone.localdate(self.start):
            wrong["end"] = "Buổi học nằm trong một ngày. Nhiều ngày thì mở nhiều buổi."
        if self.is_cancelled and not self.cancelled_reason.strip():
            wrong["cancelled_reason"] = "Ghi lý do hoãn để bà con biết."
        if self.team_id and self.village_id and self.team.commune_id != self.village.commune_id:
            wrong["village"] = "Thôn này thuộc xã khác."
        if wrong:
            raise ValidationError(wrong)
