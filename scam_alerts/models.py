"""Scam alerts: what is going round, how to know it, what to do in the first hour."""

from typing import Any, ClassVar, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.blocks import CharBlock, TextBlock
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from core.blocks import CallBlock
from core.models import BasePage, IndexPage, SourcedPage
from core.places import COMMUNE, VILLAGE
from scam_alerts.forms import ScamAlertForm


class ScamAlertIndexPage(IndexPage):
    """/canh-bao/: what is going round now, then what has passed."""

    intro = models.CharField("lời dẫn", max_length=200, blank=True)

    content_panels: ClassVar[list[FieldPanel]] = [
        *BasePage.content_panels,
        FieldPanel("intro", help_text="Một câu ở đầu danh mục."),
    ]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["scam_alerts.ScamAlertPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "danh mục cảnh báo"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        alerts = list(ScamAlertPage.objects.live().child_of(self).begun().by_urgency())
        return super().get_context(request, *args, **kwargs) | {
            "active": [alert for alert in alerts if alert.is_active],
            "past": [alert for alert in alerts if not alert.is_active],
        }


class ScamAlertQuerySet(PageQuerySet):
    def begun(self) -> Self:
        return self.filter(effective_at__lte=timezone.now())

    def active(self) -> Self:
        now = timezone.now()
        return self.filter(effective_at__lte=now, expires_at__gt=now)

    def urgent(self) -> Self:
        return self.filter(severity=ScamAlertPage.Severity.URGENT)

    def by_urgency(self) -> Self:
        rank = models.Case(
            *(models.When(severity=value, then=place) for place, value in enumerate(ScamAlertPage.Severity.values))
        )
        return self.order_by(rank, "-effective_at")


class ScamAlertPage(SourcedPage):
    """One alert of one commune, in force between two moments."""

    class Severity(models.TextChoices):
        URGENT = "urgent", "Khẩn"
        HIGH = "high", "Cao"
        INFO = "info", "Thông tin"

    class Kind(models.TextChoices):
        IMPERSONATION = "impersonation", "Giả danh cơ quan"
        PAYMENT = "payment", "Lừa khi trả tiền"
        DELIVERY = "delivery", "Lừa giao hàng"
        FAMILY = "family", "Giả người nhà"
        PRIZE = "prize", "Quà tặng, trúng thưởng"
        JOB = "job", "Việc nhẹ lương cao"
        INVESTMENT = "investment", "Đầu tư, tiền ảo"
        OTHER = "other", "Cách khác"

    commune = models.ForeignKey(COMMUNE, on_delete=models.PROTECT, related_name="+", verbose_name="xã")
    villages = ParentalManyToManyField(
        VILLAGE, blank=True, related_name="+", verbose_name="thôn liên quan", help_text="Để trống nếu cả xã."
    )
    severity = models.CharField("mức độ", max_length=6, choices=Severity.choices, default=Severity.HIGH)
    kind = models.CharField("kiểu lừa", max_length=15, choices=Kind.choices, default=Kind.OTHER)
    summary = models.CharField("một câu", max_length=140, help_text="Câu hiện ở đầu mọi trang khi khẩn.")
    how_it_works = models.TextField("kẻ lừa làm thế nào")
    signs = StreamField([("sign", CharBlock(label="Dấu hiệu"))], verbose_name="dấu hiệu")
    reply = models.CharField("câu bác trả lời", max_length=200, blank=True)
    actions = StreamField([("action", TextBlock(label="Việc", rows=2))], verbose_name="làm ngay")
    calls = StreamField([("call", CallBlock())], verbose_name="gọi ai", blank=True)
    source_date = models.DateField("ngày của nguồn", null=True, blank=True)
    effective_at = models.DateTimeField("có hiệu lực từ", default=timezone.now)
    expires_at = models.DateTimeField("hết hiệu lực lúc")

    objects = PageManager.from_queryset(ScamAlertQuerySet)()

    content_panels: ClassVar[list[Any]] = [
        TitleFieldPanel(
            "title", placeholder="Kẻ lừa đang làm gì?*", help_text="Ngắn, dễ nhớ. Ví dụ: Giả điện lực dọa cắt điện."
        ),
        MultiFieldPanel(
            [
                FieldPanel("commune"),
                FieldPanel("villages", widget=forms.CheckboxSelectMultiple),
                FieldPanel(
                    "severity",
                    help_text="Khẩn: bà con mình đang bị lừa, câu dưới đây hiện ở đầu mọi trang. Cao: đang rộ lên. "
                    "Thông tin: để biết.",
                ),
                FieldPanel("kind"),
            ],
            heading="Ở đâu, mức nào",
        ),
        FieldPanel(
            "summary",
            help_text="Ai, làm gì, bác nên làm gì. Nhiều người chỉ đọc câu này. Ví dụ: Kẻ lừa xưng điện lực, dọa cắt "
            "điện để đòi tiền. Bác cúp máy, gọi số in trên hóa đơn.",
        ),
        FieldPanel("how_it_works", help_text="Kể lần lượt, như kể cho hàng xóm. Không ghi tên người bị lừa."),
        FieldPanel("signs", help_text="Mỗi dòng một dấu hiệu. Ví dụ: Giục chuyển tiền ngay."),
        FieldPanel("reply", help_text="Một câu để bác nói rồi cúp máy. Ví dụ: Tôi sẽ tự ra điện lực hỏi."),
        FieldPanel("actions", help_text="Việc cần làm nhất để lên đầu. Ví dụ: Cúp máy. Đừng bấm đường dẫn."),
        FieldPanel("calls", help_text="Số thật của cơ quan ấy. Gọi thử trước khi ghi."),
        MultiFieldPanel(
            [
                FieldPanel("effective_at", help_text="Ngày/tháng/năm giờ:phút. Để nguyên nếu đăng là có hiệu lực."),
                FieldPanel("expires_at", help_text="Hết giờ này, cảnh báo tự chuyển xuống mục đã hết hạn."),
            ],
            heading="Thời gian",
        ),
        MultiFieldPanel([*SourcedPage.source_panels, FieldPanel("source_date")], heading="Nguồn và tìm kiếm"),
    ]
    base_form_class = ScamAlertForm
    parent_page_types: ClassVar[list[str]] = ["scam_alerts.ScamAlertIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "cảnh báo lừa đảo"
        verbose_name_plural = "cảnh báo lừa đảo"

    def clean(self) -> None:
        super().clean()
        if self.effective_at and self.expires_at and self.expires_at <= self.effective_at:
            raise ValidationError({"expires_at": "Lúc hết hiệu lực phải sau lúc có hiệu lực."})

    @property
    def is_active(self) -> bool:
        return bool(self.effective_at <= timezone.now() < self.expires_at)

    @property
    def dismissal_key(self) -> str:
        """What a visitor's browser remembers when they close the banner; a new publication changes it."""
        version = f"{self.pk}:{self.last_published_at}"
        return salted_hmac("scam_alerts.banner", version).hexdigest()[:16]
