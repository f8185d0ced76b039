"""What the index does not say yet: changes nobody has read, and changes the search server does not have.

Rows are only added and deleted, never changed: whoever notes something waits for nobody, and what is noted while an
older note is being followed is a row of its own.
"""

from django.db import models


class UnreadChange(models.Model):
    """Something public changed, noted in the same transaction. Gone once its entries say what it says."""

    class What(models.TextChoices):
        PAGE = "page", "một trang"
        TREE = "tree", "một trang và những trang bên dưới"
        VILLAGE = "village", "tổ của một thôn"

    what = models.CharField(max_length=7, choices=What.choices)
    key = models.PositiveBigIntegerField()  # of the page or the village, which may be gone by now
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "thay đổi chưa đọc"
        verbose_name_plural = "thay đổi chưa đọc"

    def __str__(self) -> str:
        return f"{self.what} {self.key}"


class UnsentChange(models.Model):
    """Entries of a source and its parts changed, noted in the same transaction. Gone once the server has them."""

    EVERYTHING = ""  # in place of a source: only a rebuild can follow

    source = models.CharField(max_length=80, blank=True)
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "thay đổi chưa sang máy tìm kiếm"
        verbose_name_plural = "thay đổi chưa sang máy tìm kiếm"

    def __str__(self) -> str:
        return self.source or "*"


class MirrorState(models.Model):
    """The one row that says who is writing to the search server, and since when its index is the one asked."""

    holder = models.CharField(max_length=32, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)
    swapped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "máy tìm kiếm"
        verbose_name_plural = "máy tìm kiếm"
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_mirror_state")]

    def __str__(self) -> str:
        return self.holder
