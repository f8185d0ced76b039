from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from core.throttle import forget_old_counts
from help_requests.services import anonymise_closed_requests

KEEP_LOGINS_DAYS = 90


class Command(BaseCommand):
    help = "Blank personal data of requests closed longer ago than their commune keeps it. Run daily."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only count.")

    def handle(self, *args: Any, **options: Any) -> None:
        count = anonymise_closed_requests(dry_run=options["dry_run"])
        if not options["dry_run"]:
            forget_old_counts()
            call_command("clearsessions")
            call_command("axes_reset_logs", age=KEEP_LOGINS_DAYS, verbosity=0)
        self.stdout.write(f"{count} requests {'would be ' if options['dry_run'] else ''}anonymised")
