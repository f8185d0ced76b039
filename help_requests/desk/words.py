"""What a move is called on a request's screen, what is said before it and what after."""

from help_requests.desk.cards import date_words, visit_words
from help_requests.desk.scene import Scene
from help_requests.models import HelpRequest
from help_requests.statuses import State, Verb

TITLES = {
    Verb.AGREE: "Bà con đồng ý giờ này",
    Verb.REFUSE: "Bà con bận giờ này",
    Verb.CLOSE: "Xong, ghi kết quả",
    Verb.CANCEL: "Bà con báo thôi",
    Verb.REASSIGN: "Chuyển người, chuyển tổ",
    Verb.CHECK: "Ghi câu trả lời",
    Verb.MERGE: "Gộp với lời hẹn trùng",
}
HINTS = {
    Verb.AGREE: "Bấm khi bà con đã đồng ý giờ này qua điện thoại.",
    Verb.REFUSE: "Giờ này sẽ bỏ, việc vẫn ở tổ. Anh chị hẹn giờ khác nhé.",
    Verb.TRIAGE: "Khi tổ chưa giúp được. Xã sẽ tìm người khác.",
    Verb.CHECK: "Anh chị gọi hỏi xem bà con còn làm được không.",
    Verb.HAND_OVER: "Anh chị gọi cơ quan ấy trước. Tổ vẫn theo dõi tới khi xong.",
    Verb.PUT_FIRST: "Việc này lên đầu danh sách. Ai trong tổ cũng đọc được lý do.",
    Verb.MERGE: "Việc này khép lại, lời hẹn kia ở lại. Bà con tra mã nào cũng thấy.",
    Verb.CANCEL: "Khi bà con gọi báo không cần nữa. Người đã hẹn sẽ được báo.",
    Verb.REOPEN: "Khi bà con vẫn còn vướng. Tổ nhận lại việc này từ đầu.",
}


def title_of(verb: Verb, row: HelpRequest) -> str:
    """What the button says, in the state the request is in."""
    if verb == Verb.PROPOSE and row.visit_start:
        return "Đổi giờ hẹn"
    if verb == Verb.REASSIGN and row.state == State.TRIAGE:
        return "Giao cho tổ"
    if row.state == State.HANDED_OVER and verb in {Verb.REASSIGN, Verb.TRIAGE}:
        return "Lấy lại, giao cho tổ" if verb == Verb.REASSIGN else "Lấy lại, đưa về xã"
    return TITLES.get(verb, str(verb.label))


def hint_of(verb: Verb, scene: Scene) -> str:
    """What to do before or after pressing it."""
    row = scene.row
    match verb:
        case Verb.ACCEPT if row.slot_start and row.slot_end:
            return f"Bà con chọn {date_words(row.slot_start, row.slot_end)}. Gọi báo anh chị sẽ tới nhé."
        case Verb.ACCEPT:
            return "Gọi hẹn giờ với bà con trước, rồi ghi giờ ấy vào đây."
        case Verb.PROPOSE if row.visit_start:
            return "Ghi giờ mới rồi gọi báo bà con."
        case Verb.PROPOSE:
            return "Khi giờ bà con muốn không tiện cho tổ. Nhớ gọi báo bà con."
        case Verb.REASSIGN if row.team_id:
            return f"Mỗi người giữ nhiều nhất {scene.policy.max_open_per_member} việc. Giao thêm thì ghi vì sao."
    return HINTS.get(verb, "")


def sentence(verb: Verb, row: HelpRequest) -> str:
    """What has happened, told to the one who did it."""
    match verb:
        case Verb.ACCEPT:
            return f"Anh chị đã nhận việc này, hẹn {visit_words(row)}."
        case Verb.PROPOSE:
            return f"Đã ghi giờ đề nghị: {visit_words(row)}. Anh chị gọi báo bà con nhé."
        case Verb.AGREE:
            return f"Đã hẹn {visit_words(row)}."
        case Verb.REASSIGN:
            return f"Đã chuyển việc này cho {_whom(row)}."
        case Verb.HAND_OVER:
            return f"Đã chuyển {row.office}. Việc này nằm ở mục “Chờ cơ quan”."
        case Verb.PAIR:
            return f"{row.companion} đi cùng." if row.companion else _pair(row)
        case Verb.MERGE if row.merged_into:
            return f"Đã gộp lời hẹn {row.spoken_code} vào lời hẹn {row.merged_into.spoken_code} này."
        case Verb.CLOSE:
            return f"Việc này đã xong. Kết quả: {row.get_result_display().lower()}.{_check_call(row)}"
    return SENTENCES[verb]


SENTENCES = {
    Verb.REFUSE: "Đã bỏ giờ hẹn ấy. Anh chị hẹn giờ khác nhé.",
    Verb.TRIAGE: "Đã đưa việc này về xã để tìm tổ khác.",
    Verb.PUT_FIRST: "Việc này đã lên đầu danh sách.",
    Verb.CANCEL: "Đã ghi: bà con thôi hẹn.",
    Verb.CHECK: "Đã ghi cuộc gọi hỏi lại. Cảm ơn anh chị.",
    Verb.REOPEN: "Đã mở lại việc này.",
}


def _whom(row: HelpRequest) -> str:
    return f"{row.assigned_to.full_name}, {row.team}" if row.assigned_to else str(row.team)


def _pair(row: HelpRequest) -> str:
    return "Đã ghi: cần đi hai người. Chưa có ai đi cùng." if row.needs_two else "Đã ghi: đi một người."


def _check_call(row: HelpRequest) -> str:
    """When the team rings to ask whether it lasted."""
    visit = row.visits.first()
    return f" Từ ngày {visit.check_due:%d/%m}, anh chị gọi hỏi lại bà con nhé." if visit else ""


def refusal(verb: Verb, row: HelpRequest) -> str:
    """The screen was older than the request."""
    state = row.get_state_display().lower()
    return f"Chưa làm được “{verb.label.lower()}”: lời hẹn này đang ở mức “{state}”."
