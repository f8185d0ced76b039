"""What the attempt counter remembers."""

from django.db import models


class ThrottleCount(models.Model):
    """How often something was tried in a window of time. Keys are keyed hashes, never addresses or numbers."""

    key = models.CharField(max_length=64)
    window = models.BigIntegerField()
    count = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "window"], name="one_count_per_window")]

    def __str__(self) -> str:
        return f"{self.count} in window {self.window}"
