from wagtail import hooks

from search.viewsets import SynonymGroupViewSet


@hooks.register("register_admin_viewset")
def register_synonyms() -> SynonymGroupViewSet:
    return SynonymGroupViewSet()
