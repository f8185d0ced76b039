"""Wagtail's users app with our forms."""

from wagtail.users.apps import WagtailUsersAppConfig


class StaffUsersAppConfig(WagtailUsersAppConfig):
    user_viewset = "accounts.viewsets.StaffUserViewSet"
