"""The front page and plain pages in the component gallery."""

from typing import Any

from core.blocks import BodyBlock
from core.gallery import LONG, Component, Sample, Where, register, stand_in
from home.models import DoorBlock, HomePage, InfoPage

ICONS = {
    "steps": "Làm theo từng bước",
    "house": "Hẹn người đến nhà",
    "people": "Tổ của thôn",
    "shield": "Có lừa không?",
}


def door(**changes: Any) -> dict[str, Any]:
    return dict(DoorBlock().get_preview_value()) | changes


def home(**facts: Any) -> dict[str, Any]:
    page = stand_in(HomePage(title="Trang chủ", **facts), "/")
    return {"page": page, "guides": [], "alerts": []}


def full_home() -> dict[str, Any]:
    doors = [("door", door(icon=icon, title=title, text="Miễn phí.")) for icon, title in ICONS.items()]
    return home(doors=doors, popular_searches=[("words", "kích hoạt VNeID"), ("words", LONG)])


def info(**facts: Any) -> dict[str, Any]:
    body = [(name, block.get_preview_value()) for name, block in BodyBlock().child_blocks.items()]
    return {"page": stand_in(InfoPage(title="Bác vừa bị lừa?", body=body, **facts), "/vua-bi-lua/")}


register(
    "Trang đầu và trang viết",
    Component(
        "home/blocks/door.html", "Cửa", "Lối vào lớn trên trang đầu, mỗi cửa một việc.",
        (
            *(Sample(f"Hình {icon}", {"value": door(icon=icon, text="Miễn phí.")}, (icon,)) for icon in ICONS),
            Sample("Không có lời thêm", lambda: {"value": door(text="")}, ("door__title",)),
            Sample("Chữ dài", lambda: {"value": door(title=LONG, text=LONG)}, (LONG,)),
        ),
        inside=("ul.doors", "li.doors__item"),
    ),
    Component(
        "home/home_page.html", "Trang đầu", "Hỏi một câu, mở bốn cửa.",
        (
            Sample("Có cửa, chưa có bài", full_home, ("Hay tìm:", "Làm theo từng bước")),
            Sample("Chưa có gì", home, ("Bác cần giúp việc gì?",)),
        ),
        css="layout.css", where=Where.WHOLE, called="home",
    ),
    Component(
        "home/info_page.html", "Trang viết", "Mọi khối chữ đứng cùng nhau.",
        (
            Sample("Mọi khối", lambda: info(intro="Bác bình tĩnh."), ("Bác bình tĩnh.",)),
            Sample("Tên dài, chưa kiểm chứng", lambda: info(intro=LONG, unverified=LONG), (LONG,)),
        ),
        css="components/body.css", where=Where.WHOLE, called="info",
    ),
)  # fmt: skip
