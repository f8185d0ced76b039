"""The staff's cards, figures and forms in the component gallery, on the sheets of the admin."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from core.gallery import LONG, Component, Sample, Where, register
from help_requests.desk_cards import Button
from help_requests.desk_forms import CloseForm
from help_requests.gallery.made_up import asked

BUTTONS = [
    Button("Tôi nhận", "#nhan", "human"), Button("Gọi", "/admin/viec-cua-to/", is_post=True),
    Button("Đưa về xã", "#dua"),
]  # fmt: skip
FIGURES = [
    {"number": 3, "label": "Hôm nay", "address": "#hom-nay"},
    {"number": 0, "label": "Mới", "address": "#moi"},
    {"number": 12, "label": "Quá hạn", "address": "#qua-han", "is_late": True},
]
TABS = [
    {"name": "Hôm nay", "count": 3, "current": True, "late": False, "query": "?muc=hom-nay"},
    {"name": "Mới", "count": 0, "current": False, "late": False, "query": "?muc=moi"},
    {"name": "Quá hạn", "count": 12, "current": False, "late": True, "query": "?muc=qua-han"},
]
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


def result(typed: dict[str, str] | None = None) -> dict[str, Any]:
    form = CloseForm(typed, request=asked(), auto_id="close-%s")
    return {"form": form, "field": form["result"]}


register(
    "Bàn làm việc của tổ",
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
        (Sample("Có số quá hạn", {"figures": FIGURES}, ("Quá hạn", "12")),),
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
        "help_requests/desk/errors.html", "Chưa ghi được", "Nói sai ở đâu, dẫn tới ô ấy.",
        (Sample("Thiếu kết quả", lambda: result({}), ("Chưa ghi được", "close-result_0")),),
        sheet="desk", css="desk/errors.css", called="desk-errors", inside=("div.desk-home",),
    ),
    Component(
        "help_requests/desk/field.html", "Ô của bàn làm việc", "Nhãn, lời báo lỗi, rồi ô.",
        (
            Sample("Trống", result, ("Cùng làm", "legend")),
            Sample("Có lỗi", lambda: result({}), ("Lỗi:", "desk-field--error")),
        ),
        sheet="desk", css="desk/field.css", called="desk-field", inside=("div.desk-home",), where=Where.ONCE,
    ),
)  # fmt: skip
