"""The questions a morning begins with, and the requests that answer each."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from help_requests.models import HelpRequest, Visit, visit_on
from help_requests.statuses import SCHEDULED, WAITING, State

FAIRLY = ""


@dataclass(frozen=True)
class Tab:
    """One question. Its rows stand in the order of a field, else in the fair order."""

    key: str
    name: str
    rule: Q
    empty: str
    order: str = FAIRLY
    is_communes: bool = False  # of the commune alone
    only_when_any: bool = False  # not every team has such requests every day

    @property
    def is_fair(self) -> bool:
        return self.order == FAIRLY


def all_tabs() -> list[Tab]:
    """In the order of the day; the commune's own stands after what every team has."""
    today = timezone.localdate()
    visits, closed = Q(state__in=SCHEDULED), Q(state=State.CLOSED)
    to_check = Visit.objects.to_check(today).order_by().values("request")
    return [
        Tab("hom-nay", "Hôm nay", visits & visit_on(today), "Hôm nay chưa có ai hẹn.", "visit_start"),
        Tab("moi", "Mới", Q(state__in=WAITING), "Không có lời hẹn mới. Việc nào cũng đã có người nhận."),
        Tab("qua-han", "Quá hạn", HelpRequest.late(timezone.now()), "Không có việc nào quá hạn. Cảm ơn anh chị."),
        Tab(
            "cho-xa", "Chờ xã", Q(state=State.TRIAGE), "Không có lời hẹn nào chờ xã tìm tổ.", is_communes=True
        ),
        Tab("dang-lam", "Đã hẹn", visits, "Chưa có buổi hẹn nào.", "visit_start"),
        Tab(
            "cho-co-quan", "Chờ cơ quan", Q(state=State.HANDED_OVER), "Không có việc nào chờ cơ quan khác.",
            "created_at", only_when_any=True,
        ),
        Tab(
            "hoi-lai", "Gọi hỏi lại", closed & Q(pk__in=to_check), "Chưa đến hạn gọi hỏi lại ai.", "closed_at",
            only_when_any=True,
        ),
        Tab("da-xong", "Đã xong", closed, "Chưa có việc nào xong.", "-closed_at"),
    ]  # fmt: skip
