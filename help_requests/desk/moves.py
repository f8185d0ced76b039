"""The moves on a request's own screen: which there are, which stands open, and which are folded away."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from help_requests.desk.forms import FORMS, DeskForm
from help_requests.desk.scene import Scene
from help_requests.desk.words import hint_of, title_of
from help_requests.permissions import offered_verbs
from help_requests.statuses import State, Verb

# What is not done every day stands together, folded once more.
SELDOM = {Verb.HAND_OVER, Verb.PUT_FIRST, Verb.PAIR, Verb.CANCEL}


@dataclass(frozen=True)
class Move:
    """One verb as a form. The main one stands open under its heading, the others fold."""

    verb: Verb
    title: str
    form: DeskForm
    is_main: bool = False
    is_open: bool = False
    hint: str = ""

    @property
    def is_seldom(self) -> bool:
        return self.verb in SELDOM and not self.is_main


def main_verb(scene: Scene) -> Verb | None:
    """What this person most likely comes to do; nothing when there is only to wait and to call."""
    row = scene.row
    match row.state:
        case State.TRIAGE:
            return Verb.REASSIGN
        case State.NEW:
            return Verb.ACCEPT
        case State.PROPOSED:
            return Verb.AGREE
        case State.HANDED_OVER:
            return Verb.CLOSE
        case State.CLOSED:
            return Verb.CHECK if scene.is_check_due else None
    came = row.visit_start is not None and timezone.localdate(row.visit_start) <= timezone.localdate()
    return Verb.CLOSE if came and scene.who.membership else None


def possible_verbs(scene: Scene) -> list[Verb]:
    """What this person is offered, as far as there is anything to do it with."""
    missing = {
        Verb.MERGE: not scene.duplicates,
        Verb.HAND_OVER: not scene.offices,
        Verb.CHECK: scene.has_answered or scene.last_visit is None,
        Verb.REOPEN: not scene.can_be_reopened,
    }
    return [verb for verb in offered_verbs(scene.who) if not missing.get(verb)]


def make_form(verb: Verb, scene: Scene, data: Any = None) -> DeskForm:
    return FORMS[verb](data, scene=scene, auto_id=f"{verb}-%s")


def moves_of(scene: Scene, *, used: tuple[Verb, DeskForm] | None = None, wanted: str = "") -> list[Move]:
    """The main move first; what was typed and refused, or asked for in the address, stands open."""
    main, verbs = main_verb(scene), possible_verbs(scene)
    if used and used[0] not in verbs:
        verbs.append(used[0])
    moves = []
    for verb in sorted(verbs, key=lambda verb: verb != main):
        form = used[1] if used and used[0] == verb else make_form(verb, scene)
        is_open = bool(form.errors) or wanted == verb
        moves.append(Move(verb, title_of(verb, scene.row), form, verb == main, is_open, hint_of(verb, scene)))
    return moves
