"""What a booking says about people: who books for whom, and what puts somebody first in the queue."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from help_requests.forms.fields import OnOffField, PublicForm, ResidentPhoneField, TextField, tel_input
from help_requests.models import HelpRequest

Agreed, CallFirst = HelpRequest.Agreed, HelpRequest.CallFirst
FOR_WHOM = [("", _("Cho tôi")), ("on", _("Cho người nhà"))]
CALLED = [(CallFirst.BOOKER, _("Gọi tôi trước")), (CallFirst.SELF, _("Gọi người được giúp trước"))]
ASKED = [
    (Agreed.BESIDE_ME, _("Đang ngồi cạnh tôi và đồng ý")),
    (Agreed.BY_PHONE, _("Tôi đã gọi hỏi, đồng ý rồi")),
    (Agreed.EARLIER, _("Có nhờ tôi từ trước")),
    (Agreed.NOT_YET, _("Chưa hỏi, tổ hỏi giúp")),
]


class RelativeFields(PublicForm):
    """Somebody books for a parent or a neighbour: two people in one request."""

    LEFT_EMPTY: ClassVar[dict[str, Any]] = {
        "booker_name": _("Bác cho tổ xin tên của bác, người hẹn giúp."),
        "booker_phone": _("Bác cho tổ xin số của bác để gọi trước."),
    }

    for_other = OnOffField(label=_("Bác hẹn cho ai?"), choices=FOR_WHOM)
    booker_name = TextField(
        label=_("Tên của bác"), required=False, longest=80, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    booker_phone = ResidentPhoneField(
        label=_("Số điện thoại của bác"), required=False, widget=tel_input(),
        help_text=_("Người nhà không có điện thoại thì bác chỉ cần ghi số này."),
    )  # fmt: skip
    call_first = forms.ChoiceField(
        label=_("Tổ gọi ai trước?"), widget=forms.RadioSelect, choices=CALLED, required=False, initial=CallFirst.BOOKER
    )
    agreed_how = forms.ChoiceField(
        label=_("Người nhà có đồng ý để tổ giúp không?"), widget=forms.RadioSelect, choices=ASKED, required=False,
        initial=Agreed.NOT_YET,
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("for_other"):
            return data | {"booker_name": "", "booker_phone": "", "call_first": "", "agreed_how": ""}
        for name, message in self.LEFT_EMPTY.items():
            if not data.get(name) and name not in self.errors:
                self.add_error(name, message)
        self._lend_number(data)
        data["call_first"] = data.get("call_first") or CallFirst.BOOKER
        data["agreed_how"] = data.get("agreed_how") or Agreed.NOT_YET
        return data

    def _lend_number(self, data: dict[str, Any]) -> None:
        """Who has no telephone is called on the number of the person who books."""
        if self.has_error("phone", "required") and data.get("booker_phone"):
            del self.errors["phone"]
            data["phone"] = data["booker_phone"]

    def agreed_label(self) -> Any:
        """How the person to be helped agreed, for reading again before it is sent."""
        return dict(ASKED).get(self.cleaned_data.get("agreed_how"), "")


class DeclaredNeeds(PublicForm):
    """What the order of the queue follows from, besides waiting. Everybody can read that it does."""

    lives_alone = forms.BooleanField(label=_("Ở một mình"), required=False)
    no_smartphone = forms.BooleanField(label=_("Không có điện thoại thông minh"), required=False)
    payment_due = forms.BooleanField(label=_("Sắp đến hạn nhận tiền hoặc nộp giấy tờ"), required=False)

    DECLARED = ("lives_alone", "no_smartphone", "payment_due")

    def needs(self) -> list[forms.BoundField]:
        return [self[name] for name in self.DECLARED]

    def declared(self) -> list[str]:
        """Labels of what was ticked, for reading again before it is sent."""
        return [str(self[name].label) for name in self.DECLARED if self.cleaned_data.get(name)]
