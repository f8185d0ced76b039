"""One day in order of time: visits and group sessions, as lines of a screen and as a sheet of paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import override

from core.phones import display
from help_requests.desk.cards import PLACES, date_words, name_words, stuck_words
from help_requests.models import HelpRequest
from help_requests.statuses import SCHEDULED, State
from help_requests.times import describe_day
from printing.services import render_pdf
from teams_directory.models import GroupSession


@dataclass(frozen=True)
class Entry:
    """One thing to do that day. Says no number and no way to a house."""

    start: datetime
    end: datetime
    place: str
    name: str
    village: str
    topic: str
    address: str
    step: str = ""
    words: str = ""
    goes: str = ""
    companion: str = ""
    said: str = ""
    is_over: bool = False  # done, or put off: nobody goes
    request: HelpRequest | None = None

    @property
    def stuck(self) -> str:
        return stuck_words(self.step)

    @property
    def hours(self) -> str:
        return date_words(self.start, self.end, with_day=False)


def entries(visits: Iterable[HelpRequest], sessions: Iterable[GroupSession]) -> list[Entry]:
    """`sessions` as sign_ups.with_places_taken gives them."""
    day = [*map(_visit, visits), *map(_session, sessions)]
    return sorted(day, key=lambda entry: (entry.start, entry.end, entry.name))


def _visit(row: HelpRequest) -> Entry:
    return Entry(
        start=row.visit_start or row.created_at, end=row.visit_end or row.visit_start or row.created_at,
        place=capfirst(PLACES[HelpRequest.Place(row.place)]), name=name_words(row),
        village=str(row.village or row.village_typed), topic=str(row.topic.name), step=row.step_title,
        words=row.word_pair, goes=row.assigned_to.full_name if row.assigned_to else "",
        companion=row.companion.full_name if row.companion else "", said=_standing(row),
        address=reverse("help_requests_desk:detail", args=[row.public_id]), is_over=row.state not in SCHEDULED,
        request=row,
    )  # fmt: skip


def _standing(row: HelpRequest) -> str:
    """What is still missing, or that it is done."""
    if row.state == State.CLOSED:
        return f"Đã xong: {row.get_result_display().lower()}"
    alone = "Cần người đi cùng, chưa có ai" if row.needs_two and not row.companion_id else ""
    asked = "Bà con chưa trả lời giờ này" if row.state == State.PROPOSED else ""
    return ". ".join(filter(None, [asked, alone]))


def _session(session: Any) -> Entry:
    said = "Đã hoãn" if session.is_cancelled else f"{session.taken} người đăng ký, nhận {session.seats} người"
    return Entry(
        start=session.start, end=session.end, place="Buổi học nhóm", name=session.title, village=str(session.village),
        topic=f"{session.topic.name}, {session.meeting_place}", said=said, is_over=session.is_cancelled,
        address=reverse("help_requests_desk:index") + "?muc=dang-lam&place=session",
    )  # fmt: skip


def print_day(*, day: date, team: str, member: str, listed: list[Entry], with_numbers: bool) -> bytes:
    """The sheet as a PDF. `member`: whose it is, or "" for a whole team's.

    Numbers and ways to houses only `with_numbers`, when each look was written down before (ADR 0012).
    Raises PrintProblem.
    """
    with override("vi"):
        visits = [_line(entry, member, with_numbers) for entry in listed if not entry.is_over]
        return render_pdf(
            template="help_requests/day_sheet",
            data={"day": f"{describe_day(day)}/{day:%Y}", "team": team, "member": member, "visits": visits},
        )


def _line(entry: Entry, member: str, with_numbers: bool) -> dict[str, str]:
    row = entry.request
    line = {
        "hours": entry.hours, "place": entry.place, "name": entry.name, "village": entry.village,
        "topic": entry.topic if row else f"{entry.topic} ({entry.said})", "step": entry.step, "words": entry.words,
        "who": entry.goes if entry.goes != member else "",
        "companion": entry.companion if entry.companion != member else "",
    }  # fmt: skip
    if row is not None and with_numbers:
        line |= {"phone": display(row.first_call_phone), "way": row.note}
    return line
