from wagtail import hooks

from help_requests.panels import add_desk_panels
from help_requests.viewsets import VIEWSETS

hooks.register("construct_homepage_panels", add_desk_panels)


@hooks.register("register_admin_viewset")
def register_desk() -> list[object]:
    return [viewset() for viewset in VIEWSETS]
