"""Following a request, what can be done there, and whose number this is, in the component gallery."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from core.gallery import LONG, Component, Sample, Where, register
from help_requests.following import Following
from help_requests.forms.number_check import NumberCheckForm
from help_requests.forms.tracking import DemandForm, SafetyForm, TrackingForm
from help_requests.gallery.made_up import POSTED, asked, track
from help_requests.models import HandOverOffice, PrivacyDemand, Visit
from help_requests.views.number_check import Finding
from teams_directory.door import DoorCard
from teams_directory.models import GroupSession, Member

NOW = timezone.now
OFFICE = HandOverOffice(
    name="Công an xã Mẫu", phone="0100000031", address="Cạnh Ủy ban xã", hours="sáng thứ Hai đến thứ Sáu"
)
DRAWING = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E"
    "%3Crect width='8' height='8' fill='%23bccabf'/%3E%3Ccircle cx='4' cy='3' r='2'/%3E%3C/svg%3E"
)
PICTURE = SimpleNamespace(is_svg=lambda: True, file=SimpleNamespace(url=DRAWING), width=160, height=160)
COMPANION = Member(full_name="Nguyễn Văn Bình", role="deputy")


def followed(
    state: str = "new", *, learned: str = "", confirmed: str = "", waits: bool = False, **facts: Any
) -> dict[str, Any]:
    """What the page after a right answer is given."""
    if learned:
        facts |= {"closed_at": NOW(), "result": learned}
    row = asked(state, **facts)
    found = Following(row, "thẻ-mẫu", NOW())
    told = Visit(level=learned, confirmed_level=confirmed, checked_how="resident" if confirmed else "")
    demand = PrivacyDemand(kind="erase", received_at=NOW(), act_due=NOW() + timedelta(days=20), acknowledge_due=NOW())
    vars(found).update(visit=told if learned else None, demands=[demand] if waits else [])
    return {"following": found, "help_request": row, "safety": SafetyForm(), "demand": DemandForm()}


def agreed(**facts: Any) -> dict[str, Any]:
    return followed("accepted", word_pair="sen trúc", **facts)


def pictured() -> dict[str, Any]:
    shown = agreed()
    vars(shown["following"])["cards"] = [DoorCard("Mai", "tổ phó", PICTURE)]
    return shown


def at_session(**facts: Any) -> dict[str, Any]:
    start = timezone.localtime() + timedelta(days=2)
    known = {
        "title": "Cùng kích hoạt VNeID",
        "start": start,
        "end": start + timedelta(hours=2),
        "meeting_place": "Đình làng",
    }
    return {"session": GroupSession(**known | facts)}


def late(**facts: Any) -> dict[str, Any]:
    return followed(reply_due=NOW() - timedelta(hours=2), **facts)


def demanded() -> dict[str, Any]:
    due = {"acknowledge_due": NOW() + timedelta(days=2), "act_due": NOW() + timedelta(days=20)}
    return {"demanded": PrivacyDemand(kind="erase", **due), "help_request": asked()}


def found(**facts: Any) -> dict[str, Any]:
    return {"found": Finding("+84100000011", **facts), "today": timezone.localdate(), "form": NumberCheckForm()}


def wrong_report() -> dict[str, Any]:
    form = SafetyForm({"asked": "otp", "story": "Nó hỏi mã OTP là 483920"})
    return {"safety": form, "wrong": form}


CLOSED = {"result": "unreachable", "closed_at": NOW()}

register(
    "Theo dõi lời hẹn",
    Component(
        "help_requests/track.html", "Lời hẹn đến đâu rồi", "Tra bằng mã và ba số cuối.",
        (
            Sample("Trống", lambda: {"form": TrackingForm()}, ("3 số cuối",)),
            Sample("Gõ sai", lambda: {"form": track("mã lạ", "1")} | POSTED, ("hai từ và",)),
            Sample("Cần cả số", lambda: {"form": TrackingForm(), "asks_all": True}, ("Cả số điện thoại",)),
            Sample("Trang mở đã lâu", lambda: {"form": TrackingForm(), "too_old": True}, ("chưa ghi gì",)),
        ),
        css="components/booking.css", where=Where.WHOLE,
    ),
    Component(
        "help_requests/following.html", "Lời hẹn, khi tra đúng", "Đến đâu, ai đến, bao giờ; không hiện tên người hẹn.",
        (
            Sample("Chờ tổ gọi", followed, ("Đã gửi, chờ tổ gọi lại", "Tôi không cần nữa")),
            Sample("Tổ xin hẹn lại", lambda: followed("proposed"), ("Giờ này có tiện cho bác không?",)),
            Sample("Tổ đã nhận", lambda: agreed(companion=COMPANION), ("sen – trúc", "đi cùng")),
            Sample("Đã xong", lambda: followed("closed", learned="does_alone"), ("Bác làm được tới đâu?",)),
            Sample("Tin báo có mã", lambda: followed() | wrong_report(), ("Có chỗ cần sửa", "giống mã OTP")),
        ),
        css="components/answer.css", where=Where.WHOLE,
    ),
    Component(
        "help_requests/what_next.html", "Tiếp theo là gì", "Ai gọi, bao giờ, đổi ý thì làm sao.",
        (
            Sample("Chờ tổ gọi lại", followed, ("sẽ gọi lại",)),
            Sample("Tổ chậm, xã đã biết", lambda: late(escalated_at=NOW()), ("chậm hơn đã hứa", "Xã cũng đã được báo")),
            Sample("Xã đang tìm tổ", lambda: followed("triage", team=None), ("sẽ tìm người giúp",)),
            Sample("Xã chậm", lambda: late(state="triage", team=None), ("Xã trả lời chậm",)),
            Sample("Tổ xin hẹn lại", lambda: followed("proposed"), ("xin hẹn lại",)),
            Sample("Tổ đã hẹn", agreed, ("hẹn bác ngày", "Tổ đến tận nhà bác")),
            Sample("Gặp ở điểm hỗ trợ", lambda: agreed(place="meeting_point"), ("điểm hỗ trợ của thôn",)),
            Sample("Cơ quan khác làm", lambda: followed("handed_over", office=OFFICE), ("Công an xã Mẫu",)),
            Sample("Đã thôi", lambda: followed("closed", result="not_needed"), ("đã thôi",)),
            Sample("Không gặp", lambda: followed("closed", **CLOSED), ("chưa gặp được bác",)),
            Sample("Đã xong", lambda: followed("closed", result="by_office"), ("đã xong",)),
        ),
        css="components/booking.css", where=Where.ONCE,
    ),
    Component(
        "help_requests/at_session.html", "Mời đến buổi chung", "Ở đâu, lúc nào; hoãn thì nói vì sao.",
        (
            Sample("Có chỗ", lambda: at_session(note="Mang theo điện thoại."), ("Đình làng", "Mang theo")),
            Sample("Đã hoãn", lambda: at_session(is_cancelled=True, cancelled_reason="Mưa to."), ("đã hoãn", "Mưa to")),
            Sample("Chữ dài", lambda: at_session(title=LONG, meeting_place=LONG), (LONG,)),
        ),
        css="components/booking.css",
    ),
)  # fmt: skip
