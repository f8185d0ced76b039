"""What people call the things of the site, kept by its editors."""

from django.core.exceptions import ValidationError
from django.db import models

from core.text import clean_line, fold


class SynonymGroup(models.Model):
    """What the site calls a thing, and what else people type for it."""

    meaning = models.CharField(
        "trang này gọi là", max_length=80, unique=True,
        help_text="Chữ có trong bài. Ví dụ: bảo hiểm y tế.",
        error_messages={"unique": "Chữ này đã có trong danh sách. Anh chị mở dòng ấy ra, thêm cách gõ vào đó."},
    )  # fmt: skip
    variants = models.TextField(
        "bà con hay gõ", help_text="Cách nhau dấu phẩy, có dấu hay không dấu đều được. Ví dụ: bhyt, thẻ khám bệnh."
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "chữ bà con hay gõ"
        verbose_name_plural = "chữ bà con hay gõ"
        ordering = ["meaning"]

    def __str__(self) -> str:
        return self.meaning

    @property
    def phrases(self) -> list[str]:
        lines = self.variants.replace("\n", ",").split(",")
        return [phrase for line in lines if (phrase := clean_line(line))]

    def clean(self) -> None:
        wrong = {}
        if not fold(self.meaning):
            wrong["meaning"] = "Ghi ít nhất một chữ."
        if not [phrase for phrase in self.phrases if fold(phrase)]:
            wrong["variants"] = "Ghi ít nhất một cách gõ."
        if wrong:
            raise ValidationError(wrong)
