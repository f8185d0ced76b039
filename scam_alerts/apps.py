from django.apps import AppConfig


class ScamAlertsConfig(AppConfig):
    name = "scam_alerts"
    verbose_name = "Cảnh báo lừa đảo"
