from wagtail import hooks

from help_requests.panels import add_queue_panel
from help_requests.viewsets import CommunePolicyViewSet, HelpRequestViewSet

hooks.register("construct_homepage_panels", add_queue_panel)


@hooks.register("register_admin_viewset")
def register_desk() -> list[object]:
    return [HelpRequestViewSet(), CommunePolicyViewSet()]
