"""Following a request or a góp ý without an account: the code and three digits, and few chances to guess (ADR 0015).

Every limit counts wrong answers only. Where one is reached the three digits no longer open anything, right or wrong,
but the whole number still does: whoever owns it has it at hand, and nobody guesses it. So a guesser is stopped and the
people who share his address, or whose code he tries, are not.
"""

from dataclasses import dataclass

from django.utils.crypto import constant_time_compare

from core.throttle import Limit, exhausted, hit_all
from help_requests.models import Case, Feedback, HelpRequest

AT_ONE_PLACE = Limit("tracking-code-address", times=5, seconds=900)
CODE_A_DAY = Limit("tracking-code-day", times=20, seconds=86_400)
CODE_A_MONTH = Limit("tracking-code-month", times=40, seconds=30 * 86_400)
ADDRESS_AN_HOUR = Limit("tracking-address", times=300, seconds=3_600)  # a village in which everybody mistypes once
SITE_AN_HOUR = Limit("tracking-site", times=2_000, seconds=3_600)
NUMBERS_A_DAY = Limit("tracking-number", times=30, seconds=86_400)  # whole numbers tried for one code

NOBODY = "+nobody"  # compared where a request has fewer numbers, or there is none


@dataclass(frozen=True)
class Answer:
    """What somebody typed: the last three digits, and the number in full when it was all of one."""

    digits: str
    number: str | None = None


class TooManyTries(Exception):
    """The three digits were guessed at too often. `whole_number_helps`: until the whole one was, too."""

    def __init__(self, limits: set[Limit]) -> None:
        super().__init__("too many wrong answers")
        self.whole_number_helps = NUMBERS_A_DAY not in limits
        self.soon_over = limits <= {AT_ONE_PLACE}


@dataclass(frozen=True)
class Followed:
    """What a right answer is about."""

    kind: type[Case]
    pk: int


def follow(*, code: str, answer: Answer, who: str) -> Followed | None:
    """The case with this canonical code, when the answer fits one of its numbers.

    Raises TooManyTries. An unknown code and a wrong number look the same and cost the same.
    """
    guess = [
        (AT_ONE_PLACE, f"{code} {who}"), (CODE_A_DAY, code), (CODE_A_MONTH, code), (ADDRESS_AN_HOUR, who),
        (SITE_AN_HOUR, ""),
    ]  # fmt: skip
    reached = exhausted([*guess, (NUMBERS_A_DAY, code)])
    in_full = bool(reached - {NUMBERS_A_DAY})
    if in_full and (answer.number is None or NUMBERS_A_DAY in reached):
        raise TooManyTries(reached)
    found, numbers = _numbers_of(code)
    if _fits(answer, numbers, in_full=in_full):
        return found
    hit_all([(NUMBERS_A_DAY, code)] if in_full else guess)
    return None


def _numbers_of(code: str) -> tuple[Followed | None, list[str]]:
    """Nothing but the numbers, so that a code that exists takes no longer; always as many, in as many queries."""
    request = HelpRequest.objects.filter(code=code).values_list("pk", "phone", "booker_phone").first()
    letter = Feedback.objects.filter(code=code).values_list("pk", "phone").first()
    numbers = [number or NOBODY for number in (*(request or ("", "", ""))[1:], *(letter or ("", ""))[1:])]
    if request:
        return Followed(HelpRequest, request[0]), numbers
    return (Followed(Feedback, letter[0]) if letter else None), numbers


def _fits(answer: Answer, numbers: list[str], *, in_full: bool) -> bool:
    """Compares with every number, whether or not the first one was it."""
    given = (answer.number or "") if in_full else answer.digits
    kept = numbers if in_full else [number[-3:] for number in numbers]
    return any([constant_time_compare(one, given) for one in kept])
