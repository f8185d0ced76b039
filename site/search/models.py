"""The embedded index: one row for each thing that can be found."""

from typing import Self

from django.db import models
from django.utils import timezone
from wagtail.models import Locale, Site


class SearchEntryQuerySet(models.QuerySet["SearchEntry"]):
    def begun(self) -> Self:
        """Without what is published for a later day."""
        return self.filter(models.Q(starts_at=None) | models.Q(starts_at__lte=timezone.now()))

    def belonging_to(self, source: str) -> Self:
        """The entry of a source and of its parts: "page:12" and "page:12:step:…", not "page:120"."""
        return self.filter(models.Q(source=source) | models.Q(source__startswith=f"{source}:"))


class SearchEntry(models.Model):
    """A guide, a step, an alert, a team or a page, in the words it may be found by.

    `folded_*` hold folded text (core.text.fold), `exact` the same three texts with their diacritics
    (core.text.exact), one per line. Every text has a space at both ends and " ; " between its phrases,
    so that " word" is the beginning of a word in every database alike.
    """

    class Kind(models.TextChoices):
        GUIDE = "guide", "Hướng dẫn"
        STEP = "step", "Bước"
        ALERT = "alert", "Cảnh báo"
        TEAM = "team", "Tổ công nghệ số"
        PAGE = "page", "Trang"

    kind = models.CharField(max_length=5, choices=Kind.choices)
    source = models.CharField(max_length=80)  # "page:12", "page:12:step:<id>", "page:7:village:4:team:3"
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    url = models.CharField(max_length=500)
    folded_title = models.TextField()
    folded_words = models.TextField()
    folded_body = models.TextField()
    exact = models.TextField()
    position = models.PositiveSmallIntegerField(default=100)
    starts_at = models.DateTimeField(null=True, blank=True)  # an alert's time; nothing else has one
    ends_at = models.DateTimeField(null=True, blank=True)

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "mục tìm kiếm"
        verbose_name_plural = "mục tìm kiếm"
        constraints = [models.UniqueConstraint(fields=["source", "site"], name="one_entry_per_source")]
        indexes = [models.Index(fields=["site", "locale", "kind"], name="entries_by_site")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_past(self) -> bool:
        return self.ends_at is not None and self.ends_at <= timezone.now()

    @property
    def step_of(self) -> str:
        """The source of the guide that a step belongs to; "" for everything else."""
        return self.source.partition(":step:")[0] if self.kind == self.Kind.STEP else ""
