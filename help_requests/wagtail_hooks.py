from wagtail import hooks

from help_requests.viewsets import CommunePolicyViewSet, HelpRequestViewSet


@hooks.register("register_admin_viewset")
def register_desk() -> list[object]:
    return [HelpRequestViewSet(), CommunePolicyViewSet()]
