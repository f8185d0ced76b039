"""Parts of addresses."""

from django.urls import register_converter

from help_requests.permissions import ON_ONE_SCREEN
from help_requests.statuses import FEEDBACK_MOVES, FeedbackVerb, Verb


class PublicIdConverter:
    """A request's unguessable name: 32 URL-safe characters."""

    regex = "[A-Za-z0-9_-]{32}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class MoveConverter:
    """Only verbs that the desk has a form for."""

    regex = "|".join(ON_ONE_SCREEN)

    def to_python(self, value: str) -> Verb:
        return Verb(value)

    def to_url(self, value: str) -> str:
        return str(value)


class FeedbackMoveConverter:
    """Only verbs of the table of a feedback's moves."""

    regex = "|".join(FEEDBACK_MOVES)

    def to_python(self, value: str) -> FeedbackVerb:
        return FeedbackVerb(value)

    def to_url(self, value: str) -> str:
        return str(value)


class DemandStepConverter:
    """What the commune does about a demand: say that it has it, correct, finish."""

    regex = "bao-da-nhan|sua|xong"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(DemandStepConverter, "demand_step")
register_converter(FeedbackMoveConverter, "feedback_move")
register_converter(PublicIdConverter, "public_id")
register_converter(MoveConverter, "move")
