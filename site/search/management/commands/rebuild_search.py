from typing import Any

from django.core.management.base import BaseCommand

from search.services import rebuild_index


class Command(BaseCommand):
    help = "Đọc lại cả trang và làm mới mục lục tìm kiếm."

    def handle(self, *args: Any, **options: Any) -> None:
        count = rebuild_index()
        self.stdout.write(f"Tìm kiếm có {count} mục.")
