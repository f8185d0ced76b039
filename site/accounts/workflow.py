"""The two-person rule: whatever is edited under the root goes live only through a second person."""

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Page, Task, Workflow, WorkflowPage, WorkflowTask

from accounts.roles import Role
from core.models import SecondPersonApprovalTask

NAME = "Hai người cùng xem"


@transaction.atomic
def sync_workflow() -> None:
    """Make the workflow, assign it to the whole tree, and take away Wagtail's own groups and workflow."""
    Group.objects.filter(name__in=["Editors", "Moderators"]).delete()
    Workflow.objects.exclude(name=NAME).delete()
    Task.objects.filter(name="Moderators approval").delete()
    Page.objects.filter(depth=1).update(title="Gốc", draft_title="Gốc")
    workflow, _ = Workflow.objects.get_or_create(name=NAME, defaults={"active": True})
    task, _ = SecondPersonApprovalTask.objects.get_or_create(name="Người thứ hai duyệt", defaults={"active": True})
    task.groups.set(Group.objects.filter(name=Role.APPROVER.value))
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr, defaults={"sort_order": 0})
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})
