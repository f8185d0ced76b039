"""The fields of public forms, in every state a form can be in."""

from itertools import count
from typing import Any

from django import forms

from core.gallery.registry import LONG, Component, Context, Sample, Where, register

NUMBERS = count(1)
CONSENT = "Tôi đồng ý để tổ dùng tên, số điện thoại và lời dặn này chỉ để giúp việc này."


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Tên thường gọi", error_messages={"required": "Bác cho tổ xin tên thường gọi."})
    phone = forms.CharField(label="Số điện thoại", help_text="Tổ chỉ dùng số này để gọi lại cho bác.")
    long = forms.CharField(label=LONG, help_text=f"Gõ tên cũ cũng được: {LONG}.")
    note = forms.CharField(label="Dặn thêm tổ", widget=forms.Textarea(attrs={"rows": 3}))
    off = forms.CharField(label="Mã lời hẹn", disabled=True)
    commune = forms.ChoiceField(label="Bác ở xã nào?", choices=[("a", "xã Mẫu"), ("b", "phường Mẫu")])
    place = forms.ChoiceField(
        label="Bác muốn gặp ở đâu?", widget=forms.RadioSelect,
        choices=[("home", "Tại nhà tôi"), ("phone", "Chỉ cần gọi điện"), ("long", LONG)],
        error_messages={"required": "Bác chọn giúp nơi gặp."},
    )  # fmt: skip
    consent = forms.BooleanField(label=CONSENT, error_messages={"required": "Bác đánh dấu vào ô đồng ý nhé."})


def field(name: str, *, wrong: str = "", **typed: Any) -> Context:
    """A field: empty, or with what was typed, or with what is wrong."""
    form = SampleForm({name: typed["value"]} if typed else None, auto_id=f"%s-{next(NUMBERS)}")
    if wrong:
        form.errors.pop(name, None)
        form.add_error(name, wrong)
    return {"field": form[name]}


NAME_MISSING = {"id": "name", "message": "Bác cho tổ xin tên thường gọi."}
CONSENT_MISSING = {"id": "consent", "message": "Bác đánh dấu vào ô đồng ý nhé."}
TRIED_TOO_OFTEN = {"id": "", "message": "Bác thử nhiều lần rồi. Đợi 15 phút rồi thử lại."}

register(
    "Ô điền",
    Component(
        "components/error_summary.html", "Tóm tắt chỗ cần sửa", "Trên tiêu đề; mỗi dòng dẫn tới ô phải sửa.",
        (
            Sample("Hai lỗi", {"errors": [NAME_MISSING, CONSENT_MISSING]}, ("Có chỗ cần sửa", 'href="#consent"')),
            Sample("Lỗi chung, không ở ô nào", {"errors": [TRIED_TOO_OFTEN]}, ("Đợi 15 phút",)),
            Sample("Không có lỗi", {"errors": []}),
        ),
        where=Where.ONCE,
    ),
    Component(
        "components/error_message.html", "Lời báo lỗi ở ô", "Nói sai ở đâu, làm gì cho đúng.",
        (
            Sample("Có lỗi", lambda: field("name", value=""), ("Bác cho tổ xin tên thường gọi.",)),
            Sample("Lời dài", lambda: field("name", value="a", wrong=f"{LONG}."), (LONG,)),
            Sample("Không có lỗi", lambda: field("name")),
        ),
    ),
    Component(
        "components/field.html", "Một ô điền", "Nhãn ở trên, gợi ý dưới nhãn, lời báo lỗi ngay trên ô.",
        (
            Sample("Trống", lambda: field("name"), ("Tên thường gọi",)),
            Sample("Có gợi ý", lambda: field("phone"), ("Tổ chỉ dùng số này", "aria-describedby")),
            Sample("Đã điền", lambda: field("phone", value="0100 000 011"), ("0100 000 011",)),
            Sample("Có lỗi", lambda: field("name", value=""), ("field--error", "aria-invalid")),
            Sample("Nhiều dòng", lambda: field("note", value="Nhà sau đình.\nCó chó, đã buộc."), ("Nhà sau đình",)),
            Sample("Chọn trong danh sách", lambda: field("commune"), ("phường Mẫu",)),
            Sample("Không sửa được", lambda: field("off"), ("disabled",)),
            Sample("Chữ dài, có lỗi", lambda: field("long", value=LONG, wrong=f"{LONG}."), (LONG,)),
        ),
    ),
    Component(
        "components/radios.html", "Chọn một", "Mỗi lựa chọn là một nút lớn, bấm cả dòng.",
        (
            Sample("Chưa chọn", lambda: field("place"), ("Tại nhà tôi",)),
            Sample("Đã chọn", lambda: field("place", value="home"), ("checked",)),
            Sample("Có lỗi", lambda: field("place", value=""), ("Bác chọn giúp nơi gặp.",)),
        ),
    ),
    Component(
        "components/checkbox.html", "Ô đánh dấu", "Đồng ý, đặt hộ. Không bao giờ đánh dấu sẵn.",
        (
            Sample("Chưa đánh dấu", lambda: field("consent"), ("Tôi đồng ý",)),
            Sample("Đã đánh dấu", lambda: field("consent", value=True), ("checked",)),
            Sample("Có lỗi", lambda: field("consent", value=False), ("field--error", "đồng ý nhé")),
        ),
    ),
)  # fmt: skip
