"""Synonyms and the report of searches in the admin, for whoever writes or approves pages; a change counts at once."""

from typing import Any, ClassVar

from django.urls import path
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from search.models import Retyping, SynonymGroup
from search.permissions import can_keep_synonyms
from search.report_screens import TITLE, AddView, HideView, ReportView, ShowView, TakeBackView


class SynonymGroupViewSet(ModelViewSet):
    model = SynonymGroup
    name = "synonyms"
    icon = "search"
    menu_label = "Chữ bà con hay gõ"
    menu_order = 250
    add_to_admin_menu = True
    copy_view_enabled = False
    panels: ClassVar[list[FieldPanel]] = [FieldPanel("meaning"), FieldPanel("variants")]
    list_display: ClassVar[list[Any]] = ["meaning", Column("variants", label="Bà con hay gõ")]
    search_fields: ClassVar[list[str]] = ["meaning", "variants"]
    inspect_view_enabled = False


class SearchReportViewSet(ViewSet):
    """What people searched in vain, and what they type made known to the site."""

    name = "search_report"
    url_prefix = "bao-cao-tim-kiem"
    url_namespace = "search_report"
    menu_label = TITLE
    icon = "search"
    menu_order = 251
    add_to_admin_menu = True

    def get_menu_item(self, order: int | None = None) -> Any:
        item = super().get_menu_item(order)
        item.is_shown = lambda request: can_keep_synonyms(request.user)
        return item

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", ReportView.as_view(), name="index"),
            path("chu/<int:pk>/", AddView.as_view(), name="word"),
            path("chu/<int:pk>/bo-qua/", HideView.as_view(), name="hide_word"),
            path("go-lai/<int:pk>/", AddView.as_view(model=Retyping), name="retyping"),
            path("go-lai/<int:pk>/bo-qua/", HideView.as_view(model=Retyping), name="hide_retyping"),
            path("hien-lai/<int:pk>/", ShowView.as_view(), name="show"),
            path("hoan-tac/<int:pk>/", TakeBackView.as_view(), name="take_back"),
        ]
