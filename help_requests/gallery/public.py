"""Booking, the receipt and what comes next, in the component gallery."""

from core.gallery import LONG, Component, Sample, Where, register
from help_requests.forms import TrackingForm
from help_requests.gallery.made_up import (
    FILLED,
    POSTED,
    STUCK,
    VILLAGE,
    booking,
    checked,
    next_for,
    sent_twice,
    track,
)

register(
    "Lời hẹn",
    Component(
        "help_requests/book.html", "Trang hẹn người giúp", "Chỉ hỏi điều tổ cần; sai thì nói sai ở đâu.",
        (
            Sample("Trống", lambda: {"form": booking(), "villages": [VILLAGE]}, ("Xem lại rồi gửi",)),
            Sample("Chưa điền gì đã gửi", lambda: {"form": booking({})} | POSTED, ("Có chỗ cần sửa", "Bác chọn giúp")),
            Sample("Đặt hộ, thiếu tên", lambda: {"form": booking(FILLED | {"for_other": "on"})} | POSTED, ("hộ",)),
            Sample("Kẹt ở một bước", lambda: {"form": booking(village="Thôn Mẫu 1")} | STUCK, ("Nhập mã 6 số",)),
            Sample("Gửi hai lần", sent_twice, ("Lời hẹn trước có mã", "Có chỗ cần sửa")),
        ),
        css="components/booking.css", where=Where.WHOLE,
    ),
    Component(
        "help_requests/check.html", "Xem lại trước khi gửi", "Đọc lại như tổ sẽ đọc; chưa gửi gì cả.",
        (
            Sample("Rõ thôn", checked, ("Đúng rồi, gửi cho tổ", "xom dinh")),
            Sample("Chưa rõ thôn", lambda: checked(village_typed=LONG) | {"village": None}, ("Chưa rõ thôn nào",)),
            Sample("Đặt hộ", lambda: checked(for_other=True, booker_name="Chị Ba", booker_phone="0100000022"), ("hộ",)),
        ),
        css="components/booking.css", where=Where.WHOLE,
    ),
    Component(
        "help_requests/receipt.html", "Giấy hẹn", "Mã để đọc qua điện thoại; không nói ai đã hẹn.",
        (
            Sample("Đã tới tổ", lambda: next_for("new"), ("lúa", "4821", "tới tổ")),
            Sample("Xã đang tìm tổ", lambda: next_for("triage", team=None), ("tới xã",)),
        ),
        css="components/booking.css", where=Where.WHOLE,
    ),
    Component(
        "help_requests/what_next.html", "Tiếp theo là gì", "Ai gọi, bao giờ, đổi ý thì làm sao.",
        (
            Sample("Chờ tổ gọi lại", lambda: next_for("new"), ("sẽ gọi lại",)),
            Sample("Xã đang tìm tổ", lambda: next_for("triage", team=None), ("sẽ tìm người giúp",)),
            Sample("Tổ xin hẹn lại", lambda: next_for("proposed"), ("xin hẹn lại",)),
            Sample("Tổ đã hẹn", lambda: next_for("accepted"), ("hẹn bác ngày",)),
            Sample("Đã xong", lambda: next_for("closed"), ("đã xong",)),
        ),
        css="components/booking.css", where=Where.ONCE,
    ),
    Component(
        "help_requests/track.html", "Lời hẹn đến đâu rồi", "Tra bằng mã và ba số cuối; không hiện tên ai.",
        (
            Sample("Trống", lambda: {"form": TrackingForm(), "help_request": None}, ("3 số cuối",)),
            Sample("Gõ sai", lambda: {"form": track("mã lạ", "1"), "help_request": None} | POSTED, ("hai từ và",)),
            Sample("Thấy", lambda: {"form": track("lua song 4821", "021")} | next_for("accepted"), ("Tổ đã nhận",)),
        ),
        css="components/booking.css", where=Where.WHOLE,
    ),
)  # fmt: skip
