"""Blocks every feature may use. Class, stream name, template and CSS class derive from one another:
WarningBlock ↔ "warning" ↔ core/blocks/warning.html ↔ .warning
"""

from wagtail import blocks

PLAIN_FEATURES = ["bold", "link"]
WORDS, LISTS, PEOPLE = "Chữ", "Danh sách", "Nhắc và gọi"  # headings of the chooser


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label="Tiêu đề", max_length=120, help_text="Ví dụ: Trong giờ đầu.")

    class Meta:
        icon = "title"
        label = "Tiêu đề"
        group = WORDS
        description = "Tên của một phần trong trang."
        template = "core/blocks/heading.html"
        preview_value = {"text": "Một giờ đầu tiên"}


class ParagraphBlock(blocks.StructBlock):
    text = blocks.RichTextBlock(
        label="Đoạn văn", features=PLAIN_FEATURES, help_text="Câu ngắn, mỗi câu một ý. Gọi người đọc là “bác”."
    )

    class Meta:
        icon = "pilcrow"
        label = "Đoạn văn"
        group = WORDS
        description = "Vài câu liền nhau, có chữ đậm và đường dẫn."
        template = "core/blocks/paragraph.html"
        preview_value = {"text": "<p>Bác bình tĩnh. Làm lần lượt từng việc.</p>"}


class StepsBlock(blocks.StructBlock):
    items = blocks.ListBlock(blocks.TextBlock(label="Việc", rows=2), label="Các việc, theo thứ tự")

    class Meta:
        icon = "list-ol"
        label = "Các việc theo thứ tự"
        group = LISTS
        description = "Các việc có số 1, 2, 3, làm lần lượt."
        template = "core/blocks/steps.html"
        preview_value = {"items": ["Dừng lại.", "Gọi ngân hàng.", "Báo Công an xã."]}


class ListBlock(blocks.StructBlock):
    items = blocks.ListBlock(blocks.TextBlock(label="Ý", rows=2), label="Các ý")

    class Meta:
        icon = "list-ul"
        label = "Danh sách"
        group = LISTS
        description = "Các ý ngang nhau, không cần thứ tự."
        template = "core/blocks/list.html"
        preview_value = {"items": ["Người lạ giục chuyển tiền.", "Người lạ bảo giữ kín."]}


class WarningBlock(blocks.StructBlock):
    title = blocks.CharBlock(
        label="Điều cần nhớ", max_length=120, help_text="Một câu. Ví dụ: Mã 6 số chỉ mình bác biết."
    )
    text = blocks.TextBlock(label="Giải thích", rows=2, required=False)

    class Meta:
        icon = "warning"
        label = "Cảnh báo"
        group = PEOPLE
        description = "Khung đỏ: điều bà con phải nhớ để khỏi mất tiền."
        template = "core/blocks/warning.html"
        preview_value = {"title": "Mã 6 số chỉ mình bác biết.", "text": "Không đọc cho ai."}


class CallBlock(blocks.StructBlock):
    label = blocks.CharBlock(label="Gọi ai", max_length=80, help_text="Ví dụ: Công an xã.")
    phone = blocks.CharBlock(label="Số điện thoại", max_length=20, help_text="Gọi thử trước khi ghi.")

    class Meta:
        icon = "mobile-alt"
        label = "Số để gọi"
        group = PEOPLE
        description = "Nút vàng bấm là gọi được."
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
