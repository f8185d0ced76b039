"""The moves on a request's own screen: what each is called there, which stands open, what is said when done."""

from dataclasses import dataclass

from django import forms
from django.utils import timezone

from help_requests.desk_cards import visit_words
from help_requests.desk_forms import FORMS
from help_requests.models import HelpRequest
from help_requests.permissions import Standing, offered_verbs
from help_requests.statuses import State, Verb

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


def hint_of(verb: Verb, row: HelpRequest) -> str:
    """What to do before or after pressing it."""
    match verb:
        case Verb.ACCEPT if row.state == State.PROPOSED:
            return "Bấm khi bà con đã đồng ý giờ này."
        case Verb.ACCEPT:
            return "Gọi hẹn giờ với bà con trước, rồi ghi giờ ấy vào đây."
        case Verb.PROPOSE if row.visit_start:
            return "Ghi giờ mới rồi gọi báo bà con. Bà con đồng ý thì chốt giờ."
        case Verb.PROPOSE:
            return "Khi giờ bà con muốn không tiện cho tổ. Nhớ gọi báo bà con."
        case Verb.TRIAGE:
            return "Khi tổ chưa giúp được. Xã sẽ tìm người khác."
    return ""


def main_verb(who: Standing) -> Verb | None:
    """What this person most likely comes to do; nothing when there is only to wait and to call."""
    row = who.request
    if row.state == State.TRIAGE:
        return Verb.REASSIGN
    if row.state in {State.NEW, State.PROPOSED}:
        return Verb.ACCEPT
    came = row.visit_start is not None and timezone.localdate(row.visit_start) <= timezone.localdate()
    return Verb.CLOSE if row.state == State.ACCEPTED and came and who.membership else None


def moves_of(who: Standing, *, used: Used | None = None, wanted: str = "") -> list[Move]:
    """The main move first; what was typed and refused, or asked for in the address, stands open."""
    row, main = who.request, main_verb(who)
    verbs = offered_verbs(who)
    if used and used[0] not in verbs:
        verbs.append(used[0])
    moves = []
    for verb in sorted(verbs, key=lambda verb: verb != main):
        form = used[1] if used and used[0] == verb else FORMS[verb](request=row, auto_id=f"{verb}-%s")
        title = title_of(verb, row)
        is_open = bool(form.errors) or wanted == verb
        moves.append(Move(verb, title, form, verb == main, is_open, hint_of(verb, row)))
    return moves


def sentence(verb: Verb, row: HelpRequest) -> str:
    """What has happened, told to the one who did it."""
    match verb:
        case Verb.ACCEPT:
            return f"Anh chị đã nhận việc này, hẹn {visit_words(row)}."
        case Verb.PROPOSE:
            return f"Đã ghi giờ đề nghị: {visit_words(row)}. Anh chị gọi báo bà con nhé."
        case Verb.REASSIGN:
            return f"Đã chuyển việc này cho {_whom(row)}."
        case Verb.TRIAGE:
            return "Đã đưa việc này về xã để tìm tổ khác."
        case Verb.CLOSE:
            return f"Việc này đã xong. Kết quả: {row.get_result_display().lower()}."


def _whom(row: HelpRequest) -> str:
    return f"{row.assigned_to.full_name}, {row.team}" if row.assigned_to else str(row.team)
