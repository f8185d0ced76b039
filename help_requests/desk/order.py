"""The fair order of what waits, said in words. HelpRequestQuerySet.in_fair_order says the same to the database."""

from help_requests.models import HelpRequest

RULE = (
    "Xếp theo: tổ trưởng xếp trước, sắp đến hạn nhận tiền, ở một mình, "
    "không có điện thoại thông minh, rồi ai chờ lâu hơn."
)
NEEDS = {
    "payment_due": "Sắp đến hạn nhận tiền, nộp giấy tờ",
    "lives_alone": "Ở một mình",
    "no_smartphone": "Không có điện thoại thông minh",
}


def needs_of(row: HelpRequest) -> list[str]:
    """What was declared of the person, in the order it counts."""
    return [words for name, words in NEEDS.items() if getattr(row, name)]


def grounds_of(row: HelpRequest) -> list[str]:
    """Why this one stands before others; none: only since when it waits."""
    first = [f"tổ trưởng xếp trước: {row.put_first_reason.rstrip('.')}"] if row.put_first_reason else []
    return first + [words[:1].lower() + words[1:] for words in needs_of(row)]
