"""Guides: how to do one thing on a phone, step by step."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from django.db import models
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.blocks import CharBlock, StructValue
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField

from core.models import BasePage, IndexPage, SourcedPage, Topic
from guides.blocks import StepsStream, TroublesStream


@dataclass(frozen=True)
class Step:
    """A step as people meet it: its number today, its identity for ever, what it says."""

    number: int
    id: str
    value: StructValue

    @property
    def title(self) -> str:
        return self.value["title"]


class GuideIndexPage(IndexPage):
    """/huong-dan/: every guide under its topic, the most asked for first."""

    intro = models.CharField("lời dẫn", max_length=200, blank=True)

    content_panels: ClassVar[list[FieldPanel]] = [
        *BasePage.content_panels,
        FieldPanel("intro", help_text="Một câu ở đầu danh mục. Ví dụ: Bác chọn việc, rồi làm theo từng bước."),
    ]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["guides.GuidePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "danh mục hướng dẫn"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        guides = GuidePage.objects.live().child_of(self).select_related("topic")
        guides = guides.order_by(F("topic__position").asc(nulls_last=True), "topic", "position", "title")
        return super().get_context(request, *args, **kwargs) | {"guides": guides}


class GuidePage(RoutablePageMixin, SourcedPage):
    """One guide: read whole, or one step at a time at buoc-<n>/."""

    summary = models.CharField("tóm tắt", max_length=200)
    topic = models.ForeignKey(
        Topic, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="chủ đề"
    )
    who_for = models.TextField("dành cho ai", blank=True)
    prepare = StreamField([("item", CharBlock(label="Thứ cần có"))], verbose_name="cần chuẩn bị", blank=True)
    minutes = models.PositiveSmallIntegerField("làm mất khoảng (phút)", default=15)
    steps = StreamField(StepsStream(), verbose_name="các bước")
    troubles = StreamField(TroublesStream(required=False), verbose_name="hay gặp", blank=True)
    position = models.PositiveSmallIntegerField("thứ tự", default=100)

    content_panels: ClassVar[list[Any]] = [
        TitleFieldPanel(
            "title",
            placeholder="Bác muốn làm việc gì?*",
            help_text="Việc bà con muốn làm, như bà con hay nói. Ví dụ: Trả tiền bằng mã QR.",
        ),
        MultiFieldPanel(
            [
                FieldPanel("summary", help_text="Một câu, hiện dưới tên bài. Ví dụ: Quét mã ở quầy, trả đúng số tiền."),
                FieldPanel("topic", help_text="Để bài nằm đúng nhóm, và để tổ biết bà con cần giúp việc gì."),
                FieldPanel("who_for", help_text="Ví dụ: Bác đã có điện thoại thông minh và thẻ căn cước."),
                FieldPanel("prepare", help_text="Mỗi dòng một thứ. Ví dụ: Thẻ căn cước, để đọc 12 số."),
                FieldPanel("minutes", help_text="Tính cho người làm lần đầu, cứ thong thả."),
            ],
            heading="Trước khi bắt đầu",
        ),
        FieldPanel("steps", help_text="Mỗi bước một việc. Cầm điện thoại làm thử từng bước rồi mới gửi duyệt."),
        FieldPanel("troubles", help_text="Hai, ba chỗ bà con hay vướng nhất."),
        MultiFieldPanel(SourcedPage.source_panels, heading="Nguồn và tìm kiếm"),
        FieldPanel("position", help_text="Số nhỏ đứng trước. Không rõ thì để nguyên."),
    ]
    parent_page_types: ClassVar[list[str]] = ["guides.GuideIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "bài hướng dẫn"
        verbose_name_plural = "bài hướng dẫn"

    @cached_property
    def numbered_steps(self) -> list[Step]:
        return [Step(number, block.id, block.value) for number, block in enumerate(self.steps, start=1)]

    def step_by_id(self, step_id: str) -> Step | None:
        return next((step for step in self.numbered_steps if step.id == step_id), None)

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """The whole guide, and each step by itself; a few more than there are, for those being written."""
        numbers = range(1, max(len(self.steps) + 2, 6) + 1)
        return [("", "Cả bài"), *((f"buoc-{number}", f"Riêng bước {number}") for number in numbers)]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """A draft has no address yet: its links lead from preview to preview."""
        self.get_url = lambda *args, **kwargs: "?mode="  # type: ignore[method-assign]
        asked = re.fullmatch(r"buoc-(\d{1,4})/?", mode_name)
        if not asked or not self.numbered_steps:
            return super().serve_preview(request, "")
        return self.step_route(request, min(max(int(asked[1]), 1), len(self.numbered_steps)))

    @path("buoc-<int:number>/", name="step")
    def step_route(self, request: HttpRequest, number: int) -> HttpResponse:
        """One step, with the way forward, the way back and the way to a human."""
        steps = self.numbered_steps
        if not 1 <= number <= len(steps):
            raise Http404
        context = {
            "step": steps[number - 1],
            "previous": steps[number - 2] if number > 1 else None,
            "next": steps[number] if number < len(steps) else None,
        }
        return self.render(request, template="guides/guide_step.html", context_overrides=context)
