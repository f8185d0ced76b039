from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from core.throttle import forget_old_counts
from help_requests.services.privacy import (
    anonymise_closed_feedback,
    anonymise_closed_requests,
    anonymise_handled_incidents,
)

KEEP_LOGINS_DAYS = 90


class Command(BaseCommand):
    help = "Blank personal data of requests closed longer ago than their commune keeps it. Run daily."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only count.")

    def handle(self, *args: Any, **options: Any) -> None:
        dry_run = options["dry_run"]
        requests = anonymise_closed_requests(dry_run=dry_run)
        letters = anonymise_closed_feedback(dry_run=dry_run)
        incidents = anonymise_handled_incidents(dry_run=dry_run)
        if not dry_run:
            forget_old_counts()
            call_command("clearsessions")
            call_command("axes_reset_logs", age=KEEP_LOGINS_DAYS, stdout=StringIO())
        done = "Sẽ xóa" if dry_run else "Đã xóa"
        self.stdout.write(f"{done} tên và số: {requests} việc, {letters} góp ý, {incidents} tin riêng.")
