from typing import Any

from django.core.management.base import BaseCommand

from accounts.roles import sync_roles
from accounts.workflow import sync_workflow


class Command(BaseCommand):
    help = "Make the six roles with exactly their permissions, and the two-person workflow."

    def handle(self, *args: Any, **options: Any) -> None:
        sync_roles()
        sync_workflow()
