"""The parts of the page after a right answer, in the component gallery."""

from typing import Any

from django.http import QueryDict

from core.gallery import LONG, Component, Sample, Where, register
from help_requests.forms.number_check import NumberCheckForm
from help_requests.forms.tracking import DemandForm
from help_requests.gallery.made_up import COMMUNE, POSTED, asked
from help_requests.gallery.tracking import CLOSED, COMPANION, agreed, demanded, followed, found, pictured, wrong_report


def told(**what: Any) -> dict[str, Any]:
    return {"help_request": asked(), **what}


def wrong_demand() -> dict[str, Any]:
    return followed() | {"demand": DemandForm(QueryDict("change=%C4%91%E1%BB%95i+s%E1%BB%91"))}


def wrong_number() -> dict[str, Any]:
    return {"form": NumberCheckForm({"number": "ai gọi"})} | POSTED


register(
    "Theo dõi lời hẹn",
    Component(
        "help_requests/following/door_card.html", "Ai đến, nói hai từ gì", "Tên gọi, vai trò, ảnh nếu người ấy đồng ý.",
        (
            Sample("Đến nhà, hai người", lambda: agreed(companion=COMPANION), ("sen – trúc", "Bình", "tổ phó")),
            Sample("Có ảnh", pictured, ("Mai", "<img")),
            Sample("Gọi điện", lambda: agreed(place="phone"), ("Người gọi phải nói", "cúp máy")),
            Sample("Ở điểm hỗ trợ", lambda: agreed(place="meeting_point"), ("Người giúp phải nói",)),
            Sample("Mới đề nghị", lambda: followed("proposed"), ("Mẫu",)),
        ),
        where=Where.ONCE,
    ),
    Component(
        "help_requests/following/time_answer.html", "Giờ này có tiện không", "Hai nút, không phải gõ gì.",
        (Sample("Chờ trả lời", lambda: followed("proposed"), ("Tiện, hẹn giờ này", "Chưa tiện")),),
        css="components/answer.css", where=Where.ONCE,
    ),
    Component(
        "help_requests/following/result_answer.html", "Bác làm được tới đâu", "Xác nhận, sửa lại, hay hẹn lại.",
        (
            Sample("Tổ mới ghi", lambda: followed("closed", learned="done_together"), ("Đúng rồi", "Hẹn lại")),
            Sample("Đã trả lời", lambda: followed("closed", learned="done_for", confirmed="teaches"), ("đã trả lời",)),
            Sample("Không gặp được", lambda: followed("closed", **CLOSED), ("Vẫn cần giúp",)),
        ),
        css="components/answer.css", where=Where.ONCE,
    ),
    Component(
        "help_requests/following/cancel_answer.html", "Tôi không cần nữa", "Bấm mở, rồi mới bấm thôi hẹn.",
        (Sample("Đang hẹn", followed, ("Chắc rồi, thôi hẹn",)),),
        css="components/answer.css",
    ),
    Component(
        "help_requests/following/safety_question.html", "Có ai hỏi mã, mật khẩu, tiền", "Chỉ xã đọc, tổ không thấy.",
        (
            Sample("Chưa báo", followed, ("Báo cho xã",)),
            Sample("Có mã trong lời kể", lambda: followed() | wrong_report(), ("giống mã OTP", "open")),
        ),
        css="components/answer.css", where=Where.ONCE,
    ),
    Component(
        "help_requests/following/data_demand.html", "Thông tin của tôi", "Xem, sửa, rút lời đồng ý, xóa.",
        (
            Sample("Chưa đòi gì", followed, ("Xóa thông tin của tôi",)),
            Sample("Đang chờ", lambda: followed(waits=True), ("bác đã đòi một việc",)),
            Sample("Chưa chọn", wrong_demand, ("Bác chọn giúp một dòng",)),
        ),
        css="components/answer.css", where=Where.ONCE,
    ),
    Component(
        "help_requests/following/told.html", "Vừa ghi gì", "Nói sau khi đã ghi xong, hoặc vì sao chưa ghi.",
        (
            Sample("Đã ghi", told(done="Đã ghi: bác đồng ý giờ này."), ("đồng ý giờ này",)),
            Sample("Chưa ghi", told(refused="Lời hẹn đã khác, nên chưa ghi gì."), ("chưa ghi gì",)),
            Sample("Xã đã nhận tin", told(reported=True), ("Xã đã nhận tin",)),
            Sample("Đã mất tiền", told(reported=True, lost=True), ("113", "Vừa bị lừa")),
            Sample("Đòi về thông tin", demanded, ("Xã đã ghi điều bác muốn",)),
            Sample("Không có gì để nói", told()),
        ),
        css="components/told.css",
    ),
    Component(
        "help_requests/number_check.html", "Số này có phải của tổ không", "Có hoặc không, không nói tên ai.",
        (
            Sample("Trống", {"form": NumberCheckForm()}, ("Xem số này",)),
            Sample("Gõ thiếu", wrong_number, ("Bác gõ giúp số",)),
            Sample("Có", lambda: found(villages=["Thôn Mẫu 1"]), ("trong tổ Thôn Mẫu 1",)),
            Sample("Không", found, ("Không có trong danh sách",)),
        ),
        css="components/told.css", where=Where.WHOLE,
    ),
    Component(
        "help_requests/number_found.html", "Có hay không", "Có thì nói thôn và ngày; không thì nói gọi ai.",
        (
            Sample("Người trong tổ", lambda: found(villages=["Thôn Mẫu 1", LONG]), ("Thôn Mẫu 1", LONG)),
            Sample("Đường dây nóng", lambda: found(communes=[COMMUNE]), ("đường dây nóng của xã Mẫu",)),
            Sample("Cơ quan", lambda: found(offices=["Công an xã Mẫu"]), ("số của Công an xã Mẫu",)),
            Sample("Không có", found, ("Đừng nghe theo",)),
        ),
        css="components/told.css",
    ),
)  # fmt: skip
