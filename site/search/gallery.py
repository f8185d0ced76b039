"""Search results in the component gallery."""

from types import SimpleNamespace
from typing import Any

from core.gallery import LONG, Component, Sample, Where, register


def hit(title: str, **more: Any) -> SimpleNamespace:
    return SimpleNamespace(**{"kind": "guide", "title": title, "summary": "", "url": "/", "is_past": False} | more)


def group(name: str, *hits: SimpleNamespace, is_alerts: bool = False) -> dict[str, Any]:
    return {"group": {"name": name, "hits": hits, "is_alerts": is_alerts}, "number": 1}


def found(
    *hits: SimpleNamespace, every_word: bool = True, did_you_mean: str = "", is_full: bool = False
) -> dict[str, Any]:
    answer = SimpleNamespace(hits=hits, every_word=every_word, did_you_mean=did_you_mean)
    return {"found": answer, "is_full": is_full, "here": "/tim-kiem/"}


GUIDE = hit("Kích hoạt VNeID", summary="Làm một lần, dùng mãi.")
STEP = hit("Mở ứng dụng", kind="step", summary="Kích hoạt VNeID")
ALERT = hit("Giả điện lực dọa cắt điện", summary="Bác tự xem hóa đơn.")
OLD_ALERT = hit("Quà 100 nghìn", summary="Tin nhắn tặng quà.", is_past=True)

register(
    "Tìm",
    Component(
        "search/group.html", "Một nhóm kết quả", "Bài, cảnh báo, tổ: mỗi loại một nhóm.",
        (
            Sample("Bài và bước", group("Bài hướng dẫn", GUIDE, STEP), ("Một bước trong bài: Kích hoạt VNeID",)),
            Sample("Cảnh báo", group("Cảnh báo", ALERT, OLD_ALERT, is_alerts=True), ("Cảnh báo cũ, đã hết hạn",)),
            Sample("Chữ dài", group("Tổ", hit(LONG, summary=LONG)), (LONG,)),
        ),
        css="components/card.css", where=Where.ONCE, called="search-group",
    ),
    Component(
        "search/summary.html", "Tìm thấy gì", "Nói thấy mấy chỗ; gõ nhầm thì gợi chữ gần nhất.",
        (
            Sample("Thấy", found(GUIDE, STEP), ("Có 2 chỗ",)),
            Sample("Nhiều quá", found(GUIDE, is_full=True), ("Nhiều bài",)),
            Sample("Không đủ chữ", found(GUIDE, every_word=False), ("gần nhất",)),
            Sample("Gõ nhầm", found(did_you_mean="kích hoạt"), ("Có phải ý bác là", "Chưa thấy bài nào")),
        ),
        css="base.css", called="search-summary",
    ),
)  # fmt: skip
