"""Guides in the component gallery."""

from types import SimpleNamespace
from typing import Any

from core.gallery import LONG, Component, Sample, Where, register, stand_in
from guides.blocks import StepBlock, TroubleBlock
from guides.models import GuidePage

DRAWING = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 320 240'%3E"
    "%3Crect width='320' height='240' fill='%23edf4ec'/%3E"
    "%3Crect x='110' y='20' width='100' height='200' rx='14' fill='%23fff' stroke='%2317261d' stroke-width='4'/%3E"
    "%3Crect x='124' y='150' width='72' height='30' rx='8' fill='%230b5a39'/%3E"
    "%3Ccircle cx='160' cy='165' r='34' fill='none' stroke='%23ffc43d' stroke-width='7'/%3E%3C/svg%3E"
)
PICTURE = SimpleNamespace(is_svg=lambda: True, file=SimpleNamespace(url=DRAWING), width=320, height=240)
DRAWN = {"picture": PICTURE, "picture_alt": "Bấm nút xanh ở cuối màn hình."}
ADDRESS = "/huong-dan/kich-hoat-vneid/"


def step(**changes: Any) -> dict[str, Any]:
    """What the block previews, without a picture, with changes."""
    block = StepBlock()
    plain = {name: "" for name in block.child_blocks} | block.meta.preview_value
    return plain | {"picture": None} | changes


def guide(*steps: dict[str, Any], title: str = "Kích hoạt VNeID", **facts: Any) -> GuidePage:
    """A guide nobody saved. Pictures are put in afterwards: a stream keeps only pictures of the library."""
    made = GuidePage(title=title, summary="Làm một lần, dùng mãi.", minutes=15, **facts)
    made.steps = [("step", {**value, "picture": None}) for value in steps]
    for block, value in zip(made.steps, steps, strict=True):
        block.value["picture"] = value["picture"]
    return stand_in(made, ADDRESS)


def one_step(number: int, page: GuidePage) -> dict[str, Any]:
    """The context of guides/guide_step.html at this step."""
    steps = page.numbered_steps
    return {
        "page": page,
        "step": steps[number - 1],
        "previous": steps[number - 2] if number > 1 else None,
        "next": steps[number] if number < len(steps) else None,
    }


def on_page(number: int, **changes: Any) -> dict[str, Any]:
    """The context of a step on its guide's own page."""
    value = step(**changes)
    return {"value": value, "number": number, "step_id": "b1", "url": ADDRESS, "page": guide(value)}


def trouble(**changes: Any) -> dict[str, Any]:
    return {"value": TroubleBlock().meta.preview_value | changes}


BARE = {"expect": "", "warning": ""}
LONG_STEP = {"title": LONG, "text": f"{LONG}.\n\n{LONG}.", "expect": LONG, "warning": LONG}

register(
    "Bài hướng dẫn",
    Component(
        "guides/guide_card.html", "Thẻ dẫn tới một bài", "Tên bài, mấy bước, mất bao lâu.",
        (
            Sample("Bình thường", lambda: {"guide": guide(step(), step())}, ("2 bước", "Kích hoạt VNeID")),
            Sample("Có tóm tắt", lambda: {"guide": guide(step()), "text": "Làm một lần, dùng mãi."}, ("dùng mãi",)),
            Sample("Tên dài", lambda: {"guide": guide(*[step()] * 12, title=LONG)}, (LONG, "12 bước")),
        ),
        css="components/card.css", inside=("ul.cards", "li.cards__item"),
    ),
    Component(
        "guides/blocks/step.html", "Một bước trong bài", "Một việc: hình, cách làm, sẽ thấy gì, cẩn thận gì.",
        (
            Sample("Đủ cả", lambda: on_page(1, **DRAWN), ("Tôi bị kẹt ở bước này", "<img")),
            Sample("Chưa có hình", lambda: on_page(2), ("Bác sẽ thấy:", "Cẩn thận:")),
            Sample("Chỉ có lời", lambda: on_page(3, **BARE), ("step__text",)),
            Sample("Chữ dài, số lớn", lambda: on_page(12, **DRAWN, **LONG_STEP), (LONG,)),
            Sample("Xem thử khi viết", lambda: {"value": step(**DRAWN)}, ("step__title",)),
        ),
    ),
    Component(
        "guides/guide_step.html", "Trang một bước", "Mỗi lần một bước: tiến, lùi, hoặc nói mình bị kẹt.",
        (
            Sample("Bước đầu", lambda: one_step(1, guide(step(**DRAWN), step())), ("Bước 1 trong 2", "Lùi lại")),
            Sample("Bước giữa, chưa có hình", lambda: one_step(2, guide(step(), step(), step())), ("sang bước 3",)),
            Sample("Bước cuối", lambda: one_step(2, guide(step(), step(**DRAWN))), ("Xong cả rồi",)),
            Sample("Chữ dài", lambda: one_step(1, guide(step(**DRAWN, **LONG_STEP), title=LONG)), (LONG,)),
        ),
        css="components/step_now.css", where=Where.WHOLE, called="step-now",
    ),
    Component(
        "guides/blocks/trouble.html", "Hay gặp", "Hay vướng ở đâu, và làm sao.",
        (
            Sample("Bình thường", trouble, ('class="trouble"',)),
            Sample("Chữ dài", lambda: trouble(problem=LONG, fix=f"{LONG}.\n{LONG}."), (LONG,)),
        ),
        css="components/guide.css",
    ),
)  # fmt: skip
