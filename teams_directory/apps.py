from django.apps import AppConfig


class TeamsDirectoryConfig(AppConfig):
    name = "teams_directory"
    verbose_name = "Các tổ"
