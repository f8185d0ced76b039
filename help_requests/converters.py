"""Parts of addresses."""

from django.urls import register_converter

from help_requests.statuses import MOVES, Verb


class PublicIdConverter:
    """A request's unguessable name: 32 URL-safe characters."""

    regex = "[A-Za-z0-9_-]{32}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class MoveConverter:
    """Only verbs of the table of moves."""

    regex = "|".join(MOVES)

    def to_python(self, value: str) -> Verb:
        return Verb(value)

    def to_url(self, value: str) -> str:
        return str(value)


register_converter(PublicIdConverter, "public_id")
register_converter(MoveConverter, "move")
