from typing import Any

from django.core.management.base import BaseCommand

from outbox.push import new_private_key


class Command(BaseCommand):
    help = "Make the key with which telephones of staff are told. Keep it: a new key silences every telephone."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"VAPID_PRIVATE_KEY={new_private_key()}")
