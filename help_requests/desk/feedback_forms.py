"""What the commune fills in when it sees to a góp ý."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth import get_user_model

from core.personal_data import find_secrets, reason
from core.text import clean_text, fold
from help_requests.commune_notices import answerers
from help_requests.desk.forms.fields import PHONE, ReasonField, missing
from help_requests.models import Feedback
from help_requests.services.feedback import (
    answer_feedback,
    assign_feedback,
    close_feedback,
    reopen_feedback,
)
from help_requests.statuses import FeedbackVerb


class FeedbackMoveForm(forms.Form):
    """One verb about one feedback."""

    service: Callable[..., Feedback]

    def __init__(self, *args: Any, feedback: Feedback, by: Any, **kwargs: Any) -> None:
        self.feedback, self.by = feedback, by
        super().__init__(*args, **kwargs)

    def do(self) -> Feedback:
        return type(self).service(feedback=self.feedback, by=self.by, **self.cleaned_data)


class AssignForm(FeedbackMoveForm):
    service = assign_feedback
    to = forms.ModelChoiceField(
        label="Giao cho ai",
        queryset=get_user_model().objects.none(),
        empty_label="Chọn một người",
        error_messages=missing("Anh chị chọn một người."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = answerers(self.feedback.commune)
        self.initial.setdefault("to", self.feedback.assigned_to_id or self.by.pk)


class AnswerForm(FeedbackMoveForm):
    """The answer goes to the writer; with a summary it also stands on the site."""

    service = answer_feedback
    answer = forms.CharField(
        label="Trả lời bà con",
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages=missing("Anh chị viết câu trả lời."),
    )
    summary = forms.CharField(
        label="Đăng lên trang: tóm tắt ý kiến, không nêu tên ai (để trống thì không đăng)", max_length=300,
        required=False, widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial |= {"answer": self.feedback.answer, "summary": self.feedback.public_summary}
        if not self.feedback.may_publish:
            del self.fields["summary"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in {"answer", "summary"} & data.keys():
            data[name] = clean_text(data[name])
            if secrets := find_secrets(data[name]):
                self.add_error(name, reason(secrets[0].kind))
        if data.get("summary") and self._names_somebody(f"{data.get('answer', '')} {data['summary']}"):
            self.add_error("summary", "Câu trả lời sẽ hiện trên trang. Anh chị bỏ tên và số của bà con ra.")
        return data

    def _names_somebody(self, said: str) -> bool:
        name = fold(self.feedback.name)
        return bool(PHONE.search(said)) or bool(name and f" {name} " in f" {fold(said)} ")


class CloseFeedbackForm(FeedbackMoveForm):
    service = close_feedback


class ReopenFeedbackForm(FeedbackMoveForm):
    service = reopen_feedback
    reason = ReasonField(label="Vì sao mở lại")


FORMS: dict[FeedbackVerb, type[FeedbackMoveForm]] = {
    FeedbackVerb.ASSIGN: AssignForm,
    FeedbackVerb.ANSWER: AnswerForm,
    FeedbackVerb.CLOSE: CloseFeedbackForm,
    FeedbackVerb.REOPEN: ReopenFeedbackForm,
}
SAID = {
    FeedbackVerb.ASSIGN: "Đã giao người xử lý.",
    FeedbackVerb.ANSWER: "Đã ghi câu trả lời. Bà con xem được ở giấy nhận.",
    FeedbackVerb.CLOSE: "Góp ý này đã xong.",
    FeedbackVerb.REOPEN: "Đã mở lại góp ý này.",
}
