"""The alert editor, with what can be known filled in."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from core.forms import PageForm

USUAL_LIFE = timedelta(days=30)


class ScamAlertForm(PageForm):
    """A new alert is in force for a month, in the commune if there is only one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            return
        if "expires_at" in self.fields:
            self.initial["expires_at"] = timezone.localtime() + USUAL_LIFE
        if "commune" in self.fields and not self.initial.get("commune"):
            communes = list(self.fields["commune"].queryset[:2])
            self.initial["commune"] = communes[0].pk if len(communes) == 1 else None
