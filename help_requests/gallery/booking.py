"""Booking, reading it again, and the receipt, in the component gallery."""

from datetime import timedelta
from typing import Any

from core.gallery import LONG, Component, Sample, Where, register
from help_requests.gallery.made_up import (
    COMMUNE,
    FILLED,
    NEXT_DAY,
    POSTED,
    SESSION,
    STUCK,
    TEAM,
    TOPIC,
    VILLAGE,
    asked,
    booking,
    next_for,
)
from help_requests.offers import Offer
from help_requests.services import Booking
from help_requests.slots import Slot
from help_requests.times import Wish

SLOTS = [
    Slot(start, start + timedelta(hours=1), 1)
    for start in (NEXT_DAY + timedelta(days=day, hours=hour) for day in range(3) for hour in range(3))
]
KNOWN = Offer(VILLAGE, TEAM)
WITH_TIMES = Offer(VILLAGE, TEAM, slots=SLOTS)
WITH_SESSION = Offer(VILLAGE, TEAM, sessions=[SESSION], slots=SLOTS[:2])
ALIKE = Offer(None, None, villages=[VILLAGE])
GONE = "Giờ 08:00 vừa có người đặt trước. Còn giờ: 09:00; 10:00."


def sent_twice() -> dict[str, Any]:
    """The same form came again with other words."""
    form = booking(FILLED)
    form.add_error(None, "Lời hẹn trước từ trang này đã gửi rồi. Muốn hẹn thêm việc nữa, bác xem lại rồi gửi.")
    return {"form": form, "earlier": asked()} | POSTED


def signing_up() -> dict[str, Any]:
    form = booking(village="Thôn Mẫu 1")
    form.session = SESSION
    return {"form": form}


def checked(offer: Offer = KNOWN, *, gone: str = "", **facts: Any) -> dict[str, Any]:
    given = {
        "token": "mẫu", "commune": COMMUNE, "village_typed": "xom dinh", "topic": TOPIC, "place": "home",
        "wish": Wish(), "name": "Bác Năm Thử", "phone": "0100000021", "note": "Nhà sau đình,\ncổng xanh.",
        "consent_version": "", "consent_text": "",
    }  # fmt: skip
    form = booking(FILLED | {"lives_alone": "on"})
    context = {
        "form": form, "booking": Booking(**given | facts), "offer": offer, "place": "Tại nhà", "wish": "any",
        "gone": gone, "asks_time": offer.asks_time, "carried": form.carried("when", "village"),
    }  # fmt: skip
    return context | POSTED


def choice(offer: Offer, **facts: Any) -> dict[str, Any]:
    return {"offer": offer, "wish": "any", "label": "Bất cứ lúc nào", "gone": ""} | facts


