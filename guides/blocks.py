"""The blocks a guide is made of."""

from typing import Any

from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock


class StepBlock(blocks.StructBlock):
    """One action. The block's own id is the step's identity: it survives moving, renaming, translation."""

    title = blocks.CharBlock(
        label="Làm gì",
        max_length=120,
        help_text="Một việc, bắt đầu bằng động từ. Ví dụ: Bấm “Kích hoạt tài khoản”.",
    )
    text = blocks.TextBlock(
        label="Cách làm",
        rows=3,
        help_text="Hai, ba câu ngắn. Chữ trên màn hình chép đúng từng chữ, để trong ngoặc kép.",
    )
    picture = ImageChooserBlock(
        label="Hình", required=False, help_text="Hình vẽ hoặc ảnh chụp màn hình. Che hết tên, số, mã của người thật."
    )
    picture_alt = blocks.CharBlock(
        label="Lời cho hình",
        required=False,
        max_length=250,
        help_text="Cho người không nhìn thấy hình. Nói hình chỉ bác làm gì: “Bấm nút xanh ở cuối màn hình.”",
    )
    expect = blocks.TextBlock(
        label="Bác sẽ thấy",
        required=False,
        rows=2,
        help_text="Làm đúng thì máy hiện gì. Ví dụ: Màn hình hỏi mã 6 số.",
    )
    warning = blocks.TextBlock(
        label="Cảnh báo",
        required=False,
        rows=2,
        help_text="Chỉ ghi khi dễ mất tiền hoặc lộ mã. Ví dụ: Mã 6 số chỉ mình bác biết.",
    )

    class Meta:
        icon = "list-ol"
        label = "Bước"
        description = "Một việc bác làm trên điện thoại, có hình."
        template = "guides/blocks/step.html"
        label_format = "{title}"
        form_layout = [
            "title",
            "text",
            blocks.BlockGroup(["picture", "picture_alt"], heading="Hình của bước", icon="image"),
            blocks.BlockGroup(["expect", "warning"], heading="Dặn thêm", icon="info-circle"),
        ]
        preview_value = {
            "title": "Bấm “Kích hoạt tài khoản”",
            "text": "Nhập đủ 12 số trên thẻ. Rồi bấm nút xanh.",
            "picture_alt": "Bấm nút xanh ở cuối màn hình.",
            "expect": "Màn hình hỏi mã 6 số.",
            "warning": "Mã 6 số chỉ mình bác biết.",
        }

    def get_preview_value(self) -> Any:
        """With a drawing of this site, if it has one."""
        value = super().get_preview_value()
        value["picture"] = get_image_model().objects.filter(file__endswith=".svg").order_by("pk").first()
        return value


class TroubleBlock(blocks.StructBlock):
    """Something that often goes wrong, and what to do then."""

    problem = blocks.CharBlock(
        label="Khi nào", max_length=150, help_text="Bác thấy gì trên máy. Ví dụ: Không thấy tin nhắn mã."
    )
    fix = blocks.TextBlock(
        label="Làm sao", rows=2, help_text="Việc đầu tiên nên thử. Cuối cùng mới là nhờ tổ. Ví dụ: Bác chờ 5 phút."
    )

    class Meta:
        icon = "help"
        label = "Hay gặp"
        description = "Chỗ bà con thường vướng, và cách gỡ."
        template = "guides/blocks/trouble.html"
        label_format = "{problem}"
        preview_value = {
            "problem": "Không thấy tin nhắn mã",
            "fix": "Bác chờ 5 phút. Kiểm tra sóng.",
        }


class StepsStream(blocks.StreamBlock):
    step = StepBlock()


class TroublesStream(blocks.StreamBlock):
    trouble = TroubleBlock()

    class Meta:
        required = False
