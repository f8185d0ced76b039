"""The life of a request for help: states, the moves between them, and the groups lists are made of."""

from dataclasses import dataclass

from django.db.models import TextChoices


class State(TextChoices):
    NEW = "new", "Đã gửi, chờ tổ gọi lại"
    TRIAGE = "triage", "Xã đang tìm tổ"
    PROPOSED = "proposed", "Tổ đề nghị giờ khác"
    ACCEPTED = "accepted", "Tổ đã nhận"
    CLOSED = "closed", "Đã xong"


class Verb(TextChoices):
    RECEIVE = "receive", "Nhận lời hẹn"
    ACCEPT = "accept", "Nhận việc"
    PROPOSE = "propose", "Đề nghị giờ khác"
    REASSIGN = "reassign", "Chuyển tổ, chuyển người"
    TRIAGE = "triage", "Đưa về xã"
    CLOSE = "close", "Xong"
    REVEAL = "reveal", "Xem số và lời chỉ đường"


class Result(TextChoices):
    """What a visit ended in. The first four are levels of mastery."""

    DONE_FOR = "done_for", "Tổ làm hộ"
    DONE_TOGETHER = "done_together", "Cùng làm"
    DOES_ALONE = "does_alone", "Tự làm được"
    TEACHES = "teaches", "Dạy lại được cho người khác"
    NOT_NEEDED = "not_needed", "Không cần nữa"
    UNREACHABLE = "unreachable", "Không liên lạc được"


@dataclass(frozen=True)
class Move:
    """From which states a verb may be used, and where it leads."""

    sources: frozenset[State]
    target: State


OPEN = frozenset({State.NEW, State.TRIAGE, State.PROPOSED, State.ACCEPTED})
WAITING = frozenset({State.NEW, State.TRIAGE})
SCHEDULED = frozenset({State.PROPOSED, State.ACCEPTED})
AT_A_TEAM = OPEN - {State.TRIAGE}

MOVES: dict[Verb, Move] = {
    Verb.ACCEPT: Move(AT_A_TEAM, State.ACCEPTED),
    Verb.PROPOSE: Move(AT_A_TEAM, State.PROPOSED),
    Verb.REASSIGN: Move(OPEN, State.NEW),
    Verb.TRIAGE: Move(AT_A_TEAM, State.TRIAGE),
    Verb.CLOSE: Move(OPEN, State.CLOSED),
}


def is_allowed(verb: Verb, state: str) -> bool:
    return verb in MOVES and state in MOVES[verb].sources
