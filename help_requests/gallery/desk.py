"""The staff's cards, figures and forms in the component gallery, on the sheets of the admin."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from core.gallery import LONG, Component, Sample, Where, register
from help_requests.day_sheets import Entry
from help_requests.desk.cards import Button
from help_requests.desk.facts import Fact
from help_requests.desk.forms.appointments import PairForm, ProposeForm
from help_requests.desk.forms.closing import CloseForm
from help_requests.desk.scene import Scene
from help_requests.gallery.made_up import asked
from help_requests.permissions import Standing
from help_requests.services import TooManyToHold

BUTTONS = [
    Button("Tôi nhận", "#nhan", "human"), Button("Gọi", "/admin/viec-cua-to/", is_post=True),
    Button("Đưa về xã", "#dua"),
]  # fmt: skip
FIGURES = [
    {"number": 3, "label": "Hôm nay", "address": "#hom-nay"},
    {"number": 0, "label": "Mới", "address": "#moi"},
    {"number": 12, "label": "Quá hạn", "address": "#qua-han", "is_late": True},
]
SAID = [FIGURES[0] | {"label": "lời hẹn chờ xã tìm tổ"}, FIGURES[2] | {"label": "quá hạn trả lời"}]
TABS = [
    {"name": "Hôm nay", "count": 3, "current": True, "late": False, "query": "?muc=hom-nay"},
    {"name": "Mới", "count": 0, "current": False, "late": False, "query": "?muc=moi"},
    {"name": "Quá hạn", "count": 12, "current": False, "late": True, "query": "?muc=qua-han"},
]
FILLED = {"day": "2026-11-24", "start": "08:00", "end": "09:00"}
VISIT = {"when": "08:00 – 09:00", "where": "Thôn Mẫu 1", "what": "Kẹt ở nhập mã 6 số", "address": "#", "is_past": False}


def card(**changes: Any) -> dict[str, Any]:
    """What a card of the queue says."""
    said = {
        "when": "Thứ Ba 24/11, sáng · tại nhà", "who": "Bác Năm Thử", "what": "Kẹt ở nhập mã 6 số", "address": "#",
        "why": "Gửi 08:00 hôm nay · chưa ai nhận", "is_late": False, "opened": False, "buttons": BUTTONS,
    }  # fmt: skip
    return {"card": SimpleNamespace(**said | changes), "with_buttons": True}


def late(**changes: Any) -> dict[str, Any]:
    return card(is_late=True, when="Quá hạn trả lời 5 giờ · tại nhà", **changes)


def contact(shown: bool = False, **facts: Any) -> dict[str, Any]:
    row = asked(note="Nhà sau đình, cổng xanh.", **facts)
    return {"help_request": row, "contact_shown": shown, "queue": {"query": "?muc=moi"}}


def closing(typed: dict[str, str] | None = None, field: str = "result") -> dict[str, Any]:
    form = CloseForm(typed, scene=scene(), auto_id="close-%s")
    return {"form": form, "field": form[field], "verb": "close"}


def pairing() -> dict[str, Any]:
    return {"field": PairForm(scene=scene(), auto_id="pair-%s")["needed"]}


def scene() -> Scene:
    return Scene(Standing(None, asked(), None, coordinates=False))


def full() -> dict[str, Any]:
    """The form of somebody who already holds as much as one person should."""
    form = ProposeForm(FILLED, scene=scene(), auto_id="propose-%s")
    form.explain(TooManyToHold(6))
    return {"form": form, "verb": "propose"}


def facts(**more: Any) -> dict[str, Any]:
    told = [Fact("Việc", ["VNeID, định danh điện tử", "Kẹt ở nhập mã 6 số"]), Fact("Cần biết", ["Ở một mình"])]
    return {"facts": [*told, Fact("Cơ quan", ["Công an xã Mẫu"], **more)]}


def proposal(**changes: Any) -> dict[str, Any]:
    said = {"number": 6, "village": "Thôn Mẫu 1", "topic": "Trả tiền bằng điện thoại", "address": "#"}
    return {"proposal": SimpleNamespace(**said | changes)}


def twins(*, may_merge: bool = True) -> dict[str, Any]:
    twin = SimpleNamespace(address="#", who="Bác Năm Thử", when="Thứ Ba 24/11, sáng · tại nhà", row=asked())
    return {"twins": [twin], "may_merge": may_merge}


def of_the_day(**changes: Any) -> dict[str, Any]:
    """A line of the day sheet on the telephone."""
    row = asked("accepted")
    said = {
        "start": row.visit_start, "end": row.visit_end, "place": "Tại nhà", "name": "Bác Năm Thử",
        "village": "Thôn Mẫu 1", "topic": "VNeID, định danh điện tử", "address": "#", "step": "Bước 3: Nhập mã 6 số",
        "words": "hạt gạo", "goes": "Trần Thị Mẫu", "companion": "Lê Văn Thử",
    }  # fmt: skip
    return {"entry": Entry(**said | changes), "member": "Trần Thị Mẫu"}


LESSON = {
    "place": "Buổi học nhóm", "name": "Cùng kích hoạt VNeID", "said": "12 người đăng ký, nhận 15 người", "words": "",
    "step": "", "goes": "", "companion": "",
}  # fmt: skip

register(
    "Bàn làm việc của tổ",
    Component(
        "help_requests/desk/day_entry.html", "Một việc của ngày", "Giờ, nơi, ai, hai từ ở cửa, ai đi; không có số.",
        (
            Sample("Lần hẹn", of_the_day, ("08:00", "hạt gạo", "Đi cùng: Lê Văn Thử", "Kẹt ở bước 3")),
            Sample("Buổi học nhóm", lambda: of_the_day(**LESSON), ("12 người đăng ký",)),
            Sample(
                "Đã xong, chữ dài", lambda: of_the_day(is_over=True, said="Đã xong", name=LONG), (LONG, "Đã xong")
            ),
        ),
        sheet="desk", css="desk/day.css", called="desk-day",
        inside=("div.desk-home", "ol.desk-day", "li.desk-day__item"),
    ),
    Component(
        "help_requests/desk/card.html", "Thẻ một việc", "Lúc nào, ai, kẹt ở đâu, vì sao là việc này; ba nút.",
        (
            Sample("Mới", card, ("Tôi nhận", "Bác Năm Thử")),
            Sample("Quá hạn", late, ("desk-card--late",)),
            Sample("Đang mở ở bên cạnh", lambda: card(opened=True) | {"with_buttons": False}, ("aria-current",)),
            Sample("Đã xong, đã xóa tên", lambda: card(who="(đã xóa tên)", why="", buttons=[]), ("đã xóa tên",)),
            Sample("Chữ dài", lambda: late(who=f"{LONG} (Chị Ba đặt hộ)", what=LONG, why=LONG), (LONG,)),
        ),
        sheet="desk", css="desk/card.css", called="desk-card",
        inside=("div.desk-home", "ul.desk-list", "li.desk-list__item"),
    ),
    Component(
        "help_requests/desk/figures.html", "Ba con số", "Con số nào cũng dẫn tới các việc của nó.",
        (
            Sample("Có số quá hạn", {"figures": FIGURES}, ("Quá hạn", "12")),
            Sample("Nói thành câu, của xã", {"figures": SAID, "is_said": True}, ("desk-figures--said",)),
        ),
        sheet="desk", css="desk/figures.css", called="desk-figures", inside=("div.desk-home",),
    ),
    Component(
        "help_requests/desk/tabs.html", "Các mục việc", "Đang xem mục nào, mỗi mục mấy việc.",
        (Sample("Đang ở mục Hôm nay", {"tabs": TABS}, ("aria-current", "Quá hạn")),),
        sheet="desk", css="desk/tabs.css", called="desk-tabs", where=Where.ONCE,
        inside=("div.desk", "div.desk-split", "div.desk-split__list"),
    ),
    Component(
        "help_requests/desk/visit.html", "Một lần hẹn", "Giờ, thôn, việc; không có tên.",
        (
            Sample("Lần tiếp theo", {"visit": VISIT, "is_next": True}, ("08:00 – 09:00",)),
            Sample("Lần sau nữa", {"visit": VISIT}, ("Thôn Mẫu 1",)),
            Sample("Đã qua, chưa ghi", {"visit": VISIT | {"is_past": True, "where": LONG}}, ("chưa ghi", LONG)),
        ),
        sheet="desk", css="desk/visit.css", called="desk-visit", inside=("div.desk-home",),
    ),
    Component(
        "help_requests/desk/contact.html", "Liên hệ", "Số và lời dặn chỉ hiện khi bấm, mỗi lần đều ghi lại.",
        (
            Sample("Chưa mở", contact, ("Mỗi lần xem đều được ghi lại",)),
            Sample("Đã mở", lambda: contact(True), ("0100 000 021", "cổng xanh")),
            Sample(
                "Đặt hộ", lambda: contact(True, booker_name="Chị Ba", booker_phone="0100000022"), ("0100 000 022",)
            ),
            Sample("Đã xóa", lambda: contact(anonymised_at=timezone.now() - timedelta(days=1)), ("đã xóa ngày",)),
        ),
        sheet="desk", css="desk/contact.css", called="desk-contact", inside=("div.desk-home",), where=Where.ONCE,
    ),
    Component(
        "help_requests/desk/facts.html", "Điều đã biết", "Từng dòng ngắn; cơ quan khác thì gọi được ngay.",
        (
            Sample("Chưa có số", facts, ("Ở một mình", "Công an xã Mẫu")),
            Sample("Gọi được", lambda: facts(call="+84100000031"), ("0100 000 031",)),
        ),
        sheet="desk", css="desk/facts.css", called="desk-facts", inside=("div.desk-home",),
    ),
    Component(
        "help_requests/desk/twins.html", "Có thể trùng", "Cùng số, cùng việc, còn mở: chỉ ra, rồi người quyết.",
        (
            Sample("Gộp được", twins, ("Gộp việc này vào đó", "Bác Năm Thử")),
            Sample("Đã hẹn giờ", lambda: twins(may_merge=False), ("mở lời hẹn kia",)),
        ),
        sheet="desk", css="desk/twins.css", called="desk-twins", inside=("div.desk-home",), where=Where.ONCE,
    ),
    Component(
        "help_requests/desk/proposal.html", "Gợi ý mở buổi chung", "Nhiều bác một thôn chờ một việc: mời cả một lần.",
        (
            Sample("Sáu bác", proposal, ("6 bác ở Thôn Mẫu 1 cùng cần", "mời cả 6 bác")),
            Sample("Chữ dài", lambda: proposal(topic=LONG), (LONG,)),
        ),
        sheet="desk", css="desk/invite.css", called="desk-proposal", inside=("div.desk-home",), where=Where.ONCE,
    ),
    Component(
        "help_requests/desk/errors.html", "Chưa ghi được", "Nói sai ở đâu, dẫn tới ô ấy.",
        (
            Sample("Thiếu kết quả", lambda: closing({}), ("Anh chị chọn một kết quả.", "close-result_0")),
            Sample("Đã giữ đủ việc", full, ("đang giữ 6 việc", "#propose")),
        ),
        sheet="desk", css="desk/errors.css", called="desk-errors", inside=("div.desk-home",), where=Where.ONCE,
    ),
    Component(
        "help_requests/desk/field.html", "Ô của bàn làm việc", "Nhãn, lời báo lỗi, rồi ô.",
        (
            Sample("Trống", closing, ("Cùng làm", "legend")),
            Sample("Có lỗi", lambda: closing({}), ("Lỗi:", "desk-field--error")),
            Sample("Số phút", lambda: closing(field="minutes"), ("45", "60")),
            Sample("Một dấu", pairing, ("Lần này cần đi hai người", "desk-field__tick")),
        ),
        sheet="desk", css="desk/field.css", called="desk-field", inside=("div.desk-home",), where=Where.ONCE,
    ),
)  # fmt: skip
