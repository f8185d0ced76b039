from typing import Any

from django.core.management.base import BaseCommand

from help_requests.services.care import escalate_overdue, raise_alarms


class Command(BaseCommand):
    help = "Tell communes of late requests and leaders of requests nobody has taken. Run every 15 minutes."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{escalate_overdue()} late requests told, {raise_alarms()} alarms raised")
