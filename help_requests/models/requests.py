"""Requests for help and everything that happens to them."""

from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from core.fields import PhoneField
from help_requests.models.cases import Case, CaseEvent, CaseQuerySet
from help_requests.models.policy import HandOverOffice
from help_requests.statuses import MOVES, OPEN, SCHEDULED, UNDECIDED, WAITING, Moves, Result, State, Verb
from help_requests.times import describe_wish
from teams_directory.models import GroupSession, Member, Team, Village


def visit_on(day: date) -> Q:
    """The visit begins on this day of Asia/Ho_Chi_Minh: a stretch of time, which an index can find."""
    midnight = timezone.make_aware(datetime.combine(day, time.min))
    return Q(visit_start__gte=midnight, visit_start__lt=midnight + timedelta(days=1))


def forget_unless_open(collector: Any, field: Any, rows: Any, using: str) -> None:
    """What SET_NULL does; but nobody is deleted who still holds an open request: it would be left without a person."""
    held = set(rows.filter(state__in=OPEN))
    if held:
        raise models.ProtectedError("still holds open requests", held)
    models.SET_NULL(collector, field, rows, using)


class HelpRequestQuerySet(CaseQuerySet):
    def with_visit_on(self, day: Any) -> Self:
        return self.filter(visit_on(day), state__in=SCHEDULED)

    def signed_up(self) -> Self:
        """Expected at a group session. Who was, until it was called off, keeps its name but no place."""
        return self.filter(state=State.ACCEPTED, session__isnull=False)

    def for_queue(self) -> Self:
        return self.select_related("team", "village", "commune", "assigned_to", "topic")

    def for_desk(self) -> Self:
        """As for the queue, with who goes along and what else sees to it."""
        return self.for_queue().select_related("companion", "office", "session")

    def in_fair_order(self) -> Self:
        """What a leader put first; then money or papers due, living alone, no smartphone; then who waits longest."""
        put_first = models.Case(models.When(put_first_reason="", then=1), default=0)
        return self.order_by(put_first, "-payment_due", "-lives_alone", "-no_smartphone", "created_at", "pk")


