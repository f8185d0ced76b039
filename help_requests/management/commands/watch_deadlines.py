from typing import Any

from django.core.management.base import BaseCommand

from help_requests.services.care import escalate_overdue, raise_alarms, take_back_left_behind
from help_requests.services.sessions import follow_sessions


class Command(BaseCommand):
    help = "See to what nobody pressed a button for: late requests, untaken ones, changed sessions. Every 15 minutes."

    def handle(self, *args: Any, **options: Any) -> None:
        told, raised = escalate_overdue(), raise_alarms()  # the most pressing first
        taken_back, followed = take_back_left_behind(), follow_sessions()
        self.stdout.write(f"Đã báo {told} việc trễ, {raised} việc cần xã xem.")
        self.stdout.write(f"Đã đưa {taken_back} việc về tổ, {followed} việc theo buổi học đã đổi.")
