"""The front page, plain pages, and what a site says about itself."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from core.blocks import BodyBlock
from core.fields import HotlineField
from core.middleware import allow_microphone
from core.models import BasePage, IndexPage, SourcedPage
from guides.models import GuidePage
from scam_alerts.models import ScamAlertPage


class DoorBlock(blocks.StructBlock):
    """One of the big ways in."""

    icon = blocks.ChoiceBlock(
        label="Hình",
        choices=[("steps", "Các bước"), ("house", "Ngôi nhà"), ("people", "Người"), ("shield", "Khiên")],
    )
    title = blocks.CharBlock(label="Tên", max_length=60)
    text = blocks.CharBlock(label="Lời thêm", max_length=100, required=False)
    url = blocks.CharBlock(label="Đường dẫn", max_length=200)

    class Meta:
        icon = "link"
        label = "Cửa"
        description = "Ô lớn trên trang chủ, bấm vào là đi."
        label_format = "{title}"
        template = "home/blocks/door.html"
        preview_value = {"icon": "steps", "title": "Làm theo từng bước", "text": "", "url": "/huong-dan/"}


class HomePage(IndexPage):
    """What can I do here, in one screen."""

    question = models.CharField("câu hỏi", max_length=80, default="Bác cần giúp việc gì?")
    search_hint = models.CharField("gợi ý trong ô tìm", max_length=80, blank=True)
    popular_searches = StreamField([("words", blocks.CharBlock(label="Chữ"))], verbose_name="hay tìm", blank=True)
    doors = StreamField([("door", DoorBlock())], verbose_name="các cửa", blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("question", help_text="Dòng chữ to nhất của trang."),
                FieldPanel("search_hint", help_text="Ví dụ: quét mã, làm căn cước."),
                FieldPanel("popular_searches", help_text="Ba, bốn chữ bà con hay gõ. Bấm vào là tìm ngay."),
            ],
            heading="Hỏi và tìm",
        ),
        FieldPanel("doors", help_text="Bốn ô lớn trên trang chủ. Tên ngắn, bắt đầu bằng việc bác muốn làm."),
    ]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]

    class Meta:
        verbose_name = "trang chủ"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        guides = GuidePage.objects.live().descendant_of(self).order_by("position", "title")[:5]
        alerts = ScamAlertPage.objects.live().descendant_of(self).active().by_urgency()[:3]
        return super().get_context(request, *args, **kwargs) | {"guides": guides, "alerts": alerts}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return allow_microphone(super().serve(request, *args, **kwargs))


class InfoPage(SourcedPage):
    """A plain page an editor fills: just scammed, is this a scam, about the team, privacy."""

    intro = models.TextField("lời dẫn", blank=True)
    body = StreamField(BodyBlock(required=False), verbose_name="nội dung", blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("intro", help_text="Một, hai câu ở đầu trang: trang này giúp bác việc gì."),
        FieldPanel(
            "body", help_text="Bấm Thêm một mục, rồi chọn kiểu. Bấm hình con mắt để xem kiểu ấy hiện ra thế nào."
        ),
        MultiFieldPanel(SourcedPage.source_panels, heading="Nguồn và tìm kiếm"),
    ]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "trang viết"
        verbose_name_plural = "trang viết"


@register_setting(icon="site")
class SiteSettings(BaseSiteSetting):
    """What stands around every page of one site: its name, the number to call, who answers for it."""

    name = models.CharField("tên trang", max_length=60, default="Cầm Tay")
    place = models.CharField("nơi", max_length=120, blank=True, help_text="Ví dụ: xã …, thành phố …")
    hotline = HotlineField("số ở thanh gọi", blank=True)
    hotline_label = models.CharField("lời trước số", max_length=60, default="Gọi tổ công nghệ số")
    owner = models.CharField("cơ quan phụ trách", max_length=150, blank=True)
    promise = models.CharField("lời hứa", max_length=200, blank=True)
    is_sample = models.BooleanField("trang dùng dữ liệu mẫu", default=False)

    class Meta:
        verbose_name = "trang này"
