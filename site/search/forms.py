"""Adding a way of typing to the list of synonyms, from the report of searches."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from search.learning import add_synonym
from search.lexicon import unknown
from search.models import SynonymGroup

OTHER = ""
LONGEST = SynonymGroup._meta.get_field("meaning").max_length


class SynonymForm(forms.Form):
    """What people type, and what the site calls it: one of the nearest meanings, or any other."""

    variant = forms.CharField(
        label="Bà con gõ", max_length=LONGEST, error_messages={"required": "Ghi ít nhất một chữ."},
    )  # fmt: skip
    meaning = forms.ChoiceField(
        label="Trang này gọi là", widget=forms.RadioSelect, required=False,
        error_messages={"invalid_choice": "Chữ này vừa đổi. Anh chị chọn lại."},
    )  # fmt: skip
    other = forms.CharField(
        label="Hoặc ghi chữ khác",
        max_length=LONGEST,
        required=False,
        help_text="Chữ có trong bài, ví dụ: bảo hiểm y tế.",
    )

    def __init__(self, *args: Any, offered: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["meaning"]).choices = [(meaning, meaning) for meaning in offered]
        if not offered:
            del self.fields["meaning"]
            self.fields["other"].label = "Trang này gọi là"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["meaning"] = data.get("other") or data.get("meaning", "")
        if not data["meaning"] and not self.errors:
            first = "meaning" if "meaning" in self.fields else "other"
            self.add_error(first, "Anh chị chọn một dòng, hoặc ghi chữ khác.")
        elif data.get("other") and (missing := unknown(data["other"])):
            self.add_error("other", f"Chưa bài nào có chữ “{missing}”. Anh chị ghi chữ có trong bài.")
        return data

    def save(self, by: Any) -> Any:
        """What was written into the history; None when the site knew it, or when the form now says what is wrong."""
        meaning, variant = self.cleaned_data["meaning"], self.cleaned_data["variant"]
        try:
            return add_synonym(meaning=meaning, variant=variant, by=by)
        except ValidationError as wrong:
            self.add_error("variant", wrong.messages[0])
        return None
