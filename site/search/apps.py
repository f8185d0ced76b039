from importlib import import_module

from django.apps import AppConfig

from core.health import register_note


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Tìm kiếm"

    def ready(self) -> None:
        import_module("search.signals")
        register_note("search", import_module("search.health").note)
