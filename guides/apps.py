from typing import Any

from django.apps import AppConfig
from wagtail.signals import page_published


def _prepare_pictures(sender: Any, instance: Any, **kwargs: Any) -> None:
    from guides.services import prepare_pictures  # models exist only once apps are ready

    prepare_pictures(guide=instance)


class GuidesConfig(AppConfig):
    name = "guides"
    verbose_name = "Hướng dẫn"

    def ready(self) -> None:
        page_published.connect(_prepare_pictures, sender=self.get_model("GuidePage"), dispatch_uid="guide_pictures")
