"""What a right answer on the tracking page gives: a pass for one request, good for half an hour (ADR 0015).

It travels in forms that are posted, never in an address, and no session stands behind it.
"""

from datetime import datetime, timedelta

from django.core.signing import BadSignature, TimestampSigner
from django.utils.crypto import constant_time_compare, salted_hmac

from help_requests.models import HelpRequest

GOOD_FOR = timedelta(minutes=30)
PURPOSE = "follow"
_signer = TimestampSigner(salt="help_requests.tracking_pass")


def new_pass(public_id: str) -> str:
    return _signer.sign(f"{PURPOSE}:{public_id}")


def read_pass(signed: str) -> str | None:
    """The public id of the request it opens; None when it is too old or not ours."""
    try:
        purpose, _, public_id = _signer.unsign(signed, max_age=GOOD_FOR).partition(":")
    except BadSignature:  # too old as well
        return None
    return public_id if purpose == PURPOSE else None


def mark_of(request: HelpRequest) -> str:
    """What a page showed, so that an answer to it is never taken for an answer to something newer."""
    moments: list[datetime | None] = [request.visit_start, request.visit_end, request.closed_at]
    seen = [request.pk, request.state, *(at and at.timestamp() for at in moments)]
    return salted_hmac("help_requests.seen", repr(seen), algorithm="sha256").hexdigest()[:20]


def is_mark_of(request: HelpRequest, mark: str) -> bool:
    return constant_time_compare(mark_of(request), mark)
