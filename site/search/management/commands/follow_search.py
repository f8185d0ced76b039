from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string

from search import changes


class Command(BaseCommand):
    help = "Đọc những thay đổi chưa vào mục lục tìm kiếm, và đưa sang máy tìm kiếm nếu có."

    def handle(self, *args: Any, **options: Any) -> None:
        read = changes.read_left_behind()
        sent = import_string("search.mirror.follow")() if settings.SEARCH_URL else 0
        if read or sent:
            self.stdout.write(f"Đã đọc lại {read} thay đổi, đưa sang máy tìm kiếm {sent} mục.")
