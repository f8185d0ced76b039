"""What may be shown of a góp ý to whoever has its code and its number."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from help_requests.models import Feedback


@dataclass(frozen=True)
class FollowedLetter:
    """One page's worth of a góp ý. `entry` is the pass its forms carry; nothing else can be pressed, so no mark."""

    feedback: Feedback
    entry: str
    mark: str = ""

    @property
    def demands(self) -> QuerySet[Any]:
        return self.feedback.demands.filter(done_at=None)
