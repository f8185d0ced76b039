"""Blocks every feature may use. Class, stream name, template and CSS class derive from one another:
WarningBlock ↔ "warning" ↔ core/blocks/warning.html ↔ .warning
"""

from wagtail import blocks

PLAIN_FEATURES = ["bold", "link"]


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label="Tiêu đề", max_length=120)

    class Meta:
        icon = "title"
        label = "Tiêu đề"
        template = "core/blocks/heading.html"
        preview_value = {"text": "Một giờ đầu tiên"}


class ParagraphBlock(blocks.StructBlock):
    text = blocks.RichTextBlock(label="Đoạn văn", features=PLAIN_FEATURES)

    class Meta:
        icon = "pilcrow"
        label = "Đoạn văn"
        template = "core/blocks/paragraph.html"
        preview_value = {"text": "<p>Bác bình tĩnh. Làm lần lượt từng việc.</p>"}


class StepsBlock(blocks.StructBlock):
    items = blocks.ListBlock(blocks.TextBlock(label="Việc", rows=2), label="Các việc, theo thứ tự")

    class Meta:
        icon = "list-ol"
        label = "Các việc theo thứ tự"
        template = "core/blocks/steps.html"
        preview_value = {"items": ["Dừng lại.", "Gọi ngân hàng.", "Báo Công an xã."]}


class ListBlock(blocks.StructBlock):
    items = blocks.ListBlock(blocks.TextBlock(label="Ý", rows=2), label="Các ý")

    class Meta:
        icon = "list-ul"
        label = "Danh sách"
        template = "core/blocks/list.html"
        preview_value = {"items": ["Người lạ giục chuyển tiền.", "Người lạ bảo giữ kín."]}


class WarningBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Điều cần nhớ", max_length=120)
    text = blocks.TextBlock(label="Giải thích", rows=2, required=False)

    class Meta:
        icon = "warning"
        label = "Cảnh báo"
        template = "core/blocks/warning.html"
        preview_value = {"title": "Mã 6 số chỉ mình bác biết.", "text": "Không đọc cho ai."}


class CallBlock(blocks.StructBlock):
    label = blocks.CharBlock(label="Gọi ai", max_length=80)
    phone = blocks.CharBlock(label="Số điện thoại", max_length=20)

    class Meta:
        icon = "mobile-alt"
        label = "Số để gọi"
        template = "core/blocks/call.html"
        preview_value = {"label": "Tổ công nghệ số", "phone": "0100 000 001"}


class BodyBlock(blocks.StreamBlock):
    """The body of a plain page."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    steps = StepsBlock()
    list = ListBlock()
    warning = WarningBlock()
    call = CallBlock()

    class Meta:
        required = False
