"""How a request ends: what was learned, whether it lasts, and how it is taken up again."""

from typing import Any

from django import forms

from help_requests import services
from help_requests.desk.forms.fields import ChosenField, DeskForm, ReasonField, missing
from help_requests.desk.scene import Scene
from help_requests.models import HelpRequest
from help_requests.statuses import MASTERY, Result, State

MINUTES = [("15", "15"), ("30", "30"), ("45", "45"), ("60", "60")]
NO_ANSWER = ("no_answer", "Gọi không gặp")
LEVELS = [(level.value, level.label) for level in MASTERY]


def number(label: str, most: int, **kwargs: Any) -> forms.IntegerField:
    box = forms.NumberInput(attrs={"inputmode": "numeric"})
    wrong = f"Ghi một số từ 1 đến {most}."
    return forms.IntegerField(
        label=label, min_value=1, max_value=most, widget=box,
        error_messages=dict.fromkeys(["invalid", "min_value", "max_value", "required"], wrong), **kwargs,
    )  # fmt: skip


class CloseForm(DeskForm):
    """What the person can do now; where somebody was helped, also how long, how many, and with which guides."""

    result = forms.ChoiceField(
        label="Bà con làm được tới đâu?", widget=forms.RadioSelect,
        error_messages=missing("Anh chị chọn một kết quả."),
    )  # fmt: skip
    minutes = forms.ChoiceField(label="Mất bao nhiêu phút?", choices=MINUTES, widget=forms.RadioSelect, required=False)
    other_minutes = number("Hoặc ghi số phút khác", 480, required=False)
    people = number("Số người", 500, initial=1, required=False)
    households = number("Số hộ", 500, initial=1, required=False)
    guides = forms.TypedMultipleChoiceField(
        label="Đã dùng bài nào", coerce=int, widget=forms.CheckboxSelectMultiple, required=False
    )
    reason = ReasonField(label="Ghi thêm (không ghi tên, số của bà con)", required=False)

    service = staticmethod(services.close_request)

    def __init__(self, *args: Any, scene: Scene, **kwargs: Any) -> None:
        super().__init__(*args, scene=scene, **kwargs)
        self.fields["result"].choices = self._results(scene.row)
        guides = self.fields["guides"]
        guides.choices = [(guide.pk, guide.title) for guide in scene.guides]
        guides.initial = [guide.pk for guide in scene.guides if str(guide.translation_key) == scene.row.guide_key]
        if not scene.guides:
            del self.fields["guides"]

    @staticmethod
    def _results(row: HelpRequest) -> list[tuple[str, Any]]:
        by_office = [Result.BY_OFFICE] if row.state == State.HANDED_OVER else []
        return [
            (result.value, result.label) for result in (*by_office, *MASTERY, Result.NOT_NEEDED, Result.UNREACHABLE)
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("result") not in MASTERY:
            for name in ("minutes", "other_minutes", "people", "households"):  # nobody was helped: nothing to count
                self.errors.pop(name, None)
            return data
        if "other_minutes" in data and "minutes" in data:
            data["spent"] = data["other_minutes"] or int(data["minutes"] or 0)
            if not data["spent"]:
                self.add_error("minutes", "Chọn số phút, hoặc ghi số khác.")
        data["people"], data["households"] = data.get("people") or 1, data.get("households") or 1
        if data["households"] > data["people"] and not {"people", "households"} & self.errors.keys():
            self.add_error("households", "Số hộ không nhiều hơn số người.")
        return data

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        visit = None
        if data["result"] in MASTERY:
            visit = services.VisitReport(
                minutes=data["spent"], people=data["people"], households=data["households"],
                guides=data.get("guides", ()), member=self.scene.who.membership,
            )  # fmt: skip
        return {"result": data["result"], "reason": data["reason"], "visit": visit}


class CancelForm(DeskForm):
    """The resident said on the telephone that they need nobody any more."""

    reason = ReasonField(label="Vì sao (không bắt buộc)", required=False)

    service = staticmethod(services.cancel_request)


class CheckForm(DeskForm):
    """What the person can do some days later."""

    level = forms.ChoiceField(
        label="Bây giờ bà con làm được tới đâu?", choices=[*LEVELS, NO_ANSWER], widget=forms.RadioSelect,
        error_messages=missing("Anh chị chọn một dòng."),
    )  # fmt: skip

    service = staticmethod(services.record_check)

    def arguments(self) -> dict[str, Any]:
        level = self.cleaned_data["level"]
        return {"level": "" if level == NO_ANSWER[0] else level}


class ReopenForm(DeskForm):
    """Why it is not over after all."""

    reason = ReasonField(label="Vì sao mở lại")

    service = staticmethod(services.reopen_request)


class TwinField(ChosenField):
    """Another request of the same numbers for the same thing, by the words people know it by."""

    def label_from_instance(self, row: Any) -> str:
        return f"{row.spoken_code} · {row.name} · {row.get_state_display().lower()}"


class MergeForm(DeskForm):
    """Which of the likely doubles stays."""

    into = TwinField(
        label="Gộp vào lời hẹn nào", widget=forms.RadioSelect, empty_label=None,
        error_messages=missing("Anh chị chọn một lời hẹn."),
    )  # fmt: skip

    service = staticmethod(services.merge_requests)

    def __init__(self, *args: Any, scene: Scene, **kwargs: Any) -> None:
        super().__init__(*args, scene=scene, **kwargs)
        self.fields["into"].offer(scene.duplicates, key="public_id")
        if len(scene.duplicates) == 1:
            self.initial["into"] = scene.duplicates[0].public_id
