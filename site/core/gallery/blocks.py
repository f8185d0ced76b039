"""Blocks that editors may put on any page, with the words their chooser previews."""

from core import blocks
from core.gallery.registry import LONG, Component, Context, Sample, register

LINKED = '<p><b>Dừng lại.</b> Bác xem <a href="https://dichvucong.gov.vn/">Cổng Dịch vụ công</a> rồi hãy làm.</p>'
TWO_LINES = "Người lạ giục chuyển tiền.\nHọ bảo giữ kín."
BLOCKS = {block.name: block for block in blocks.BodyBlock().child_blocks.values()}


def value(name: str, **changes: object) -> Context:
    """What the block previews, with changes."""
    block = BLOCKS[name]
    return {"value": block.normalize(dict(block.get_preview_value()) | changes)}


register(
    "Khối chữ cho người viết",
    Component(
        "core/blocks/heading.html", "Tiêu đề", "Chia trang thành phần; mỗi phần một ý.",
        (
            Sample("Bình thường", lambda: value("heading"), ('class="heading"',)),
            Sample("Chữ dài", lambda: value("heading", text=LONG), (LONG,)),
        ),
        css="components/body.css",
    ),
    Component(
        "core/blocks/paragraph.html", "Đoạn văn", "Câu ngắn, nói như nói với hàng xóm.",
        (
            Sample("Bình thường", lambda: value("paragraph"), ('class="paragraph"',)),
            Sample("Có chỗ dẫn, chữ đậm", lambda: value("paragraph", text=LINKED), ("<b>Dừng lại.</b>",)),
        ),
        css="components/body.css",
    ),
    Component(
        "core/blocks/steps.html", "Các việc theo thứ tự", "Làm lần lượt, mỗi dòng một việc.",
        (
            Sample("Bình thường", lambda: value("steps"), ('class="steps"',)),
            Sample("Mười hai việc, chữ dài", lambda: value("steps", items=[LONG, *["Gọi ngân hàng."] * 11]), (LONG,)),
        ),
    ),
    Component(
        "core/blocks/list.html", "Danh sách", "Các ý ngang nhau.",
        (
            Sample("Bình thường", lambda: value("list"), ('class="list"',)),
            Sample("Một ý, hai dòng", lambda: value("list", items=[TWO_LINES]), ("<br>",)),
        ),
        css="components/body.css",
    ),
    Component(
        "core/blocks/warning.html", "Cảnh báo trong bài", "Đỏ chỉ dùng cho tiền, mã và lừa đảo.",
        (
            Sample("Bình thường", lambda: value("warning"), ('class="warning"',)),
            Sample("Chỉ có tiêu đề", lambda: value("warning", text=""), ("warning__title",)),
            Sample("Chữ dài", lambda: value("warning", title=LONG, text=f"{LONG}.\n\n{LONG}."), (LONG,)),
        ),
    ),
    Component(
        "core/blocks/call.html", "Số để gọi", "Gọi ai, số nào.",
        (
            Sample("Bình thường", lambda: value("call"), ("0100 000 001",)),
            Sample("Số ngắn, tên dài", lambda: value("call", label=LONG, phone="113"), ("113", LONG)),
        ),
    ),
)  # fmt: skip
