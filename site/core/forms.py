"""How form fields are named, and when a page counts as changed."""

from itertools import chain, count
from typing import Any

from django.forms import BoundField
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext
from wagtail.admin.forms import WagtailAdminPageForm

from core.text import fold_slug


class SpokenField(BoundField):
    """Fields that Wagtail left without a label are called by their English names: look those up as well."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        if isinstance(self.label, str) and self.label:
            self.label = gettext(self.label)


class SpokenForms(DjangoTemplates):
    """The form renderer of the site (FORM_RENDERER)."""

    bound_field_class = SpokenField


class PageForm(WagtailAdminPageForm):
    """Django compares a field that has a default with a hidden copy, which the editor does not send: such a
    field would count as changed at every approval, and the approver as an author.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = False

    def clean_slug(self) -> str:
        """Folded before it is compared; a second draft of one title gets a number, not a refusal."""
        typed: str = self.cleaned_data["slug"]
        slug = fold_slug(typed) or typed
        if (self.instance.pk and self.instance.live) or not slug:
            return slug
        others = self.parent_page.get_children().exclude(pk=self.instance.pk).filter(slug__startswith=slug)
        taken = set(others.values_list("slug", flat=True))
        wished = chain([slug], (f"{slug}-{number}" for number in count(2)))
        return next(candidate for candidate in wished if candidate not in taken)
