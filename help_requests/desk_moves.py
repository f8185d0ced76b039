"""The moves on a request's own screen: what each is called there, which stands open, what is said when done."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone

from help_requests.desk_cards import visit_words
from help_requests.desk_forms import FORMS
from help_requests.models import HelpRequest
from help_requests.permissions import Standing, allowed_verbs
from help_requests.statuses import SCHEDULED, State, Verb

Used = tuple[Verb, forms.Form]


@dataclass(frozen=True)
class Move:
    """One verb as a form. The main one stands open under its heading, the others fold."""

    verb: Verb
    title: str
    form: forms.Form
    is_main: bool = False
    is_open: bool = False
    hint: str = ""


def title_of(verb: Verb, row: HelpRequest) -> str:
    """What the button says, in the state the request is in."""
    if verb == Verb.ACCEPT and row.state == State.PROPOSED:
        return "Chốt giờ hẹn"
    if verb == Verb.PROPOSE and row.visit_start:
        return "Đổi giờ hẹn"
    if verb == Verb.REASSIGN and row.state == State.TRIAGE:
        return "Giao cho tổ"
    return {Verb.CLOSE: "Xong, ghi kết quả", Verb.REASSIGN: "Chuyển người, chuyển tổ"}.get(verb, verb.label)


HINTS = {
    "Chốt giờ hẹn": "Bấm khi bà con đã đồng ý giờ này.",
    "Đổi giờ hẹn": "Ghi giờ mới rồi gọi báo bà con. Bà con đồng ý thì chốt giờ.",
    "Đề nghị giờ khác": "Khi giờ bà con muốn không tiện cho tổ. Nhớ gọi báo bà con.",
    "Nhận việc": "Gọi hẹn giờ với bà con trước, rồi ghi giờ ấy vào đây.",
    "Đưa về xã": "Khi tổ chưa giúp được. Xã sẽ tìm người khác.",
}


def main_verb(who: Standing) -> Verb | None:
    """What this person most likely comes to do; nothing when there is only to wait and to call."""
    row = who.request
    if row.state == State.TRIAGE:
        return Verb.REASSIGN
    if row.state in {State.NEW, State.PROPOSED}:
        return Verb.ACCEPT
    came = row.visit_start is not None and timezone.localdate(row.visit_start) <= timezone.localdate()
    return Verb.CLOSE if row.state == State.ACCEPTED and came and who.membership else None


def offered(who: Standing) -> list[Verb]:
    """Of what is allowed, what makes sense: a time agreed is not accepted anew, a colleague's is not changed."""
    row, member = who.request, who.membership
    verbs = allowed_verbs(who)
    is_anothers = row.assigned_to_id is not None and member is not None and row.assigned_to_id != member.pk
    hidden: set[Verb] = set()
    if row.state == State.ACCEPTED:
        hidden = {Verb.ACCEPT}
    if row.state in SCHEDULED and is_anothers:
        hidden |= {Verb.ACCEPT, Verb.PROPOSE}
    return [verb for verb in verbs if verb not in hidden]


def moves_of(who: Standing, *, used: Used | None = None, wanted: str = "") -> list[Move]:
    """The main move first; what was typed and refused, or asked for in the address, stands open."""
    row, main = who.request, main_verb(who)
    verbs = offered(who)
    if used and used[0] not in verbs:
        verbs.append(used[0])
    moves = []
    for verb in sorted(verbs, key=lambda verb: verb != main):
        form = used[1] if used and used[0] == verb else FORMS[verb](request=row, auto_id=f"{verb}-%s")
        title = title_of(verb, row)
        is_open = bool(form.errors) or wanted == verb
        moves.append(Move(verb, title, form, verb == main, is_open, HINTS.get(title, "")))
    return moves


def sentence(verb: Verb, row: HelpRequest) -> str:
    """What has happened, told to the one who did it."""
    told: dict[Verb, Any] = {
        Verb.ACCEPT: lambda: f"Anh chị đã nhận việc này, hẹn {visit_words(row)}.",
        Verb.PROPOSE: lambda: f"Đã ghi giờ đề nghị: {visit_words(row)}. Anh chị gọi báo bà con nhé.",
        Verb.REASSIGN: lambda: f"Đã chuyển việc này cho {_whom(row)}.",
        Verb.TRIAGE: lambda: "Đã đưa việc này về xã để tìm tổ khác.",
        Verb.CLOSE: lambda: f"Việc này đã xong. Kết quả: {row.get_result_display().lower()}.",
    }
    return told[verb]()


def _whom(row: HelpRequest) -> str:
    return f"{row.assigned_to.full_name}, {row.team}" if row.assigned_to else str(row.team)
