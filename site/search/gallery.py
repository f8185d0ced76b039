"""Search results in the component gallery."""

from types import SimpleNamespace
from typing import Any

from core.gallery import LONG, Component, Sample, Where, register
from search.facets import Choice, Filter


def hit(title: str, **more: Any) -> SimpleNamespace:
    """The words between ~ are those that answered."""
    found = {"kind": "guide", "title": title, "summary": "", "url": "/", "is_past": False} | more
    for name in ("title", "summary"):
        found[f"{name}_parts"] = tuple((part, bool(at % 2)) for at, part in enumerate(found[name].split("~")) if part)
        found[name] = found[name].replace("~", "")
    return SimpleNamespace(**found)


def group(name: str, *hits: SimpleNamespace, is_alerts: bool = False) -> dict[str, Any]:
    return {"group": {"name": name, "hits": hits, "is_alerts": is_alerts}, "number": 1}


def found(
    *hits: SimpleNamespace, every_word: bool = True, did_you_mean: str = "", is_full: bool = False
) -> dict[str, Any]:
    answer = SimpleNamespace(hits=hits, every_word=every_word, did_you_mean=did_you_mean)
    return {"found": answer, "is_full": is_full, "here": "/tim-kiem/"}


def choices(*names: str, now: str = "") -> list[Choice]:
    return [Choice(name, str(40 - number), "/tim-kiem/?q=vneid", name == now) for number, name in enumerate(names)]


def narrowing(*filters: Filter) -> dict[str, Any]:
    chosen = [choice for each in filters for choice in each.choices if choice.is_chosen]
    return {"filters": filters, "chosen": chosen, "q": "vneid", "here": "/tim-kiem/"}


GUIDE = hit("Kích hoạt VNeID", summary="Làm một lần, dùng mãi.")
MARKED = hit("Kích hoạt ~VNeID~", summary="Có ~VNeID~ thì làm giấy tờ ở nhà.")
STEP = hit("Mở ứng dụng", kind="step", summary="Kích hoạt VNeID")
ALERT = hit("Giả điện lực dọa cắt điện", summary="Bác tự xem hóa đơn.")
OLD_ALERT = hit("Quà 100 nghìn", summary="Tin nhắn tặng quà.", is_past=True)

register(
    "Tìm",
    Component(
        "search/group.html", "Một nhóm kết quả", "Bài, cảnh báo, tổ: mỗi loại một nhóm.",
        (
            Sample("Bài và bước", group("Bài hướng dẫn", GUIDE, STEP), ("Một bước trong bài: Kích hoạt VNeID",)),
            Sample("Chữ đã gõ có gạch chân", group("Bài hướng dẫn", MARKED), ("<mark>VNeID</mark>",)),
            Sample("Cảnh báo", group("Cảnh báo", ALERT, OLD_ALERT, is_alerts=True), ("Cảnh báo cũ, đã hết hạn",)),
            Sample("Chữ dài", group("Tổ", hit(LONG, summary=LONG)), (LONG,)),
        ),
        css="components/found.css", where=Where.ONCE, called="search-group", sheet="search",
    ),
    Component(
        "search/filters.html", "Lọc bớt kết quả", "Nhiều chỗ nói tới thì chọn một loại, một việc, một thôn.",
        (
            Sample("Chưa lọc", narrowing(Filter("Loại", choices("Hướng dẫn", "Cảnh báo"))), ("Lọc bớt", "39")),
            Sample(
                "Đang lọc", narrowing(Filter("Việc", choices("VNeID", LONG, now="VNeID"))),
                ("Đang chỉ xem: VNeID.", "Bỏ lọc", LONG),
            ),
            Sample(
                "Nhiều thôn", narrowing(Filter("Thôn", choices(*(f"Thôn Mẫu {number}" for number in range(1, 13))))),
                ("Xem 4 thôn nữa", "Thôn Mẫu 12"),
            ),
        ),
        css="components/filters.css", where=Where.ONCE, called="search-filters", sheet="search",
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
