"""What help is about."""

from typing import ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.snippets.models import register_snippet
from wagtail_localize.fields import SynchronizedField, TranslatableField


@register_snippet
class Topic(TranslatableMixin, models.Model):
    """What help is about. Guides, requests and group sessions use the same list."""

    slug = models.SlugField("mã", max_length=60)
    name = models.CharField("tên", max_length=100)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    override_translatable_fields: ClassVar[list[TranslatableField | SynchronizedField]] = [
        TranslatableField("name"),
        SynchronizedField("slug"),
        SynchronizedField("position"),
    ]
    panels: ClassVar[list[FieldPanel]] = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("position")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = "chủ đề"
        verbose_name_plural = "chủ đề"
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="topic_slug_once_per_locale"),
        ]

    def __str__(self) -> str:
        return self.name
