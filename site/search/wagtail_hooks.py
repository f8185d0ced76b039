from wagtail import hooks

from search.panels import add_search_panel
from search.viewsets import SearchReportViewSet, SynonymGroupViewSet

hooks.register("construct_homepage_panels", add_search_panel)


@hooks.register("register_admin_viewset")
def register_synonyms() -> SynonymGroupViewSet:
    return SynonymGroupViewSet()


@hooks.register("register_admin_viewset")
def register_report() -> SearchReportViewSet:
    return SearchReportViewSet()
