from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from accounts.roles import ROLE_LABELS
from starter.builders.requests import build_requests
from starter.builders.staff import build_staff
from starter.services import load_starter
from starter.static_files import collect_static
from teams_directory.models import Commune


class Command(BaseCommand):
    help = "Everything between an empty machine and a site that can be served. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        self._say("Chuẩn bị cơ sở dữ liệu")
        call_command("migrate", interactive=False, verbosity=0)
        self._say("Chuẩn bị vai trò và quy tắc hai người cùng xem")
        call_command("sync_roles")
        self._say("Nạp nội dung mở đầu")
        if not load_starter(plan=settings.PLAN):
            self.stdout.write("  đã có từ trước, không nạp lại")
        call_command("anonymise_requests", stdout=StringIO())
        if settings.STARTER_STAFF:
            self._make_staff()
        if not settings.DEBUG:
            self._say("Gom tệp giao diện")
            collect_static()

    def _say(self, what: str) -> None:
        self.stdout.write(f"• {what}")

    def _make_staff(self) -> None:
        """Sample accounts and work for them; passwords are printed here, once, and nowhere else."""
        for commune in Commune.objects.filter(is_sample=True):
            for account in build_staff(commune):
                label = ROLE_LABELS[account.role]
                name = account.name if label in account.name else f"{account.name} ({label})"
                self.stdout.write(f"  TÀI KHOẢN MẪU | {account.role} | {name} | {account.phone} | {account.password}")
            build_requests(commune)
