"""The blocks a guide is made of."""

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class StepBlock(blocks.StructBlock):
    """One action. The block's own id is the step's identity: it survives moving, renaming, translation."""

    title = blocks.CharBlock(label="Làm gì", max_length=120, help_text="Bắt đầu bằng một động từ.")
    text = blocks.TextBlock(label="Cách làm", rows=3, help_text="Câu ngắn. Mỗi bước một việc.")
    picture = ImageChooserBlock(label="Hình", required=False)
    picture_alt = blocks.CharBlock(
        label="Lời cho hình", required=False, max_length=250, help_text="Nói hình chỉ bác làm gì."
    )
    expect = blocks.TextBlock(label="Bác sẽ thấy", required=False, rows=2)
    warning = blocks.TextBlock(label="Cảnh báo", required=False, rows=2)

    class Meta:
        icon = "list-ol"
        label = "Bước"
        template = "guides/blocks/step.html"
        preview_value = {
            "title": "Bấm “Kích hoạt tài khoản”",
            "text": "Nhập đủ 12 số trên thẻ. Rồi bấm nút xanh.",
            "expect": "Màn hình hỏi mã 6 số.",
            "warning": "Mã 6 số chỉ mình bác biết.",
        }


class TroubleBlock(blocks.StructBlock):
    """Something that often goes wrong, and what to do then."""

    problem = blocks.CharBlock(label="Khi nào", max_length=150)
    fix = blocks.TextBlock(label="Làm sao", rows=2)

    class Meta:
        icon = "help"
        label = "Hay gặp"
        template = "guides/blocks/trouble.html"
        preview_value = {"problem": "Không thấy tin nhắn mã", "fix": "Bác chờ 5 phút. Kiểm tra sóng."}


class StepsStream(blocks.StreamBlock):
    step = StepBlock()


class TroublesStream(blocks.StreamBlock):
    trouble = TroubleBlock()

    class Meta:
        required = False
