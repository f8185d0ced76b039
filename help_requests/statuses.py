"""The lives of a request and of a feedback: states, the moves between them, and the groups lists are made of."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices


class State(TextChoices):
    NEW = "new", "Đã gửi, chờ tổ gọi lại"
    TRIAGE = "triage", "Xã đang tìm tổ"
    PROPOSED = "proposed", "Tổ đề nghị giờ khác"
    ACCEPTED = "accepted", "Tổ đã nhận"
    HANDED_OVER = "handed_over", "Đã chuyển cơ quan khác"
    CLOSED = "closed", "Đã xong"


class Verb(TextChoices):
    RECEIVE = "receive", "Nhận lời hẹn"
    RECORD = "record", "Ghi thay bà con"
    ACCEPT = "accept", "Nhận việc"
    PROPOSE = "propose", "Đề nghị giờ khác"
    AGREE = "agree", "Đồng ý giờ hẹn"
    REFUSE = "refuse", "Giờ này chưa tiện"
    INVITE = "invite", "Mời đến buổi chung"
    REASSIGN = "reassign", "Chuyển tổ, chuyển người"
    TRIAGE = "triage", "Đưa về xã"
    HAND_OVER = "hand_over", "Chuyển cơ quan khác"
    PUT_FIRST = "put_first", "Xếp lên trước"
    PAIR = "pair", "Đi hai người"
    MERGE = "merge", "Gộp lời hẹn trùng"
    CLOSE = "close", "Xong"
    CANCEL = "cancel", "Bà con thôi hẹn"
    CONFIRM = "confirm", "Bà con xác nhận kết quả"
    CHECK = "check", "Gọi hỏi lại"
    REOPEN = "reopen", "Mở lại"
    ESCALATE = "escalate", "Báo xã vì quá hạn"
    REVEAL = "reveal", "Xem số và lời chỉ đường"


class Result(TextChoices):
    """What a request ended in. The first four are levels of mastery."""

    DONE_FOR = "done_for", "Tổ làm hộ"
    DONE_TOGETHER = "done_together", "Cùng làm"
    DOES_ALONE = "does_alone", "Tự làm được"
    TEACHES = "teaches", "Dạy lại được cho người khác"
    BY_OFFICE = "by_office", "Cơ quan khác đã làm xong"
    NOT_NEEDED = "not_needed", "Không cần nữa"
    UNREACHABLE = "unreachable", "Không liên lạc được"
    MERGED = "merged", "Đã gộp vào lời hẹn khác"


class FeedbackState(TextChoices):
    RECEIVED = "received", "Đã nhận"
    ASSIGNED = "assigned", "Đã giao người xử lý"
    ANSWERED = "answered", "Đã trả lời"
    CLOSED = "closed", "Đã xong"


class FeedbackVerb(TextChoices):
    RECEIVE = "receive", "Nhận ý kiến"
    ASSIGN = "assign", "Giao người xử lý"
    ANSWER = "answer", "Trả lời"
    CLOSE = "close", "Khép lại"
    REOPEN = "reopen", "Mở lại"
    REVEAL = "reveal", "Xem số và lời nhắn"


@dataclass(frozen=True)
class Move:
    """From which states a verb may be used, and where it leads; no target: the state stays as it is."""

    sources: frozenset[str]
    target: str | None


Moves = Mapping[str, Move]

MASTERY = (Result.DONE_FOR, Result.DONE_TOGETHER, Result.DOES_ALONE, Result.TEACHES)
OPEN = frozenset({State.NEW, State.TRIAGE, State.PROPOSED, State.ACCEPTED, State.HANDED_OVER})
WAITING = frozenset({State.NEW, State.TRIAGE})
SCHEDULED = frozenset({State.PROPOSED, State.ACCEPTED})
AT_A_TEAM = frozenset({State.NEW, State.PROPOSED, State.ACCEPTED})
UNDECIDED = OPEN - {State.HANDED_OVER}

MOVES: dict[Verb, Move] = {
    Verb.ACCEPT: Move(AT_A_TEAM, State.ACCEPTED),
    Verb.PROPOSE: Move(AT_A_TEAM, State.PROPOSED),
    Verb.AGREE: Move(frozenset({State.PROPOSED}), State.ACCEPTED),
    Verb.REFUSE: Move(frozenset({State.PROPOSED}), State.NEW),
    Verb.INVITE: Move(UNDECIDED, State.ACCEPTED),
    Verb.REASSIGN: Move(OPEN, State.NEW),
    Verb.TRIAGE: Move(AT_A_TEAM | {State.HANDED_OVER}, State.TRIAGE),
    Verb.HAND_OVER: Move(UNDECIDED, State.HANDED_OVER),
    Verb.PUT_FIRST: Move(WAITING, None),
    Verb.PAIR: Move(AT_A_TEAM, None),
    Verb.MERGE: Move(OPEN, State.CLOSED),
    Verb.CLOSE: Move(OPEN, State.CLOSED),
    Verb.CANCEL: Move(OPEN, State.CLOSED),
    Verb.CONFIRM: Move(frozenset({State.CLOSED}), None),
    Verb.CHECK: Move(frozenset({State.CLOSED}), None),
    Verb.REOPEN: Move(frozenset({State.CLOSED}), State.NEW),
}

FEEDBACK_OPEN = frozenset({FeedbackState.RECEIVED, FeedbackState.ASSIGNED})
FEEDBACK_MOVES: dict[FeedbackVerb, Move] = {
    FeedbackVerb.ASSIGN: Move(FEEDBACK_OPEN, FeedbackState.ASSIGNED),
    FeedbackVerb.ANSWER: Move(FEEDBACK_OPEN | {FeedbackState.ANSWERED}, FeedbackState.ANSWERED),
    FeedbackVerb.CLOSE: Move(frozenset({FeedbackState.ANSWERED}), FeedbackState.CLOSED),
    FeedbackVerb.REOPEN: Move(frozenset({FeedbackState.ANSWERED, FeedbackState.CLOSED}), FeedbackState.ASSIGNED),
}


def is_allowed(verb: str, state: str, moves: Moves = MOVES) -> bool:  # type: ignore[assignment]
    return verb in moves and state in moves[verb].sources
