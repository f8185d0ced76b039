"""What lies before those who write and those who approve: which pages, in what state."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page, Revision, TaskState, WorkflowState
from wagtail.permissions import page_permission_policy

from guides.models import GuideIndexPage, GuidePage
from home.models import InfoPage
from scam_alerts.models import ScamAlertIndexPage, ScamAlertPage

SHOWN = 8  # of each list
GOOD_FOR = timedelta(days=180)  # how long a fact stays checked


@dataclass(frozen=True)
class Start:
    """A new page somebody may begin."""

    label: str
    url: str
    icon: str


@dataclass(frozen=True)
class Draft:
    """A page of mine that is not yet, or not quite, on the site."""

    title: str
    url: str
    state: str
    label: str
    note: str
    touched: datetime | None


@dataclass(frozen=True)
class Awaiting:
    """A page somebody handed in."""

    title: str
    url: str
    writer: str
    since: datetime
    is_own: bool


@dataclass(frozen=True)
class Stale:
    """A page whose facts nobody has looked at for half a year."""

    title: str
    url: str
    checked_on: date | None


LABELS = {"returned": "Bị trả lại", "waiting": "Đang chờ duyệt", "edited": "Đang sửa, chưa gửi", "draft": "Nháp"}
STARTS = (
    (GuideIndexPage, GuidePage, "Viết bài hướng dẫn", "list-ol"),
    (ScamAlertIndexPage, ScamAlertPage, "Viết cảnh báo", "warning"),
)


def editor_of(pk: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[pk])


def starts_for(user: Any) -> list[Start]:
    """The kinds of page this person may begin, in the site's own language."""
    starts = []
    for index_model, model, label, icon in STARTS:
        index = index_model.objects.filter(locale=Locale.get_default()).order_by("path").first()
        if index and index.permissions_for_user(user).can_add_subpage():
            url = reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, index.pk])
            starts.append(Start(label, url, icon))
    return starts


def editable_by(user: Any) -> Any:
    return page_permission_policy.instances_user_has_permission_for(user, "change")


def drafts_of(user: Any) -> list[Draft]:
    """What this person wrote and nobody reads yet; what came back to them stands first."""
    unseen = Q(live=False) | Q(has_unpublished_changes=True)
    mine = Q(latest_revision__user=user) | Q(owner=user, live=False)
    pages = editable_by(user).filter(unseen, mine).prefetch_workflow_states()
    returned = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_NEEDS_CHANGES,
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=Cast(OuterRef("pk"), CharField()),
    )
    pages = pages.order_by(Exists(returned).desc(), "-latest_revision_created_at")[:SHOWN]
    return sorted(map(_draft, pages), key=lambda draft: list(LABELS).index(draft.state))


def _draft(page: Page) -> Draft:
    found = page.current_workflow_state
    returned = found is not None and found.status == WorkflowState.STATUS_NEEDS_CHANGES
    state = "returned" if returned else "waiting" if found else "edited" if page.live else "draft"
    note = found.current_task_state.comment if returned and found.current_task_state else ""
    return Draft(page.draft_title, editor_of(page.pk), state, LABELS[state], note, page.latest_revision_created_at)


def awaiting(user: Any) -> list[Awaiting]:
    """What was handed in and this person's group approves; who waits longest stands first."""
    states = TaskState.objects.reviewable_by(user).select_related("revision__user", "workflow_state")
    states = states.order_by("started_at")[:SHOWN]
    own = _written_by(user, [state.revision.object_id for state in states])
    return [
        Awaiting(
            state.revision.object_str,
            editor_of(state.revision.object_id),
            str(state.revision.user or ""),
            state.started_at,
            state.revision.object_id in own or state.workflow_state.requested_by_id == user.pk,
        )
        for state in states
    ]


def _written_by(user: Any, ids: Iterable[str]) -> set[str]:
    """Of these pages, those of which this person wrote any word that is not on the site yet."""
    live = dict(Page.objects.filter(pk__in=list(ids)).values_list("pk", "live_revision_id"))
    written = Revision.page_revisions.filter(user=user, object_id__in=list(ids)).values_list("object_id", "pk")
    return {page for page, revision in written if revision > (live.get(int(page)) or 0)}


def past_review(user: Any) -> list[Stale]:
    """Pages on the site whose facts were last checked too long ago, or never."""
    old = Q(checked_on=None) | Q(checked_on__lt=timezone.localdate() - GOOD_FOR)
    editable = editable_by(user).filter(live=True, locale=Locale.get_default()).values("pk")
    kinds = [GuidePage.objects.all(), InfoPage.objects.all(), ScamAlertPage.objects.active()]
    found = [row for kind in kinds for row in kind.filter(old, pk__in=editable).values("pk", "title", "checked_on")]
    found.sort(key=lambda row: row["checked_on"] or date.min)
    return [Stale(row["title"], editor_of(row["pk"]), row["checked_on"]) for row in found]
