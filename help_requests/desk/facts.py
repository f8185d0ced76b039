"""What is known about a request, as short lines: the label, then what it says. Empty ones are left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from help_requests.desk.cards import date_words, said, topic_words, visit_words
from help_requests.desk.order import needs_of
from help_requests.desk.scene import Scene
from help_requests.models import HelpRequest
from help_requests.services import needs_two
from help_requests.statuses import SCHEDULED, State


@dataclass(frozen=True)
class Fact:
    label: str
    lines: list[str]
    call: str = ""  # a public number that can be rung at once


def facts_of(scene: Scene) -> list[Fact]:
    """What came of it or the visit first, then the person, then what the commune promised."""
    row, found = scene.row, []
    for label, *lines in (*_ending(scene), *_visit(scene), *_wish(row), *_person(row), *_promises(row)):
        if kept := [str(line) for line in lines if line]:
            found.append(Fact(label, kept))
    if row.office:
        kept = [row.office.name, row.office.address, row.office.hours, row.office.handles]
        found.insert(0, Fact("Cơ quan", [line for line in kept if line], call=row.office.phone))
    return found


Lines = Iterator[tuple[str, ...]]


def _visit(scene: Scene) -> Lines:
    row = scene.row
    if row.state in SCHEDULED:
        yield "Hẹn", visit_words(row), "chờ bà con trả lời giờ này" if row.state == State.PROPOSED else ""
        yield "Nói ở cửa", f"“{row.word_pair}”" if row.word_pair else ""
    if row.session:
        off = "Buổi này đã hoãn: gọi hẹn lại bà con" if row.session.is_cancelled else ""
        yield "Buổi chung", off, row.session.title, row.session.meeting_place
    yield "Người nhận", row.assigned_to.full_name if row.assigned_to else ""
    missing = "Cần đi hai người, chưa có ai đi cùng" if row.is_open and needs_two(row, scene.policy) else ""
    yield "Đi cùng", row.companion.full_name if row.companion else missing


def _wish(row: HelpRequest) -> Lines:
    yield "Việc", row.topic.name, row.guide_title, topic_words(row) if row.step_title else ""
    yield "Gặp ở", row.get_place_display()
    if row.slot_start and row.slot_end:
        yield "Bà con chọn", date_words(row.slot_start, row.slot_end)
    elif row.state not in SCHEDULED and row.is_open:
        yield "Muốn lúc", row.wish()


def _person(row: HelpRequest) -> Lines:
    yield "Cần biết", *needs_of(row)
    yield "Xếp trước vì", row.put_first_reason
    yield "Đặt hộ", row.booker_name, row.get_agreed_how_display()
    first = row.name if row.call_first == HelpRequest.CallFirst.SELF else row.booker_name
    yield "Gọi trước", first if row.booker_name else ""


def _promises(row: HelpRequest) -> Lines:
    if row.state in HelpRequest.WAITING:
        yield "Trả lời trước", said(row.reply_due)
    if row.is_open and row.visit_due:
        yield "Gặp trước", said(row.visit_due)
    yield "Đã báo xã", said(row.escalated_at) if row.escalated_at and row.is_open else ""
    yield "Tổ", str(row.team or "Chưa rõ tổ nào")
    yield "Hẹn bằng", row.get_channel_display()


def _ending(scene: Scene) -> Lines:
    row, visit = scene.row, scene.last_visit
    if row.is_open:
        return
    yield "Kết quả", row.get_result_display(), row.merged_into.spoken_code if row.merged_into else ""
    if visit is None:
        return
    yield "Lần giúp", f"{visit.minutes} phút, {visit.people} người, {visit.households} hộ"
    if visit.checked_at:
        level = visit.known_level_label() if visit.confirmed_level else ""
        yield (
            "Hỏi lại",
            visit.get_checked_how_display(),
            level,
            timezone.localtime(visit.checked_at).strftime("%d/%m/%Y"),
        )
    else:
        yield "Gọi hỏi lại", f"từ ngày {visit.check_due:%d/%m/%Y}"
