"""The index: one row for each thing that can be found, and the words of them all."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.utils import timezone
from wagtail.models import Locale, Site

KEY = ("source", "site")


class SearchEntryQuerySet(models.QuerySet["SearchEntry"]):
    def begun(self) -> Self:
        """Without what is published for a later day."""
        return self.filter(models.Q(starts_at=None) | models.Q(starts_at__lte=timezone.now()))

    def ahead(self) -> Self:
        """Without group sessions that are over: nobody can go there any more."""
        return self.exclude(kind=SearchEntry.Kind.SESSION, ends_at__lte=timezone.now())

    def belonging_to(self, source: str) -> Self:
        """The entry of a source and of its parts: "page:12" and "page:12:step:…", not "page:120"."""
        return self.filter(models.Q(source=source) | models.Q(source__startswith=f"{source}:"))

    def put(self, entries: Iterable["SearchEntry"]) -> None:
        """Add entries, or replace those of the same source and site."""
        fields = [field.name for field in self.model._meta.fields if not field.primary_key and field.name not in KEY]
        self.bulk_create(entries, batch_size=100, update_conflicts=True, unique_fields=KEY, update_fields=fields)

    def forget(self, sources: Iterable[str]) -> None:
        """Remove these sources with all their parts."""
        for source in sources:
            self.belonging_to(source).delete()


class SearchEntry(models.Model):
    """A guide or a part of one, an alert, a team, a session or a page, in the words it may be found by.

    `folded_*` hold folded text (core.text.fold), `exact` the same three texts with their diacritics
    (core.text.exact), one per line; both with one i (core.text.one_i). Every text
    has a space at both ends and " ; " between its phrases, so that " word" is the beginning of a word in every
    database alike.
    """

    class Kind(models.TextChoices):
        GUIDE = "guide", "Hướng dẫn"
        STEP = "step", "Bước"
        TROUBLE = "trouble", "Chỗ hay vướng"
        ALERT = "alert", "Cảnh báo"
        TEAM = "team", "Tổ công nghệ số"
        SESSION = "session", "Buổi học nhóm"
        PAGE = "page", "Trang"

    kind = models.CharField(max_length=7, choices=Kind.choices)
    source = models.CharField(max_length=80, db_index=True)  # "page:12", "page:12:step:<id>", "page:7:village:4:team:3"
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    url = models.CharField(max_length=500)
    folded_title = models.TextField()
    folded_words = models.TextField()
    folded_body = models.TextField()
    exact = models.TextField()
    topic = models.CharField(max_length=60, blank=True)  # slug of what it is about, the same in every language
    village = models.CharField(max_length=60, blank=True)  # slug of the village it belongs to
    position = models.PositiveSmallIntegerField(default=100)
    starts_at = models.DateTimeField(null=True, blank=True)  # the time of an alert or a session; nothing else has one
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
    def part_of(self) -> str:
        """The source of the guide that a step or a trouble belongs to; "" for everything else."""
        is_part = self.kind in (self.Kind.STEP, self.Kind.TROUBLE)
        return self.source.partition(f":{self.kind}:")[0] if is_part else ""


class SearchWord(models.Model):
    """A word of the index, folded and with one i, and how it is spelt most often."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    word = models.CharField(max_length=40)
    spelling = models.CharField(max_length=40)

    class Meta:
        verbose_name = "chữ của mục lục"
        verbose_name_plural = "chữ của mục lục"
        constraints = [models.UniqueConstraint(fields=["site", "locale", "word"], name="one_row_per_word")]

    def __str__(self) -> str:
        return self.spelling
