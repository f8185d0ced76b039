from wagtail import hooks

from outbox.menus import PhoneMenuItem, phone_urls
from outbox.panels import add_messages_panel
from outbox.viewsets import MessageViewSet

hooks.register("register_admin_urls", phone_urls)
hooks.register("register_admin_menu_item", PhoneMenuItem)
hooks.register("construct_homepage_panels", add_messages_panel)


@hooks.register("register_admin_viewset")
def register_outbox() -> MessageViewSet:
    return MessageViewSet()
