"""The second pair of eyes."""

from typing import Any

from wagtail.models import AbstractGroupApprovalTask


class SecondPersonApprovalTask(AbstractGroupApprovalTask):
    """Approval by a group, in which nobody approves words they wrote or handed in themselves."""

    class Meta:
        verbose_name = "người thứ hai duyệt"
        verbose_name_plural = "người thứ hai duyệt"

    @staticmethod
    def is_author(obj: Any, user: Any) -> bool:
        """Did this person write any of what would go live, or hand it in?"""
        drafts = obj.revisions.filter(user=user)
        if obj.live_revision_id:
            drafts = drafts.filter(pk__gt=obj.live_revision_id)
        state = obj.current_workflow_state
        return drafts.exists() or bool(state and state.requested_by_id == user.pk)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        actions = super().get_actions(obj, user)
        if self.is_author(obj, user):
            return [action for action in actions if action[0] != "approve"]
        return actions

    @classmethod
    def get_description(cls) -> str:
        return "Một người khác, không phải người viết, đọc lại rồi mới đăng."
