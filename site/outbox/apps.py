from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "outbox"
    verbose_name = "Tin chờ gửi"

    def ready(self) -> None:
        from outbox import checks  # noqa: F401 - registers itself
