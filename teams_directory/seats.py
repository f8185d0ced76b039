"""How many places of a session are left. Who signed up is known one layer up, which says here how it counts."""

from collections.abc import Callable, Collection, Iterable, Mapping

from teams_directory.models.sessions import GroupSession

Counter = Callable[[Collection[int]], Mapping[int, int]]  # primary keys of sessions → places taken, in one query
_counters: list[Counter] = []


def count_with(counter: Counter) -> None:
    """Called once, from AppConfig.ready() of the app that keeps the sign-ups; a later call takes its place."""
    _counters[:] = [counter]


def with_seats_left(sessions: Iterable[GroupSession]) -> list[GroupSession]:
    """The same sessions, each with `seats_left`; where nobody counts it stays None: not known."""
    listed = list(sessions)
    for counter in _counters:
        taken = counter([session.pk for session in listed])
        for session in listed:
            session.seats_left = max(session.seats - taken.get(session.pk, 0), 0)
    return listed
