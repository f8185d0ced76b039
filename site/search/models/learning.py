"""What people type into the search, as daily counts. No row says who, from where or at what hour."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery, Sum
from wagtail.models import Locale, Site

LONGEST = 80
FEWEST_SEARCHES, FEWEST_DAYS = 3, 2  # below, a text may be one person's own: nobody is shown it
OTHERS = ""  # the row of a day for all texts that are not kept, so that sums stay right


class CountedQuerySet(models.QuerySet[Any]):
    """Rows of one day each, to be put together over many days."""

    def since(self, first: date) -> Self:
        return self.filter(day__gte=first)

    def not_hidden(self) -> Self:
        """Without what editors have put aside."""
        meant: Any = OuterRef("meant") if self.model is Retyping else models.Value("")
        hidden = HiddenText.objects.filter(site=OuterRef("site"), text=OuterRef("text"), meant=meant)
        return self.exclude(Exists(hidden))

    def common(self, counted: str, part: str) -> Any:
        """Each text as `typed`, `told` (how often, in how many of these) and `days`, where enough people typed it.

        `row` is the key of one of its rows, by which a screen can name it.
        """
        same = ["text", "locale__language_code", *(["meant"] if self.model is Retyping else [])]
        summed = self.exclude(text=OTHERS).order_by().values(*same)
        summed = summed.annotate(typed=Sum(counted), told=Sum(part), days=Count("day", distinct=True), row=Max("pk"))
        return summed.filter(typed__gte=FEWEST_SEARCHES, days__gte=FEWEST_DAYS)

    def rare(self, counted: str, *, before: date) -> Self:
        """Rows of older days whose text has stayed below what may be shown."""
        same = {name: OuterRef(name) for name in ("site", "locale", "text")}
        same |= {"meant": OuterRef("meant")} if self.model is Retyping else {}
        total = self.model.objects.filter(**same).order_by().values("text").annotate(total=Sum(counted)).values("total")
        rows = self.filter(day__lt=before).exclude(text=OTHERS).annotate(total=Subquery(total))
        return rows.filter(total__lt=FEWEST_SEARCHES)


class _Counted(models.Model):
    """One text on one day, folded: small letters, no diacritics."""

    day = models.DateField()
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=LONGEST, blank=True)

    objects = CountedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text


class SearchTally(_Counted):
    """How often something was searched on a day, how often nothing was found, how often nothing was opened."""

    searches = models.PositiveIntegerField(default=0)
    without_result = models.PositiveIntegerField(default=0)
    unopened = models.PositiveIntegerField(default=0)  # there were results, and none was opened

    class Meta:
        verbose_name = "lần tìm"
        verbose_name_plural = "lần tìm"
        constraints = [
            models.UniqueConstraint(fields=["site", "locale", "text", "day"], name="one_tally_per_text_and_day"),
            models.CheckConstraint(
                condition=Q(searches__gte=F("without_result") + F("unopened")),
                name="no_more_failures_than_searches",
            ),
        ]
        indexes = [models.Index(fields=["site", "day"], name="tallies_by_day")]


class Retyping(_Counted):
    """How often one text was followed at once by another one, and how often that one led somewhere."""

    meant = models.CharField(max_length=LONGEST)
    times = models.PositiveIntegerField(default=0)
    opened = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "lần gõ lại"
        verbose_name_plural = "lần gõ lại"
        constraints = [
            models.UniqueConstraint(
                fields=["site", "locale", "text", "meant", "day"], name="one_retyping_per_pair_and_day"
            ),
        ]
        indexes = [models.Index(fields=["site", "day"], name="retypings_by_day")]


class HiddenText(models.Model):
    """What editors do not want to see in the report any more: a text, or a text typed again as another one."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=LONGEST)
    meant = models.CharField(max_length=LONGEST, blank=True)

    class Meta:
        verbose_name = "chữ đã bỏ qua"
        verbose_name_plural = "chữ đã bỏ qua"
        ordering = ["text", "meant"]
        constraints = [models.UniqueConstraint(fields=["site", "text", "meant"], name="one_row_per_hidden_text")]

    def __str__(self) -> str:
        return f"{self.text} → {self.meant}" if self.meant else self.text
