"""Teams, their members, and when a member is away."""

import secrets
from datetime import date
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, When
from django.utils import timezone
from modelcluster.models import ClusterableModel
from wagtail.documents import get_document_model_string
from wagtail.images import get_image_model_string

from core import phones
from core.fields import FoldedNamesField, HotlineField, PhoneField
from teams_directory.models.areas import Commune, Village


def new_public_id() -> str:
    """128 random bits, URL-safe: cannot be guessed or counted."""
    return secrets.token_urlsafe(16)


class TeamQuerySet(models.QuerySet["Team"]):
    def working(self) -> Self:
        return self.filter(is_working=True)

    def with_hotline(self, number: str) -> Self:
        """Teams whose own number this is, however it is written; what is no number is nobody's."""
        known = phones.normalise_hotline(number)
        return self.filter(hotline=known) if known else self.none()

    def led_or_joined_by(self, user: Any) -> Self:
        return self.filter(pk__in=Member.objects.active().filter(user=user).values("team"))

    def led_by(self, user: Any) -> Self:
        """Teams in which this person is leader or deputy today."""
        return self.filter(pk__in=Member.objects.active().leading().filter(user=user).values("team"))


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
        indexes = [models.Index(fields=["hotline"], name="teams_by_hotline")]

    def __str__(self) -> str:
        return self.name

    def searchable_names(self) -> list[str]:
        return [self.name, *self.village.searchable_names()]

    def clean(self) -> None:
        if self.village_id and self.commune_id and self.village.commune_id != self.commune_id:
            raise ValidationError({"village": "Thôn này thuộc xã khác."})


class MemberQuerySet(models.QuerySet["Member"]):
    def active(self, on: date | None = None) -> Self:
        day = on or timezone.localdate()
        return self.filter(active_from__lte=day).filter(Q(active_to=None) | Q(active_to__gte=day))

    def shown(self) -> Self:
        """Members who agreed that their name is public."""
        return self.filter(agreed_to_be_shown=True)

    def leading(self) -> Self:
        return self.filter(role__in=[Member.Role.LEADER, Member.Role.DEPUTY])

    def present(self, on: date | None = None) -> Self:
        """Members of that day who are not away on it."""
        away = MemberLeave.objects.covering(on or timezone.localdate())
        return self.active(on).exclude(pk__in=away.values("member"))

    def with_phone(self, number: str) -> Self:
        """Members with this number, however it is written; what is no number is nobody's."""
        known = phones.normalise(number)
        return self.filter(phone=known) if known else self.none()


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
    photo = models.ForeignKey(
        get_image_model_string(), on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="ảnh", help_text="Bà con thấy ảnh này khi người này nhận lời hẹn. Cần người trong ảnh đồng ý.",
    )  # fmt: skip
    photo_agreed_on = models.DateField("ngày đồng ý hiện ảnh", null=True, blank=True)
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
            ),
            models.CheckConstraint(
                condition=Q(photo=None) | Q(photo_agreed_on__isnull=False), name="photo_only_when_agreed"
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["phone"], name="members_by_phone")]

    def __str__(self) -> str:
        return self.full_name

    def clean(self) -> None:
        wrong: dict[str, Any] = {}
        if self.agreed_to_be_shown and not self.agreed_on:
            wrong["agreed_on"] = "Ghi ngày người này đồng ý hiện tên."
        if self.photo_id and not self.photo_agreed_on:
            wrong["photo_agreed_on"] = "Ghi ngày người này đồng ý hiện ảnh. Chưa đồng ý thì bỏ ảnh ra."
        if wrong:
            raise ValidationError(wrong)

    def searchable_names(self) -> list[str]:
        return [self.full_name, self.team.name]

    @property
    def first_name(self) -> str:
        """The word people are called by, which a Vietnamese name has last: "Trần Thị Hoa" is Hoa."""
        return (self.full_name.split() or [""])[-1]

    def is_away(self, on: date | None = None) -> bool:
        day = on or timezone.localdate()
        return any(leave.first_day <= day <= leave.last_day for leave in self.leaves.all())


class MemberLeaveQuerySet(models.QuerySet["MemberLeave"]):
    def covering(self, day: date) -> Self:
        return self.filter(first_day__lte=day, last_day__gte=day)


class MemberLeave(models.Model):
    """Days on which a member is away, both ends included. Why is their own affair."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="leaves", verbose_name="thành viên")
    first_day = models.DateField("vắng từ ngày")
    last_day = models.DateField("đến hết ngày")
    note = models.CharField(
        "ghi chú", max_length=200, blank=True, help_text="Ví dụ: ai làm thay. Chuyện ốm đau thì đừng ghi."
    )

    objects = MemberLeaveQuerySet.as_manager()

    class Meta:
        verbose_name = "ngày vắng"
        verbose_name_plural = "ngày vắng"
        ordering = ["first_day", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="leave_ends_after_it_begins")
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.first_day:%d/%m/%Y} – {self.last_day:%d/%m/%Y}"

    def clean(self) -> None:
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": "Ngày cuối phải sau ngày đầu."})
