from django.apps import AppConfig


class HelpRequestsConfig(AppConfig):
    name = "help_requests"
    verbose_name = "Lời hẹn giúp"

    def ready(self) -> None:
        from help_requests import sign_ups  # noqa: F401 - tells the calendar how places are counted