class HelpRequest(Case):
    """Somebody asks for help with one thing."""

    class Place(models.TextChoices):
        HOME = "home", "Tại nhà"
        MEETING_POINT = "meeting_point", "Nhà văn hóa, điểm hỗ trợ của thôn"
        PHONE = "phone", "Chỉ cần gọi điện"
        SESSION = "session", "Buổi hướng dẫn chung"

    class Channel(models.TextChoices):
        WEB = "web", "Trên trang này"
        CALL = "call", "Gọi điện cho tổ"
        WALK_IN = "walk_in", "Đến tận nơi"

    class CallFirst(models.TextChoices):
        BOOKER = "booker", "Người đặt hộ"
        SELF = "self", "Người được giúp"

    class Agreed(models.TextChoices):
        BESIDE_ME = "beside_me", "Đang ngồi cạnh tôi và đồng ý"
        BY_PHONE = "by_phone", "Tôi đã gọi hỏi, đồng ý rồi"
        EARLIER = "earlier", "Có nhờ tôi từ trước"
        NOT_YET = "not_yet", "Chưa hỏi, tổ hỏi giúp"

    village = models.ForeignKey(
        Village, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="thôn"
    )
    village_typed = models.CharField("thôn, như đã gõ", max_length=120, blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tổ")
    assigned_to = models.ForeignKey(
        Member, on_delete=forget_unless_open, null=True, blank=True, related_name="+", verbose_name="người nhận"
    )
    companion = models.ForeignKey(
        Member, on_delete=forget_unless_open, null=True, blank=True, related_name="+", verbose_name="người đi cùng"
    )
    needs_two = models.BooleanField("đi hai người", default=False)
    office = models.ForeignKey(
        HandOverOffice, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="cơ quan"
    )
    session = models.ForeignKey(
        GroupSession, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="buổi chung"
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged", verbose_name="gộp vào"
    )
    state = models.CharField("tình trạng", max_length=12, choices=State.choices, default=State.NEW)
    channel = models.CharField("đến bằng cách nào", max_length=7, choices=Channel.choices, default=Channel.WEB)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    topic = models.ForeignKey("core.Topic", on_delete=models.PROTECT, related_name="+", verbose_name="việc")
    guide_key = models.CharField(max_length=36, blank=True)  # translation_key of the guide
    guide_title = models.CharField("bài hướng dẫn", max_length=255, blank=True)
    step_id = models.CharField(max_length=36, blank=True)  # id of the step's block
    step_title = models.CharField("kẹt ở bước", max_length=160, blank=True)
    place = models.CharField("gặp ở đâu", max_length=13, choices=Place.choices)
    wished_day = models.DateField("ngày mong muốn", null=True, blank=True)
    wished_part = models.CharField("buổi", max_length=9, blank=True)
    slot_start = models.DateTimeField("giờ đã chọn, từ", null=True, blank=True)
    slot_end = models.DateTimeField("giờ đã chọn, đến", null=True, blank=True)
    slot_seat = models.PositiveSmallIntegerField("chỗ thứ", null=True, blank=True)

    note = models.TextField("lời nhắn", blank=True)
    for_other = models.BooleanField("đặt hộ", default=False)
    booker_name = models.CharField("người đặt hộ", max_length=80, blank=True)
    booker_phone = PhoneField("số người đặt hộ", blank=True)
    call_first = models.CharField("gọi ai trước", max_length=6, choices=CallFirst.choices, blank=True)
    agreed_how = models.CharField("người được giúp đồng ý thế nào", max_length=9, choices=Agreed.choices, blank=True)
    lives_alone = models.BooleanField("ở một mình", default=False)
    no_smartphone = models.BooleanField("không có điện thoại thông minh", default=False)
    payment_due = models.BooleanField("sắp đến hạn nhận tiền, nộp giấy tờ", default=False)
    put_first_reason = models.CharField("xếp trước vì", max_length=300, blank=True)

    visit_start = models.DateTimeField("hẹn từ", null=True, blank=True)
    visit_end = models.DateTimeField("đến", null=True, blank=True)
    word_pair = models.CharField("hai từ nói ở cửa", max_length=40, blank=True)
    visit_due = models.DateTimeField("hạn gặp", null=True, blank=True)
    escalated_at = models.DateTimeField("báo xã lúc", null=True, blank=True)
    alarmed_at = models.DateTimeField("báo tổ trưởng lúc", null=True, blank=True)
    result = models.CharField("kết quả", max_length=13, choices=Result.choices, blank=True)

    MOVES: ClassVar[Moves] = MOVES  # type: ignore[assignment]
    OPEN: ClassVar[frozenset[str]] = OPEN  # type: ignore[assignment]
    WAITING: ClassVar[frozenset[str]] = WAITING  # type: ignore[assignment]
    PERSONAL: ClassVar[dict[str, Any]] = {
        "name": "", "phone": "", "note": "", "booker_name": "", "booker_phone": "", "village_typed": "",
        "fingerprint": "", "put_first_reason": "", "word_pair": "",
    }  # fmt: skip

    objects = HelpRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "lời hẹn giúp"
        verbose_name_plural = "lời hẹn giúp"
        ordering: ClassVar[list[str]] = ["reply_due", "pk"]
        permissions: ClassVar[list[tuple[str, str]]] = [
            ("work_helprequest", "Nhận và làm việc với lời hẹn"),
            ("assign_helprequest", "Chuyển lời hẹn cho người khác"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["team", "state"], name="requests_by_team_and_state"),
            models.Index(fields=["commune", "state", "reply_due"], name="requests_by_commune_and_due"),
            models.Index(fields=["commune", "state", "visit_start"], name="requests_by_commune_and_visit"),
            models.Index(fields=["commune", "state", "closed_at"], name="requests_by_commune_and_close"),
            models.Index(fields=["phone", "state"], name="requests_by_phone_and_state"),
            models.Index(fields=["assigned_to", "visit_start"], name="requests_by_member_and_visit"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(state=State.CLOSED) | (Q(closed_at__isnull=False) & ~Q(result="")),
                name="closed_with_time_and_result",
            ),
            models.CheckConstraint(condition=~Q(state=State.NEW) | Q(team__isnull=False), name="waiting_at_a_team"),
            models.CheckConstraint(
                condition=~Q(state__in=SCHEDULED) | Q(visit_start__isnull=False), name="scheduled_with_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.HANDED_OVER) | Q(office__isnull=False), name="handed_over_to_an_office"
            ),
            models.CheckConstraint(
                condition=~Q(result=Result.MERGED) | Q(merged_into__isnull=False), name="merged_into_another"
            ),
            models.CheckConstraint(
                condition=Q(companion=None) | Q(assigned_to=None) | ~Q(companion=F("assigned_to")),
                name="companion_is_somebody_else",
            ),
            models.UniqueConstraint(
                fields=["team", "place", "slot_start", "slot_seat"],
                condition=Q(slot_seat__isnull=False, state__in=OPEN), name="one_request_per_seat",
            ),
        ]  # fmt: skip

    @classmethod
    def late(cls, now: datetime) -> Q:
        """Nobody answered in time, or nobody came in time; what another office has is in its hands."""
        return super().late(now) | Q(state__in=UNDECIDED, visit_due__lt=now)

    @property
    def is_visit_late(self) -> bool:
        return self.state in UNDECIDED and self.visit_due is not None and self.visit_due < timezone.now()

    @property
    def is_overdue(self) -> bool:
        return self.is_reply_late or self.is_visit_late

    def is_as_seen(self, seen: Case) -> bool:
        return super().is_as_seen(seen) and self.team_id == seen.team_id  # type: ignore[attr-defined]

    def event_details(self) -> dict[str, Any]:
        return {"team": self.team}

    @property
    def numbers(self) -> list[str]:
        return [number for number in (self.phone, self.booker_phone) if number]

    @property
    def first_call_phone(self) -> str:
        """Whom to ring first: the person who booked, when it was somebody else and nothing else was asked."""
        first = self.phone if self.call_first == self.CallFirst.SELF else self.booker_phone
        return first or self.booker_phone or self.phone

    def wish(self) -> str:
        """When the person would like to be helped, in words."""
        return describe_wish(self.wished_day, self.wished_part, self.slot_start)


class RequestEvent(CaseEvent):
    """One thing that happened to a request."""

    request = models.ForeignKey(HelpRequest, on_delete=models.CASCADE, related_name="events")
    verb = models.CharField("việc", max_length=12, choices=Verb.choices)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(CaseEvent.Meta):
        pass

    @property
    def to_state_label(self) -> str:
        return str(State(self.to_state).label) if self.to_state in State else ""
