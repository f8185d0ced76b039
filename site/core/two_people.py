"""The two-person rule in the page editor: such pages are handed in, never published by their writer."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

EXPLANATION = "Đã lưu bản nháp. Trang này cần người thứ hai duyệt: bấm “Gửi duyệt” để nhờ người khác đọc."


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """What happens when a second person has approved: the page goes live, though nobody holds "publish"."""
    revision = workflow_state.content_object.get_latest_revision()
    revision.publish(user=user, skip_permission_checks=True)


def needs_second_person(page: Any) -> bool:
    return bool(getattr(page.specific_class, "needs_second_person", False))


def refuse_direct_publishing(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Runs after the draft is saved, so nothing typed is lost."""
    if not needs_second_person(page):
        return None
    messages.warning(request, EXPLANATION)
    return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def refuse_bulk_publishing(request: HttpRequest, action_type: str, pages: Any, view: Any) -> HttpResponse | None:
    if action_type != "publish" or not any(needs_second_person(page) for page in pages):
        return None
    messages.warning(request, "Trong các trang đã chọn có trang cần người thứ hai duyệt.")
    return HttpResponseRedirect(reverse("wagtailadmin_explore_root"))


def refuse_publishing_copies(request: HttpRequest, page: Any) -> HttpResponse | None:
    if request.method != "POST" or not request.POST.get("publish_copies"):
        return None
    family = page.get_descendants(inclusive=True).specific()
    if not any(needs_second_person(member) for member in family):
        return None
    messages.warning(request, "Bản sao của trang này cần người thứ hai duyệt. Bỏ dấu “đăng luôn bản sao” nhé.")
    return HttpResponseRedirect(reverse("wagtailadmin_pages:copy", args=[page.pk]))


def without_publish_button(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """The editor's menu offers handing in, not publishing, where the rule holds."""
    page = context.get("page")
    if page is not None and needs_second_person(page):
        items[:] = [item for item in items if item.name != "action-publish"]
