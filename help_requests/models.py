"""Requests for help and everything that happens to them. Personal data lives here and nowhere else."""

import secrets
from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core import phones
from core.fields import PhoneField
from help_requests.codes import display_code
from help_requests.statuses import OPEN, SCHEDULED, WAITING, Result, State, Verb
from help_requests.times import describe_wish
from teams_directory.models import Commune, Member, Team, Village


def new_public_id() -> str:
    """192 random bits, URL-safe: the receipt's address."""
    return secrets.token_urlsafe(24)


class CommunePolicy(models.Model):
    """What one commune promises about requests: how soon, and how long personal data is kept."""

    commune = models.OneToOneField(Commune, on_delete=models.CASCADE, related_name="policy", verbose_name="xã")
    first_reply_hours = models.PositiveSmallIntegerField("trả lời trong (giờ)", default=24)
    retention_days = models.PositiveSmallIntegerField("giữ thông tin riêng (ngày)", default=90)

    class Meta:
        verbose_name = "hạn trả lời và lưu giữ"
        verbose_name_plural = "hạn trả lời và lưu giữ"

    def __str__(self) -> str:
        return str(self.commune)


class HelpRequestQuerySet(models.QuerySet["HelpRequest"]):
    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def closed(self) -> Self:
        return self.filter(state=State.CLOSED)

    def overdue(self, now: datetime | None = None) -> Self:
        """Nobody has answered within the time the commune promises."""
        return self.filter(state__in=WAITING, reply_due__lt=now or timezone.now())

    def with_visit_on(self, day: Any) -> Self:
        return self.filter(state__in=SCHEDULED, visit_start__date=day)

    def for_queue(self) -> Self:
        return self.select_related("team", "village", "commune", "assigned_to", "topic")

    def identifiable(self) -> Self:
        return self.filter(anonymised_at=None)


class HelpRequest(models.Model):
    """Somebody asks for help with one thing. Who they are is kept only as long as it is needed."""

    class Place(models.TextChoices):
        HOME = "home", "Tại nhà"
        MEETING_POINT = "meeting_point", "Nhà văn hóa, điểm hỗ trợ của thôn"
        PHONE = "phone", "Chỉ cần gọi điện"

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    code = models.CharField("mã", max_length=30, unique=True)  # canonical key, "lua-song-4821"
    token = models.CharField(max_length=64, unique=True)  # one form sent once, however often it is tapped
    fingerprint = models.CharField(max_length=64)  # keyed hash of what was sent with the token

    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+", verbose_name="xã")
    village = models.ForeignKey(
        Village, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="thôn"
    )
    village_typed = models.CharField("thôn, như đã gõ", max_length=120)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tổ")
    assigned_to = models.ForeignKey(
        Member, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="người nhận"
    )
    state = models.CharField("tình trạng", max_length=10, choices=State.choices, default=State.NEW)

    topic = models.ForeignKey("core.Topic", on_delete=models.PROTECT, related_name="+", verbose_name="việc")
    guide_key = models.CharField(max_length=36, blank=True)  # translation_key of the guide
    guide_title = models.CharField("bài hướng dẫn", max_length=255, blank=True)
    step_id = models.CharField(max_length=36, blank=True)  # id of the step's block
    step_title = models.CharField("kẹt ở bước", max_length=160, blank=True)
    place = models.CharField("gặp ở đâu", max_length=13, choices=Place.choices)
    wished_day = models.DateField("ngày mong muốn", null=True, blank=True)
    wished_part = models.CharField("buổi", max_length=9, blank=True)

    name = models.CharField("tên", max_length=80, blank=True)
    phone = PhoneField("số điện thoại", blank=True)
    note = models.TextField("lời nhắn", blank=True)
    for_other = models.BooleanField("đặt hộ", default=False)
    booker_name = models.CharField("người đặt hộ", max_length=80, blank=True)
    booker_phone = PhoneField("số người đặt hộ", blank=True)
    consent_version = models.CharField(max_length=20)
    consent_text = models.TextField()  # what the person read and agreed to
    consent_at = models.DateTimeField()

    visit_start = models.DateTimeField("hẹn từ", null=True, blank=True)
    visit_end = models.DateTimeField("đến", null=True, blank=True)
    reply_due = models.DateTimeField("hạn trả lời")
    result = models.CharField("kết quả", max_length=13, choices=Result.choices, blank=True)
    created_at = models.DateTimeField("gửi lúc", default=timezone.now)
    closed_at = models.DateTimeField("xong lúc", null=True, blank=True)
    anonymised_at = models.DateTimeField(null=True, blank=True)

    objects = HelpRequestQuerySet.as_manager()

    PERSONAL: ClassVar[dict[str, Any]] = {
        "name": "", "phone": "", "note": "", "booker_name": "", "booker_phone": "", "village_typed": "",
        "fingerprint": "",
    }  # fmt: skip

    class Meta:
        verbose_name = "lời hẹn giúp"
        verbose_name_plural = "lời hẹn giúp"
        ordering = ["reply_due", "pk"]
        permissions = [
            ("work_helprequest", "Nhận và làm việc với lời hẹn"),
            ("assign_helprequest", "Chuyển lời hẹn cho người khác"),
        ]
        indexes = [
            models.Index(fields=["team", "state"], name="requests_by_team_and_state"),
            models.Index(fields=["commune", "state"], name="requests_by_commune_and_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=State.CLOSED) | (Q(closed_at__isnull=False) & ~Q(result="")),
                name="closed_with_time_and_result",
            ),
            models.CheckConstraint(condition=~Q(state=State.NEW) | Q(team__isnull=False), name="waiting_at_a_team"),
            models.CheckConstraint(
                condition=~Q(state__in=SCHEDULED) | Q(visit_start__isnull=False), name="scheduled_with_a_time"
            ),
        ]

    def __str__(self) -> str:
        return self.spoken_code

    @property
    def spoken_code(self) -> str:
        """ "lúa–sông 4821": what the person writes down or says on the telephone."""
        return display_code(self.code)

    @property
    def masked_phone(self) -> str:
        return phones.mask(self.phone) if self.phone else ""

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_overdue(self) -> bool:
        return self.state in WAITING and self.reply_due < timezone.now()

    @property
    def first_call_phone(self) -> str:
        """Whom to ring first: the person who booked, when it was somebody else."""
        return self.booker_phone or self.phone

    def wish(self) -> str:
        """When the person would like to be helped, in words."""
        return describe_wish(self.wished_day, self.wished_part)


class RequestEvent(models.Model):
    """One thing that happened to a request. Written once, never changed; says nothing about who asked."""

    request = models.ForeignKey(HelpRequest, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField("lúc", default=timezone.now)
    verb = models.CharField("việc", max_length=10, choices=Verb.choices)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    actor_name = models.CharField("ai", max_length=160, blank=True)
    from_state = models.CharField(max_length=10, choices=State.choices, blank=True)
    to_state = models.CharField(max_length=10, choices=State.choices, blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField("lý do", max_length=300, blank=True)

    class Meta:
        verbose_name = "việc đã xảy ra"
        verbose_name_plural = "việc đã xảy ra"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.at:%H:%M %d/%m/%Y}"
