"""Villages and teams in the component gallery. Names and numbers are nobody's."""

from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from core.gallery import LONG, Component, Sample, register
from teams_directory.calendar import ZONE, Change
from teams_directory.models import Commune, DutyHours, GroupSession, Member, Team, Village

COMMUNE = Commune(name="Mẫu", kind="xa", province="thành phố Mẫu", hotline="0100000001")
HOURS = [
    DutyHours(weekday=1, start=time(8), end=time(11)),
    DutyHours(weekday=5, start=time(14), end=time(17), place="phone"),
]
SATURDAY = date(2026, 11, 28)
REST = Change(SATURDAY, "off")
HOLIDAY = Change(date(2027, 1, 1), "off", reason="Tết Dương lịch")
EXTRA = Change(SATURDAY, "extra", time(18, 30), time(20), "home")
LEADER = Member(
    full_name="Nguyễn Văn Mẫu", role="leader", organisation="Mặt trận Tổ quốc", duties="Điều phối, trực nhà văn hóa."
)
OTHERS = [Member(full_name="Trần Thị Mẫu", role="member"), Member(full_name=LONG, organisation=LONG, duties=LONG)]


def team(name: str = "Tổ công nghệ số Thôn Mẫu 1", *, members: Any = (), **facts: Any) -> Team:
    """A team nobody saved."""
    hours, changes = facts.pop("hours", []), facts.pop("changes", [])
    made = Team(name=name, hotline="0100000011", **facts)
    made.shown_members, made.hours, made.changes = list(members), hours, changes
    return made


def session(title: str = "Cùng kích hoạt VNeID", **changes: Any) -> dict[str, Any]:
    """A session nobody saved, long to come."""
    facts = {
        "village": Village(name="Thôn Mẫu 1"), "meeting_place": "Nhà văn hóa Thôn Mẫu 1", "seats": 15,
        "start": datetime(2099, 12, 1, 8, tzinfo=ZONE), "end": datetime(2099, 12, 1, 10, tzinfo=ZONE),
    }  # fmt: skip
    left, with_day = changes.pop("left", None), changes.pop("with_day", False)
    made = GroupSession(title=title, public_id="mau", **facts | changes)
    made.seats_left = left
    return {"session": made, "with_day": with_day}


def running_session() -> dict[str, Any]:
    now = timezone.now()
    return session(start=now - timedelta(minutes=30), end=now + timedelta(minutes=30))


def village(name: str = "Thôn Mẫu 1", *, teams: Any = (), old_names: Any = ()) -> dict[str, Any]:
    working = SimpleNamespace(all=list(teams))
    shown = {"name": name, "slug": "thon-mau-1", "old_names": list(old_names), "commune": COMMUNE, "teams": working}
    return {"village": SimpleNamespace(**shown), "url": "/to-cong-nghe-so/"}


def full_team(**changes: Any) -> Team:
    facts = {
        "meeting_point": "Nhà văn hóa Thôn Mẫu 1", "decision_number": "12/QĐ-UBND", "decision_date": date(2026, 4, 2),
        "confirmed_on": date(2026, 11, 18), "confirmed_by": "Nguyễn Văn Mẫu", "hours": HOURS,
    }  # fmt: skip
    return team(**facts | changes)


register(
    "Tổ của thôn",
    Component(
        "teams_directory/village_card.html", "Thẻ một thôn", "Thôn nào, gặp tổ ở đâu, gọi số nào, hẹn đến nhà.",
        (
            Sample("Có tổ", lambda: village(teams=[full_team()]), ("Gặp tổ ở", "0100 000 011")),
            Sample("Có tên cũ", lambda: village(teams=[team()], old_names=["Làng Mẫu", "Xóm Đình"]), ("Tên cũ",)),
            Sample("Hai tổ", lambda: village(teams=[full_team(), team("Tổ xóm Đình")]), ("Tổ xóm Đình",)),
            Sample("Chưa có tổ", village, ("chưa có tổ", "0100 000 001")),
            Sample("Tên dài", lambda: village(LONG, teams=[team(LONG, meeting_point=LONG)]), (LONG,)),
        ),
        inside=("ul.villages", "li.villages__item"),
    ),
    Component(
        "teams_directory/team.html", "Một tổ", "Gọi, hẹn; gặp ở đâu, giờ nào; những ai đã đồng ý hiện tên.",
        (
            Sample("Đủ cả", lambda: village() | {"team": full_team(members=[LEADER, *OTHERS])}, ("Giờ trực", "12/QĐ")),
            Sample("Chưa ai đồng ý hiện tên", lambda: village() | {"team": full_team()}, ("Quyết định lập tổ",)),
            Sample("Sắp tới có đổi", lambda: village() | {"team": full_team(changes=[REST, EXTRA])}, ("nghỉ", "18:30")),
            Sample("Mới có tên và số", lambda: village() | {"team": team()}, ("0100 000 011",)),
        ),
    ),
    Component(
        "teams_directory/change.html", "Ngày có đổi", "Ngày nào tổ nghỉ, ngày nào trực thêm.",
        (
            Sample("Nghỉ cả ngày", {"change": REST}, ("Thứ Bảy", "28/11", "nghỉ")),
            Sample("Nghỉ mấy giờ", {"change": Change(SATURDAY, "off", time(14), time(15))}, ("14:00 – 15:00",)),
            Sample("Ngày lễ", {"change": HOLIDAY}, ("Tết Dương lịch",)),
            Sample("Trực thêm", {"change": EXTRA}, ("trực thêm", "Tại nhà bà con")),
        ),
        css="components/facts.css", inside=("p.card__text",),
    ),
    Component(
        "teams_directory/session.html", "Một buổi học nhóm", "Học việc gì, lúc nào, ở đâu, còn chỗ không.",
        (
            Sample("Chưa biết còn mấy chỗ", session, ("Nhận 15 người", "Đăng ký")),
            Sample("Còn chỗ", lambda: session(left=4, note="Mang theo thẻ căn cước."), ("Còn 4 chỗ", "Đăng ký")),
            Sample("Có ngày", lambda: session(with_day=True), ("Thứ Ba 01/12",)),
            Sample("Đã đủ người", lambda: session(left=0), ("Đã đủ người",)),
            Sample("Đang học", running_session, ("đang học",)),
            Sample("Đã hoãn", lambda: session(is_cancelled=True, cancelled_reason="Thôn mất điện."), ("Đã hoãn",)),
            Sample("Tên dài", lambda: session(LONG, meeting_place=LONG, note=LONG), (LONG,)),
        ),
        css="components/village_card.css", inside=("ul.villages", "li.villages__item"),
    ),
)  # fmt: skip
