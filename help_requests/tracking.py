"""Following a request without an account: the code and three digits, and few chances to guess."""

from django.utils.crypto import constant_time_compare

from core import phones
from core.throttle import Limit
from help_requests.models import HelpRequest

# By code and address, so that a stranger who heard a code does not lock its owner out.
WRONG_FOR_ONE_CODE = Limit("tracking-code", times=5, seconds=900)
WRONG_FOR_ONE_CODE_A_DAY = Limit("tracking-code-day", times=50, seconds=86400)
WRONG_FROM_ONE_ADDRESS = Limit("tracking-address", times=30, seconds=900)


class TooManyTries(Exception):
    """Too many wrong answers for this code, or from this address."""


def follow(*, code: str, digits: str, who: str) -> HelpRequest | None:
    """The request with this canonical code, when the digits end one of its numbers. Raises TooManyTries.

    An unknown code and a wrong number look the same and cost the same.
    """
    limits = [(WRONG_FOR_ONE_CODE, f"{code} {who}"), (WRONG_FOR_ONE_CODE_A_DAY, code), (WRONG_FROM_ONE_ADDRESS, who)]
    if any(limit.is_exhausted(key) for limit, key in limits):
        raise TooManyTries
    request = HelpRequest.objects.for_queue().filter(code=code).first()
    numbers = [request.phone, request.booker_phone] if request else []
    ends = [phones.last_digits(number, 3) for number in numbers if number]
    if any([constant_time_compare(end, digits) for end in ends]):
        return request
    for limit, key in limits:
        limit.hit(key)
    return None
