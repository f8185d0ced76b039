"""The first thing people of the desk see after logging in: what today asks of them, each number a link to its rows."""

from typing import Any

from django.db.models import Count
from django.forms import Media
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy

from accounts.roles import Role, has_role
from help_requests.desk.cards import said, topic_words, visit_words
from help_requests.desk.queue import Queue
from help_requests.models import HelpRequest
from help_requests.permissions import demands_visible_to, incidents_visible_to
from help_requests.permissions_feedback import feedback_visible_to
from help_requests.statuses import SCHEDULED, State
from teams_directory.models import Village

SHOWN, VISITS_READ = 6, 24


def _queue(query: str) -> str:
    return reverse("help_requests_desk:index") + query


def _opened(row: HelpRequest, tab: str) -> str:
    return reverse("help_requests_desk:detail", args=[row.public_id]) + f"?muc={tab}"


def _place(row: HelpRequest) -> str:
    return str(row.village or row.village_typed)


class DeskPanel(Component):
    """What the first screens share: their style sheet, and their place above Wagtail's own."""

    @property
    def media(self) -> Media:
        return Media(css={"all": ["css/desk.css"]})

    @staticmethod
    def keeps_pages(user: Any) -> bool:
        """Whether Wagtail's search of pages can find this person anything."""
        return page_permission_policy.user_has_any_permission(user, ["add", "change", "publish"])


class DayPanel(DeskPanel):
    """For people of a team: the next visit, today's others, what is new and what is late. No name stands here."""

    name = "help_requests_day"
    order = 10
    template_name = "help_requests/desk/day_panel.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        queue = Queue(parent_context["request"])
        visits = self._visits(queue)
        coming = next((visit for visit in visits if not visit["is_past"]), None)
        return {
            "figures": [
                {"number": queue.counts["hom-nay"], "label": "Hôm nay", "address": _queue("?muc=hom-nay")},
                {"number": queue.counts["moi"], "label": "Mới", "address": _queue("?muc=moi")},
                {
                    "number": queue.counts["qua-han"], "label": "Quá hạn", "address": _queue("?muc=qua-han"),
                    "is_late": queue.counts["qua-han"] > 0,
                },
            ],
            "where": queue.where, "keeps_pages": self.keeps_pages(queue.user), "next": coming,
            "today": [visit for visit in visits if visit["is_today"] and visit is not coming],
            "has_today": queue.counts["hom-nay"] > 0,
        }  # fmt: skip

    @staticmethod
    def _visits(queue: Queue) -> list[dict[str, Any]]:
        """Today's and the coming ones, by the hour."""
        now, today = timezone.now(), timezone.localdate()
        rows = queue.mine.filter(state__in=SCHEDULED, visit_start__date__gte=today).for_queue()
        visits = []
        for row in rows.order_by("visit_start", "pk")[:VISITS_READ]:
            is_today = row.visit_start is not None and timezone.localdate(row.visit_start) == today
            visits.append(
                {
                    "when": visit_words(row, with_day=not is_today), "where": _place(row), "what": topic_words(row),
                    "is_today": is_today, "is_past": row.visit_end is not None and row.visit_end < now,
                    "address": _opened(row, "hom-nay" if is_today else "dang-lam"),
                }
            )  # fmt: skip
        return visits


class CommunePanel(DeskPanel):
    """For coordinators: who waits for the commune, which team is behind, which village has nobody. No name is said."""

    name = "help_requests_commune"
    order = 11
    template_name = "help_requests/desk/commune_panel.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        queue = Queue(parent_context["request"])
        villages = self._villages_without_a_team(queue)
        counts = {key: queue.counts[key] for key in ("cho-xa", "qua-han")}
        return {
            "figures": [
                {"number": counts["cho-xa"], "label": "lời hẹn chờ xã tìm tổ", "address": _queue("?muc=cho-xa")},
                {
                    "number": counts["qua-han"], "label": "quá hạn trả lời", "address": _queue("?muc=qua-han"),
                    "is_late": counts["qua-han"] > 0,
                },
                {"number": len(villages), "label": "thôn chưa có tổ làm việc", "address": "#thon-chua-co-to"},
                *self._communes_own(queue.user),
            ],
            "where": queue.where, "keeps_pages": self.keeps_pages(queue.user), "villages": villages,
            "overdue": self._overdue_by_team(queue),
            "triage": self._triage(queue), "triage_url": _queue("?muc=cho-xa"),
        }  # fmt: skip

    @staticmethod
    def _communes_own(user: Any) -> list[dict[str, Any]]:
        """What no team sees, where any of it waits."""
        own, letters = reverse("help_requests_commune:index"), reverse("help_requests_feedback:index")
        waiting = [
            (incidents_visible_to(user).filter(handled_at=None), "tin báo về an toàn", f"{own}?muc=an-toan", True),
            (demands_visible_to(user).filter(done_at=None), "đòi hỏi về thông tin", f"{own}?muc=thong-tin", True),
            (feedback_visible_to(user).open(), "góp ý chưa trả lời", letters, False),
        ]
        counted = ((rows.count(), label, address, is_late) for rows, label, address, is_late in waiting)
        return [
            {"number": number, "label": label, "address": address, "is_late": is_late}
            for number, label, address, is_late in counted
            if number
        ]

    @staticmethod
    def _villages_without_a_team(queue: Queue) -> list[dict[str, str]]:
        """Each leads to its resting team, else to the form for a new one."""
        idle = Village.objects.filter(commune__in=list(queue.communes)).exclude(teams__is_working=True)
        places = []
        for village in idle.prefetch_related("teams"):
            team = next(iter(village.teams.all()), None)
            places.append(
                {
                    "name": village.name,
                    "state": "tổ đang nghỉ" if team else "chưa có tổ",
                    "address": reverse("team:edit", args=[team.pk]) if team else reverse("team:add"),
                }
            )
        return places

    @staticmethod
    def _overdue_by_team(queue: Queue) -> list[dict[str, Any]]:
        rows = queue.mine.overdue().order_by().values("team", "team__name").annotate(number=Count("pk"))
        return [
            {
                "name": row["team__name"] or "Chưa rõ tổ nào", "number": row["number"],
                "address": _queue(f"?muc=qua-han&team={row['team'] or 'null'}"),
            }
            for row in sorted(rows, key=lambda row: (-row["number"], row["team__name"] or ""))
        ]  # fmt: skip

    @staticmethod
    def _triage(queue: Queue) -> list[dict[str, str]]:
        rows = queue.mine.filter(state=State.TRIAGE).for_queue().order_by("reply_due", "pk")[:SHOWN]
        return [
            {
                "where": _place(row), "what": topic_words(row), "since": said(row.created_at),
                "address": _opened(row, "cho-xa"),
            }
            for row in rows
        ]  # fmt: skip


def add_desk_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Whoever works the queue sees first what it asks of them."""
    user = request.user
    if not user.has_perm("help_requests.work_helprequest"):
        return
    if has_role(user, Role.TEAM_MEMBER, Role.TEAM_LEADER):
        panels.append(DayPanel())
    if user.is_superuser or has_role(user, Role.COORDINATOR):
        panels.append(CommunePanel())
