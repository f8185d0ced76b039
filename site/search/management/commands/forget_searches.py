from typing import Any

from django.core.management.base import BaseCommand

from search.learning import forget_searches


class Command(BaseCommand):
    help = "Xóa chữ đã tìm: chữ ít người gõ sau hai tuần, mọi chữ sau nửa năm."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Đã xóa {forget_searches()} dòng chữ đã tìm.")