register(
    "Lời hẹn",
    Component(
        "help_requests/book.html", "Trang hẹn người giúp", "Chỉ hỏi điều tổ cần; sai thì nói sai ở đâu.",
        (
            Sample("Trống", lambda: {"form": booking(), "villages": [VILLAGE]}, ("Xem lại rồi gửi",)),
            Sample("Chưa điền gì đã gửi", lambda: {"form": booking({})} | POSTED, ("Có chỗ cần sửa", "Bác chọn giúp")),
            Sample("Cho người nhà", lambda: {"form": booking(FILLED | {"for_other": "on"})} | POSTED, ("hẹn giúp",)),
            Sample("Kẹt ở một bước", lambda: {"form": booking(village="Thôn Mẫu 1")} | STUCK, ("Nhập mã 6 số",)),
            Sample("Gửi hai lần", sent_twice, ("Lời hẹn trước có mã", "Có chỗ cần sửa")),
            Sample("Đăng ký buổi học", signing_up, ("Đăng ký buổi học", "Cùng kích hoạt VNeID", "hẹn riêng")),
            Sample("Buổi học đã đủ người", lambda: {"form": booking(), "session_gone": True}, ("đã đủ người",)),
        ),
        css="components/booking.css", where=Where.WHOLE,
    ),
    Component(
        "help_requests/relative.html", "Hẹn cho ai", "Hai người trong một lời hẹn: ai được giúp, gọi ai trước.",
        (
            Sample("Cho mình", lambda: {"form": booking()}, ("Bác hẹn cho ai?",)),
            Sample("Cho người nhà", lambda: {"form": booking(for_other="on")}, ("Tổ gọi ai trước?",)),
        ),
        css="components/booking.css", where=Where.ONCE, inside=("div.form",),
    ),
    Component(
        "help_requests/declared.html", "Để tổ xếp trước", "Bà con tự nói; thứ tự luôn có lý do đọc được.",
        (Sample("Bình thường", lambda: {"form": booking()}, ("Ở một mình", "không giấu ai")),),
        css="components/booking.css", where=Where.ONCE,
    ),
    Component(
        "help_requests/check.html", "Xem lại trước khi gửi", "Đọc lại như tổ sẽ đọc; chưa gửi gì cả.",
        (
            Sample("Rõ thôn", checked, ("Đúng rồi, gửi cho tổ", "xom dinh", "Ở một mình")),
            Sample("Có giờ của tổ", lambda: checked(WITH_TIMES), ("Giữ như bác chọn", "Xem thêm giờ")),
            Sample("Có buổi học gần", lambda: checked(WITH_SESSION), ("Tôi đến buổi này", "Còn 12 chỗ")),
            Sample("Giờ vừa có người đặt", lambda: checked(WITH_TIMES, gone=GONE), ("vừa có người đặt trước",)),
            Sample("Gần giống tên thôn", lambda: checked(ALIKE), ("Có phải thôn của bác", "xã tìm giúp")),
            Sample("Chưa rõ thôn", lambda: checked(Offer(None, None), village_typed=LONG), ("Chưa rõ thôn nào",)),
            Sample("Cho người nhà",
                   lambda: checked(for_other=True, booker_name="Chị Ba", booker_phone="0100000022"), ("Chị Ba",)),
            Sample("Đăng ký buổi học", lambda: checked(session=SESSION), ("giữ chỗ cho tôi",)),
        ),
        css="components/booking.css", where=Where.WHOLE,
    ),
    Component(
        "help_requests/sending.html", "Gửi đến đâu rồi", "Nói đúng điều máy biết; “đã nhận” chỉ trang của tổ được nói.",
        (
            Sample("Đang gõ", {"state": "kept"}, ("Đang giữ trên máy này", "giữ giúp 24 giờ", "Xóa bản nháp")),
            Sample("Mở lại, có bản nháp", {"state": "found", "at": "9:40"}, ("Bản nháp lúc", "9:40", "chưa gửi")),
            Sample("Mở lại, gửi dở", {"state": "waiting", "at": "9:40"}, ("Chưa gửi xong", "Gửi lại")),
            Sample("Đang gửi", {"state": "sending"}, ("Đang gửi…",)),
            Sample("Mất mạng trước khi gửi", {"state": "failed"}, ("Chưa gửi được vì mất mạng", "tự gửi lại")),
            Sample("Mất mạng giữa chừng", {"state": "unknown"}, ("chưa rõ tới nơi chưa", "chỉ tính một lần")),
            Sample("Mất mạng, chưa xem lại được", {"state": "away"}, ("chưa mở được trang sau", "bấm lại")),
            Sample("Đã xóa", {"state": "gone"}, ("Đã xóa bản nháp",)),
            Sample("Đã nhận", {"state": "received", "who": TEAM.name, "at": "9:41"}, ("đã nhận lúc 9:41",)),
        ),
    ),
    Component(
        "help_requests/time_choice.html", "Chọn giờ", "Buổi học gần trước, rồi giờ tổ còn trống; không chọn thay ai.",
        (
            Sample("Có giờ", lambda: choice(WITH_TIMES), ("Giữ như bác chọn", "08:00")),
            Sample("Có buổi học", lambda: choice(WITH_SESSION), ("Tôi vẫn muốn hẹn riêng",)),
            Sample("Giờ đã mất", lambda: choice(WITH_TIMES, gone=GONE), ("Bất cứ lúc nào",)),
        ),
        where=Where.ONCE,
    ),
    Component(
        "help_requests/time_choice_day.html", "Giờ trống của một ngày", "Ngày nói một lần, giờ bấm được.",
        (Sample("Ba giờ", {"day": "Thứ Ba", "slots": SLOTS[:3], "part": "gio", "outer": 1}, ("Thứ Ba", "10:00")),),
        css="components/time_choice.css", where=Where.ONCE,
    ),
    Component(
        "help_requests/village_choice.html", "Có phải thôn này không", "Tên gần giống; không có thì xã tìm giúp.",
        (Sample("Một tên", {"villages": [VILLAGE], "typed": LONG}, ("Thôn Mẫu 1", "xã tìm giúp")),),
        css="components/booking.css", where=Where.ONCE,
    ),
    Component(
        "help_requests/session_facts.html", "Buổi học đã chọn", "Học gì, lúc nào, ở đâu.",
        (Sample("Bình thường", {"session": SESSION}, ("Cùng kích hoạt VNeID", "Nhà văn hóa")),),
        css="components/facts.css",
    ),
    Component(
        "help_requests/receipt.html", "Giấy hẹn", "Mã để đọc qua điện thoại; không nói ai đã hẹn.",
        (
            Sample("Đã tới tổ", lambda: next_for("new"), ("lúa", "4821", "tới tổ", "gọi xã")),
            Sample("Giữ một giờ", lambda: next_for("new", slot_start=NEXT_DAY, slot_seat=1), ("Tổ giữ giờ", "08:00")),
            Sample("Gửi lại lần nữa", lambda: next_for("new") | {"sent_again": True}, ("không cần gửi lại",)),
            Sample("Xã đang tìm tổ", lambda: next_for("triage", team=None), ("tới xã",)),
            Sample("Đăng ký buổi học", lambda: next_for("accepted", session=SESSION), ("giữ chỗ cho bác",)),
        ),
        css="components/booking.css", where=Where.WHOLE,
    ),
)  # fmt: skip
