"""Areas: the commune and the villages below it, with every name people still use, and who looks after them."""

from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from wagtail.models import Site

from core.fields import FoldedNamesField, HotlineField
from core.text import fold

CALENDAR_SLUG = "lich-hoc"
RESERVED_SLUGS = {CALENDAR_SLUG}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class CommuneQuerySet(models.QuerySet["Commune"]):
    def for_site(self, site: Site | None) -> Self:
        return self.filter(site=site)


class Commune(models.Model):
    """A commune-level unit. Codes are zero-padded strings of Quyết định 19/2025/QĐ-TTg."""

    class Kind(models.TextChoices):
        XA = "xa", "xã"
        PHUONG = "phuong", "phường"
        DAC_KHU = "dac_khu", "đặc khu"

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="communes", verbose_name="trang web")
    code = models.CharField("mã xã", max_length=5, unique=True, validators=[RegexValidator(r"^\d{5}$")])
    name = models.CharField("tên", max_length=80)
    kind = models.CharField("loại", max_length=8, choices=Kind.choices, default=Kind.XA)
    province_code = models.CharField("mã tỉnh", max_length=2, validators=[RegexValidator(r"^\d{2}$")])
    province = models.CharField("tỉnh, thành phố", max_length=80)
    former_names = models.TextField("tên cũ", blank=True, help_text="Mỗi dòng một tên.")
    village_unit = models.CharField(
        "gọi đơn vị dưới xã là", max_length=30, default="thôn", help_text="thôn, xóm, tổ dân phố, bản…"
    )
    team_size_min = models.PositiveSmallIntegerField("tổ ít nhất", default=5)
    team_size_max = models.PositiveSmallIntegerField("tổ nhiều nhất", default=7)
    owner = models.CharField("cơ quan phụ trách", max_length=150)
    hotline = HotlineField("đường dây nóng")
    is_sample = models.BooleanField("dữ liệu mẫu", default=False)

    objects = CommuneQuerySet.as_manager()

    class Meta:
        verbose_name = "xã, phường"
        verbose_name_plural = "xã, phường"
        ordering = ["province", "name"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"

    @property
    def full_name(self) -> str:
        """With the province, for the same name exists several times in the country."""
        return f"{self}, {self.province}"


class VillageQuerySet(models.QuerySet["Village"]):
    def called(self, text: str) -> Self:
        """Villages one of whose whole names, old or new, is what was typed."""
        typed = fold(text)
        return self.filter(search_key__contains=f"|{typed}|") if typed else self.none()

    def matching(self, text: str) -> Self:
        """Villages with every typed syllable somewhere in their names or meeting point."""
        found = self
        for token in fold(text).split():
            found = found.filter(search_key__contains=token)
        return found


class Village(models.Model):
    """A self-governing unit below the commune; the word for it differs from place to place."""

    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="villages", verbose_name="xã")
    name = models.CharField("tên", max_length=80, help_text="Viết cả chữ thôn, xóm: “Thôn Mẫu 1”.")
    slug = models.SlugField("đường dẫn", max_length=90)
    aliases = models.TextField("tên cũ, tên thường gọi", blank=True, help_text="Mỗi dòng một tên.")
    households = models.PositiveIntegerField("số hộ", null=True, blank=True)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    is_sample = models.BooleanField("dữ liệu mẫu", default=False)
    search_key = FoldedNamesField(names="searchable_names")

    objects = VillageQuerySet.as_manager()

    class Meta:
        verbose_name = "thôn, xóm"
        verbose_name_plural = "thôn, xóm"
        ordering = ["commune", "position", "name"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "name"], name="village_name_once_per_commune"),
            models.UniqueConstraint(fields=["commune", "slug"], name="village_slug_once_per_commune"),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Communes that share a site share its addresses, some of which are no village's."""
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": "Đường dẫn này là của trang khác. Anh chị đặt khác đi, như thêm chữ thon-."})
        if not self.commune_id or not self.slug:
            return
        namesakes = Village.objects.filter(commune__site=self.commune.site_id, slug=self.slug).exclude(pk=self.pk)
        if namesakes.exists():
            raise ValidationError({"slug": "Đường dẫn này đã có thôn khác dùng. Anh chị thêm tên xã vào sau."})

    def searchable_names(self) -> Iterable[str]:
        """Every name, with and without the unit word: "Thôn Mẫu 1", "Mẫu 1", each old name."""
        unit = fold(self.commune.village_unit)
        for name in [self.name, *_lines(self.aliases)]:
            yield name
            folded = fold(name)
            if folded.startswith(f"{unit} "):
                yield folded.removeprefix(f"{unit} ")

    @property
    def old_names(self) -> list[str]:
        return _lines(self.aliases)


class CommuneStaff(models.Model):
    """Which communes a coordinator looks after."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="commune_posts",
        verbose_name="tài khoản",
    )
    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="staff", verbose_name="xã")

    class Meta:
        verbose_name = "người phụ trách xã"
        verbose_name_plural = "người phụ trách xã"
        constraints = [models.UniqueConstraint(fields=["user", "commune"], name="one_post_per_commune")]

    def __str__(self) -> str:
        return f"{self.user} – {self.commune}"
