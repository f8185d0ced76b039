"""Requests and forms nobody sent, for the component gallery."""

from datetime import timedelta
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from core.gallery import LONG, visit
from core.models import Topic
from help_requests.forms.booking import BookingForm
from help_requests.forms.tracking import TrackingForm
from help_requests.models import CommunePolicy, HelpRequest
from help_requests.tokens import new_token
from teams_directory.models import Commune, GroupSession, Member, Team, Village

COMMUNE = Commune(
    code="00000", name="Mẫu", kind="xa", province="thành phố Mẫu", hotline="0100000001", owner="MTTQ xã Mẫu"
)
COMMUNE.policy = CommunePolicy()
VILLAGE = Village(name="Thôn Mẫu 1", slug="thon-mau-1")
TEAM = Team(commune=COMMUNE, name="Tổ công nghệ số Thôn Mẫu 1", hotline="0100000011")
TOPIC = Topic(name="VNeID, định danh điện tử", slug="vneid")
MEMBER = Member(full_name="Trần Thị Mẫu")
NEXT_DAY = timezone.localtime().replace(hour=8, minute=0, second=0, microsecond=0) + timedelta(days=3)
SESSION = GroupSession(
    team=TEAM, village=VILLAGE, topic=TOPIC, title="Cùng kích hoạt VNeID", start=NEXT_DAY,
    end=NEXT_DAY + timedelta(hours=2), meeting_place="Nhà văn hóa thôn Mẫu 1", note="Mang theo điện thoại.",
)  # fmt: skip
SESSION.seats_left = 12
FILLED = {
    "name": "Bác Năm Thử", "phone": "0100 000 021", "village": "Thôn Mẫu 1", "topic": "vneid", "place": "home",
    "when": "any", "note": "Nhà sau đình, cổng xanh.", "consent": "on",
}  # fmt: skip
STUCK = {"stuck_at": {"guide_title": "Kích hoạt VNeID", "step_title": "Bước 5: Nhập mã 6 số"}}
POSTED = {"request": visit("/hen-ho-tro/", "POST")}


def asked(state: str = "new", **facts: Any) -> HelpRequest:
    """A request nobody sent."""
    start = timezone.localtime().replace(hour=8, minute=0) + timedelta(days=1)
    made = {
        "public_id": "m" * 32, "code": "lua-song-4821", "state": state, "commune": COMMUNE, "village": VILLAGE,
        "village_typed": "Thôn Mẫu 1", "team": TEAM, "topic": TOPIC, "place": "home", "name": "Bác Năm Thử",
        "phone": "0100000021", "reply_due": timezone.now() + timedelta(hours=20),
    }  # fmt: skip
    if state in {"accepted", "proposed"}:
        made |= {"visit_start": start, "visit_end": start + timedelta(hours=1), "assigned_to": MEMBER}
    return HelpRequest(**made | facts)


def next_for(state: str, **facts: Any) -> dict[str, Any]:
    return {"help_request": asked(state, **facts)}


def booking(typed: dict[str, str] | None = None, **initial: str) -> BookingForm:
    """The real form, with two topics; for once it takes a number that reaches nobody."""
    sent = None if typed is None else _as_sent(typed)
    form = BookingForm(sent, communes=[COMMUNE], language="vi", initial={"when": "any", **initial})
    form.topics = {TOPIC.slug: TOPIC}
    form.fields["topic"].choices = [(TOPIC.slug, TOPIC.name), ("khac", LONG)]
    if typed and "phone" in typed:
        form.errors.pop("phone", None)
    return form


def _as_sent(typed: dict[str, str]) -> QueryDict:
    sent = QueryDict(mutable=True)
    sent.update({"token": new_token(), **typed})
    return sent


def track(code: str, digits: str) -> TrackingForm:
    return TrackingForm({"code": code, "digits": digits})
