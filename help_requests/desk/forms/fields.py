"""What the forms of the desk are made of."""

import re
from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django import forms

from core.personal_data import find_secrets, reason
from core.text import clean_line
from help_requests.desk.scene import Scene
from help_requests.models import HelpRequest
from help_requests.services import MoveRefused, NeedsTwo, TooManyToHold
from teams_directory.models import Member

PHONE = re.compile(r"(?:\+?84|0)(?:[ .-]?\d){9}")
TWO_GO = "Lần này cần đi hai người. Anh chị chọn người đi cùng."


def missing(words: str) -> dict[str, str]:
    """What is said of a box left empty, or filled with what was not on offer: what to put there."""
    return {"required": words, "invalid_choice": words}


class ReasonField(forms.CharField):
    """A short reason that every reader of the history may see, so no numbers that name somebody."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", missing("Anh chị ghi vì sao, một câu cũng được."))
        super().__init__(max_length=300, widget=forms.Textarea(attrs={"rows": 2}), **kwargs)

    def clean(self, value: Any) -> str:
        text = clean_line(super().clean(value))
        if secrets := find_secrets(text):
            raise forms.ValidationError(reason(secrets[0].kind))
        if PHONE.search(text):
            raise forms.ValidationError("Đừng ghi số điện thoại ở đây: ai xem lịch sử cũng đọc được.")
        return text


class ChosenField(forms.ModelChoiceField):
    """One of some rows that are known already: drawing them and checking the answer asks the database for nothing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Member.objects.none(), **kwargs)

    def offer(self, rows: Iterable[Any], *, key: str = "pk") -> None:
        self.rows = {str(getattr(row, key)): row for row in rows}
        nobody = [] if self.empty_label is None else [("", self.empty_label)]
        self.choices = [*nobody, *((value, self.label_from_instance(row)) for value, row in self.rows.items())]

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        if str(value) not in self.rows:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return self.rows[str(value)]


class PersonField(ChosenField):
    """Somebody of the team, with what a leader would want to know before asking them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def label_from_instance(self, member: Any) -> str:
        holds = f"đang giữ {member.holds} việc" if member.holds else ""
        more = ", ".join(filter(None, [holds, "hôm nay vắng" if member.away else ""]))
        return f"{member.full_name} ({more})" if more else member.full_name


class DeskForm(forms.Form):
    """One move as a form: what there is to fill in, and the verb that does it."""

    service: ClassVar[Callable[..., HelpRequest]]

    def __init__(self, *args: Any, scene: Scene, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scene = scene

    def arguments(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.fields}

    def do(self) -> HelpRequest:
        """Raises what the verb raises."""
        return type(self).service(request=self.scene.row, by=self.scene.who.user, **self.arguments())

    def explain(self, problem: MoveRefused) -> None:
        """Say at the right box which rule of the commune stands against it."""
        if isinstance(problem, NeedsTwo):
            self.add_error("companion" if "companion" in self.fields else None, TWO_GO)
        elif isinstance(problem, TooManyToHold):
            self.add_error(*self.too_many(problem.most))

    def too_many(self, most: int) -> tuple[str | None, str]:
        return None, (
            f"Anh chị đang giữ {most} việc, đủ mức xã định cho một người. "
            "Xong bớt một việc rồi hãy nhận, hoặc nhờ tổ trưởng giao."
        )
