"""Villages and teams in the component gallery. Names and numbers are nobody's."""

from datetime import date, time
from types import SimpleNamespace
from typing import Any

from core.gallery import LONG, Component, Sample, register
from teams_directory.models import Commune, DutyHours, Member, Team

COMMUNE = Commune(name="Mẫu", kind="xa", province="thành phố Mẫu", hotline="0100000001")
HOURS = [DutyHours(weekday=day, start=time(8), end=time(11)) for day in (1, 5)]
LEADER = Member(
    full_name="Nguyễn Văn Mẫu", role="leader", organisation="Mặt trận Tổ quốc", duties="Điều phối, trực nhà văn hóa."
)
OTHERS = [Member(full_name="Trần Thị Mẫu", role="member"), Member(full_name=LONG, organisation=LONG, duties=LONG)]


def team(name: str = "Tổ công nghệ số Thôn Mẫu 1", *, members: Any = (), **facts: Any) -> Team:
    """A team nobody saved."""
    made = Team(name=name, hotline="0100000011", **facts)
    made.shown_members = list(members)
    return made


def village(name: str = "Thôn Mẫu 1", *, teams: Any = (), old_names: Any = ()) -> dict[str, Any]:
    working = SimpleNamespace(all=list(teams))
    shown = {"name": name, "slug": "thon-mau-1", "old_names": list(old_names), "commune": COMMUNE, "teams": working}
    return {"village": SimpleNamespace(**shown), "url": "/to-cong-nghe-so/"}


def full_team(**changes: Any) -> Team:
    facts = {
        "meeting_point": "Nhà văn hóa Thôn Mẫu 1", "decision_number": "12/QĐ-UBND", "decision_date": date(2026, 4, 2),
        "confirmed_on": date(2026, 11, 18), "confirmed_by": "Nguyễn Văn Mẫu", "duty_hours": HOURS,
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
            Sample("Mới có tên và số", lambda: village() | {"team": team()}, ("0100 000 011",)),
        ),
    ),
)  # fmt: skip
