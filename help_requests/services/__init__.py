"""What happens to a request, as the village would tell it. Every verb is one transaction: it locks the
row, checks the move, writes the event and queues the message; either all of it stands or nothing.
"""

from help_requests.engine import AlreadySent, MoveRefused
from help_requests.services.closing import (
    NothingLearned,
    VisitReport,
    can_be_reopened,
    cancel_request,
    close_request,
    confirm_result,
    merge_requests,
    record_check,
    reopen_request,
)
from help_requests.services.handing import (
    hand_over,
    hand_to_triage,
    invite_to_new_session,
    invite_to_session,
    put_first,
    reassign_request,
)
from help_requests.services.moves import (
    AlreadyTaken,
    NeedsTwo,
    SessionFull,
    TooManyToHold,
    accept_request,
    agree_to_time,
    needs_two,
    pair_up,
    policy_of,
    propose_time,
    refuse_time,
    same_wish,
    seats_left,
)
from help_requests.services.privacy import anonymise_closed_requests, reveal_contact, reveal_day
from help_requests.services.receiving import (
    MAX_OPEN_PER_PHONE,
    Booking,
    TooManyOpen,
    is_received,
    receive_request,
)
from help_requests.villages import find_team, find_village

__all__ = [
    "MAX_OPEN_PER_PHONE", "AlreadySent", "AlreadyTaken", "Booking", "MoveRefused", "NeedsTwo", "NothingLearned",
    "SessionFull", "TooManyOpen", "TooManyToHold", "VisitReport", "accept_request", "agree_to_time",
    "anonymise_closed_requests", "can_be_reopened", "cancel_request", "close_request", "confirm_result", "find_team",
    "find_village", "hand_over", "hand_to_triage", "invite_to_new_session", "invite_to_session", "is_received",
    "merge_requests", "needs_two", "pair_up", "policy_of", "propose_time", "put_first", "reassign_request",
    "receive_request", "record_check", "refuse_time", "reopen_request", "reveal_contact", "reveal_day", "same_wish",
    "seats_left",
]  # fmt: skip
