"""Components of site/templates/components that stand in the text of any page."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from core.gallery.registry import LONG, Component, Context, Sample, Where, register, surroundings

CHECKED = date(2026, 11, 18)
ICONS = ["steps", "house", "people", "shield", "phone", "search", "check", "print", "arrow", "back", "close", "mic"]
NO_SOURCE = {"source_name": "", "source_url": "", "source_date": None, "checked_on": None, "unverified": ""}
PORTAL = {"source_name": "Cổng Dịch vụ công quốc gia", "source_url": "https://dichvucong.gov.vn/"}


def sourced(**facts: Any) -> Context:
    """A page that says where its facts come from."""
    return {"page": SimpleNamespace(**NO_SOURCE | facts)}


def card(title: str, **more: Any) -> Context:
    return {"url": "/huong-dan/", "title": title, **more}


def search(label: str = "Bác cần tìm việc gì?", **more: Any) -> Context:
    return {"action": "/tim-kiem/", "label": label, **more}


def call(number: str, label: str = "", **more: Any) -> Context:
    return {"number": number, "label": label, **more}


register(
    "Dùng chung",
    Component(
        "components/mark.html", "Dấu hiệu của trang", "Hai bàn tay nắm nhau; đứng cạnh tên trang.",
        (Sample("Bình thường"),),
    ),
    Component(
        "components/icon.html", "Hình nhỏ", "Một nét vẽ, theo màu chữ; luôn đứng cạnh chữ.",
        tuple(Sample(name, {"name": name}, (f"icon--{name}",)) for name in ICONS),
    ),
    Component(
        "components/back_link.html", "Lối quay lại", "Về danh sách mà người xem vừa đi qua.",
        (
            Sample("Bình thường", {"url": "/", "text": "Tất cả hướng dẫn"}, ("Tất cả hướng dẫn",)),
            Sample("Chữ dài", {"url": "/", "text": LONG}, (LONG,)),
        ),
    ),
    Component(
        "components/card.html", "Thẻ dẫn tới một trang", "Cả thẻ bấm được; dùng trong mọi danh sách.",
        (
            Sample("Chỉ có tên", card("Kích hoạt VNeID"), ("Kích hoạt VNeID",)),
            Sample("Có số bước", card("Kích hoạt VNeID", badge=8, text="Làm một lần.", meta="8 bước"), ("8 bước",)),
            Sample("Cảnh báo", card("Giả điện lực", kind="alert", text="Dọa cắt điện.", meta="Mức cao"), ("Mức cao",)),
            Sample("Đã hết hạn", card("Quà 100 nghìn", kind="past", meta="Đã hết hạn"), ("card--past",)),
            Sample("Chữ dài", card(LONG, badge=12, text=LONG, meta=LONG), (LONG,)),
        ),
        inside=("ul.cards", "li.cards__item"),
    ),
    Component(
        "components/call_button.html", "Nút gọi", "Vàng là có người: bấm là gọi.",
        (
            Sample("Bình thường", call("0100000001", "Tổ Thôn Mẫu 1"), ("0100 000 001", "Tổ Thôn Mẫu 1")),
            Sample("Lời khác", call("113", "Công an", text="Gọi ngay Công an xã"), ("Gọi ngay", "113")),
            Sample("Không rõ của ai", call("0100000002"), ("0100 000 002",)),
        ),
    ),
    Component(
        "components/help_panel.html", "Không sao, có người giúp", "Cuối trang chưa giúp được: gọi, hoặc hẹn.",
        (
            Sample("Bình thường", {}, ("Hẹn người giúp", "0100 000 001")),
            Sample("Trang chưa có số", lambda: surroundings(hotline=""), ("Hẹn người giúp",)),
        ),
    ),
    Component(
        "components/hotline_card.html", "Thẻ số gọi", "Chỉ trên màn hình rộng; điện thoại có thanh gọi rồi.",
        (
            Sample("Bình thường", {}, ("Gọi tổ", "0100 000 001")),
            Sample("Chưa có lời hứa", lambda: surroundings(promise=""), ("Gọi tổ",)),
            Sample("Trang chưa có số", lambda: surroundings(hotline="")),
        ),
    ),
    Component(
        "components/source_note.html", "Nguồn, ngày kiểm tra", "Sự thật nào cũng nói lấy từ đâu, xem lại ngày nào.",
        (
            Sample("Đủ cả", sourced(**PORTAL, source_date=CHECKED, checked_on=CHECKED), ("Kiểm tra ngày 18/11/2026",)),
            Sample("Chưa kiểm chứng", sourced(unverified="Giờ làm việc buổi chiều."), ("Chưa kiểm chứng:",)),
            Sample("Tên nguồn dài, không có địa chỉ", sourced(source_name=LONG), (LONG,)),
            Sample("Chưa ghi gì", sourced()),
        ),
    ),
    Component(
        "components/search_form.html", "Ô tìm", "Tìm bài, tìm thôn; nhãn có khi là tiêu đề của trang.",
        (
            Sample("Bình thường", search(), ("Bác cần tìm việc gì?",)),
            Sample("Nhãn là tiêu đề, có gợi ý", search(hint="Gõ không dấu cũng được", heading=True), ("<h1",)),
            Sample("Đã gõ chữ dài", search(LONG, q=LONG), (f'value="{LONG}"',)),
            Sample("Tìm cả trang, có gợi ý và nói", search(whole=True), ("data-suggest", "Nói thay cho gõ")),
        ),
        where=Where.ONCE,
    ),
    Component(
        "components/search_help.html", "Giúp lúc gõ", "Gợi ý, chữ tìm gần đây, nói thay cho gõ. Chỉ hiện khi cần.",
        tuple(
            Sample(state, {"shown": shown}, (words,))
            for state, shown, words in (
                ("Chưa cần", "", "Bác tìm gần đây"), ("Tìm gần đây", "recent", "Chỉ máy này nhớ."),
                ("Hỏi trước khi nghe", "note", "Đồng ý, nói thử"), ("Đang nghe", "listening", "Đang nghe"),
                ("Nghe không rõ", "unclear", "Chưa nghe rõ"), ("Không được nghe", "denied", "Máy chưa cho"),
                ("Mạng yếu", "away", "Mạng yếu"),
            )
        ),
        where=Where.ONCE, inside=("div.search-form",),
    ),
)  # fmt: skip
