"""The list of synonyms in the admin: whoever writes or approves pages keeps it; a change counts at once."""

from typing import Any, ClassVar

from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from search.models import SynonymGroup


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
