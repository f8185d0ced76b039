"""What may be shown of a request to whoever follows it: the state, who comes, when and where, and nothing they told us.

The row is read without what its person told us, so that no page made from it can show that.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from help_requests.models import CommunePolicy, HelpRequest, PrivacyDemand, Visit
from help_requests.passes import mark_of
from help_requests.services.closing import can_be_reopened
from help_requests.statuses import MASTERY, SCHEDULED, Result, State
from teams_directory.door import DoorCard, card_of

PERSONS_OWN = tuple(name for name in HelpRequest.PERSONAL if name != "word_pair")
WORDS_LAST = timedelta(hours=3)  # after the visit should be over
LONGEST_CHAIN = 5  # of requests merged into one another
STATES: dict[State, str | Promise] = {
    State.NEW: _("Đã gửi, chờ tổ gọi lại"),
    State.TRIAGE: _("Xã đang tìm tổ"),
    State.PROPOSED: _("Tổ đề nghị giờ khác, chờ bác trả lời"),
    State.ACCEPTED: _("Tổ đã nhận"),
    State.HANDED_OVER: _("Đã chuyển sang cơ quan khác"),
    State.CLOSED: _("Đã xong"),
}
ROLES: dict[str, str | Promise] = {
    "leader": _("tổ trưởng"), "deputy": _("tổ phó"), "member": _("thành viên tổ"),
}  # fmt: skip
LEVELS: dict[Result, str | Promise] = {
    Result.DONE_FOR: _("Tổ làm hộ tôi"),
    Result.DONE_TOGETHER: _("Tổ với tôi cùng làm"),
    Result.DOES_ALONE: _("Tôi tự làm được"),
    Result.TEACHES: _("Tôi chỉ lại được cho người khác"),
}


def request_shown(**by: object) -> HelpRequest | None:
    """The request, or the one it was merged into, without anything its person told us."""
    rows = HelpRequest.objects.select_related(
        "team", "village", "commune__policy", "assigned_to__photo", "companion__photo", "office", "session"
    ).defer(*PERSONS_OWN)
    row = asked = rows.filter(anonymised_at=None, **by).first()
    for _step in range(LONGEST_CHAIN):
        if row is None or row.merged_into_id is None:
            break
        row = rows.get(pk=row.merged_into_id)
    if row is not None and asked is not None:
        row.is_through_merge = row.pk != asked.pk  # type: ignore[attr-defined]
    for name in PERSONS_OWN if row else ():
        setattr(row, name, HelpRequest.PERSONAL[name])
    return row


@dataclass(frozen=True)
class Following:
    """One page's worth of a request. `entry` is the pass its forms carry."""

    request: HelpRequest
    entry: str
    now: datetime

    @property
    def mark(self) -> str:
        return mark_of(self.request)

    @property
    def state(self) -> str | Promise:
        if self.request.result == Result.NOT_NEEDED:
            return _("Đã thôi hẹn")
        if self.request.result == Result.UNREACHABLE:
            return _("Tạm khép lại, tổ chưa gặp được bác")
        return STATES[State(self.request.state)]

    @property
    def is_through_merge(self) -> bool:
        """Reached by the code of a request that was merged into this one: whoever wrote that sees how far it has come,
        and neither the words for the door nor anything to press, for it may have been somebody else.
        """
        return getattr(self.request, "is_through_merge", False)

    @cached_property
    def cards(self) -> list[DoorCard]:
        """Who comes, while somebody is on the way to this person."""
        row = self.request
        if row.state not in SCHEDULED or row.session or self.is_past or self.is_through_merge:
            return []
        members = [member for member in (row.assigned_to, row.companion) if member]
        return [replace(card_of(member), role=str(ROLES[member.role])) for member in members]

    @property
    def is_past(self) -> bool:
        """The visit should be over, and some hours more."""
        ends = self.request.visit_end
        return ends is not None and ends + WORDS_LAST < self.now

    @property
    def words(self) -> str:
        """What must be said at the door: only for an agreed visit that is not over."""
        row = self.request
        agreed = row.state == State.ACCEPTED and row.session is None and not self.is_past
        agreed = agreed and not self.is_through_merge
        return row.word_pair.replace(" ", " – ") if agreed else ""

    @property
    def has_slip(self) -> bool:
        return bool(self.words and self.cards) and self.request.place == HelpRequest.Place.HOME

    @cached_property
    def visit(self) -> Visit | None:
        """What was learned, when it was closed by helping somebody."""
        return self.request.visits.first() if self.request.result in MASTERY else None

    @property
    def level(self) -> str | Promise:
        """What the person said they can do, else what the team wrote."""
        return LEVELS[Result(self.visit.known_level)] if self.visit else ""

    @property
    def is_confirmed(self) -> bool:
        return self.visit is not None and self.visit.checked_how == Visit.Check.RESIDENT

    @property
    def levels(self) -> list[tuple[str, str | Promise]]:
        """What one may answer instead."""
        known = self.visit.known_level if self.visit else ""
        return [(level.value, words) for level, words in LEVELS.items() if level != known]

    @property
    def may_reopen(self) -> bool:
        row = self.request
        return row.state == State.CLOSED and can_be_reopened(row, CommunePolicy.of(row.commune))

    @cached_property
    def demands(self) -> list[PrivacyDemand]:
        return list(self.request.demands.filter(done_at=None))


def following(row: HelpRequest, entry: str) -> Following:
    return Following(row, entry, timezone.now())
