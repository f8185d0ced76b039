"""Góp ý, phản ánh, kiến nghị: what residents tell the commune, and what it answers."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from help_requests.models.cases import Case, CaseEvent, CaseQuerySet
from help_requests.statuses import FEEDBACK_MOVES, FEEDBACK_OPEN, FeedbackState, FeedbackVerb, Moves
from teams_directory.models import Commune, Village


class FeedbackQuerySet(CaseQuerySet):
    def published(self) -> Self:
        """Answered in public, because the commune wished it and the writer agreed."""
        return self.filter(is_public=True, state__in=[FeedbackState.ANSWERED, FeedbackState.CLOSED])


class Feedback(Case):
    """One thing somebody wants the commune to know. The name and the number are optional."""

    class Kind(models.TextChoices):
        SUGGESTION = "suggestion", "Góp ý"
        REPORT = "report", "Phản ánh"
        PETITION = "petition", "Kiến nghị"

    village = models.ForeignKey(
        Village, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="thôn"
    )
    village_typed = models.CharField("thôn, như đã gõ", max_length=120, blank=True)
    kind = models.CharField("loại", max_length=10, choices=Kind.choices)
    words = models.TextField("nội dung")
    may_publish = models.BooleanField("đồng ý đăng câu trả lời, không nêu tên", default=False)
    state = models.CharField("tình trạng", max_length=12, choices=FeedbackState.choices, default=FeedbackState.RECEIVED)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="người xử lý",
    )  # fmt: skip
    answer = models.TextField("câu trả lời", blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    is_public = models.BooleanField("đăng lên trang", default=False)
    public_summary = models.CharField("tóm tắt ý kiến để đăng", max_length=300, blank=True)

    MOVES: ClassVar[Moves] = FEEDBACK_MOVES  # type: ignore[assignment]
    OPEN: ClassVar[frozenset[str]] = FEEDBACK_OPEN
    WAITING: ClassVar[frozenset[str]] = FEEDBACK_OPEN
    PERSONAL: ClassVar[dict[str, Any]] = {"name": "", "phone": "", "words": "", "village_typed": "", "fingerprint": ""}

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = "góp ý"
        verbose_name_plural = "góp ý"
        ordering: ClassVar[list[str]] = ["reply_due", "pk"]
        permissions: ClassVar[list[tuple[str, str]]] = [("work_feedback", "Trả lời góp ý")]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["commune", "state"], name="feedback_by_state")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state__in=FEEDBACK_OPEN) | Q(answered_at__isnull=False), name="answered_with_a_time"
            ),
            models.CheckConstraint(
                condition=Q(is_public=False) | (Q(may_publish=True) & ~Q(public_summary="")),
                name="public_only_when_agreed",
            ),
            models.CheckConstraint(
                condition=~Q(state=FeedbackState.CLOSED) | Q(closed_at__isnull=False),
                name="feedback_closed_with_a_time",
            ),
        ]


class FeedbackEvent(CaseEvent):
    """One thing that happened to a feedback."""

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="events")
    verb = models.CharField("việc", max_length=12, choices=FeedbackVerb.choices)

    class Meta(CaseEvent.Meta):
        pass

    @property
    def to_state_label(self) -> str:
        return str(FeedbackState(self.to_state).label) if self.to_state in FeedbackState else ""


class FeedbackDuty(models.Model):
    """Who answers a commune's feedback (chuyên viên), and who only watches that it is answered (tổ giám sát)."""

    class Duty(models.TextChoices):
        OFFICER = "officer", "Chuyên viên: đọc, trả lời"
        MONITOR = "monitor", "Tổ giám sát: theo dõi tiến độ, không thấy tên và số"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feedback_duties", verbose_name="tài khoản"
    )
    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="+", verbose_name="xã")
    duty = models.CharField("việc", max_length=7, choices=Duty.choices, default=Duty.OFFICER)

    class Meta:
        verbose_name = "người theo dõi góp ý"
        verbose_name_plural = "người theo dõi góp ý"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "commune"], name="one_feedback_duty_per_commune")
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.commune}"
