"""Who comes to a group session is known here; the calendar below only learns how many."""

from collections.abc import Collection

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from help_requests.models import HelpRequest
from teams_directory import seats
from teams_directory.models import GroupSession


def seats_taken(sessions: Collection[int]) -> dict[int, int]:
    """Places taken by session, in one query."""
    signed_up = HelpRequest.objects.signed_up().filter(session__in=sessions).order_by()
    return dict(signed_up.values_list("session").annotate(number=Count("pk")))


def with_places_taken(sessions: QuerySet[GroupSession]) -> QuerySet[GroupSession]:
    """The same sessions, each with `taken`, in the query that reads them."""
    signed_up = HelpRequest.objects.signed_up().filter(session=OuterRef("pk")).order_by().values("session")
    return sessions.annotate(taken=Coalesce(Subquery(signed_up.annotate(number=Count("pk")).values("number")), 0))


seats.count_with(seats_taken)
