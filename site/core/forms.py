"""How form fields are named."""

from typing import Any

from django.forms import BoundField
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext


class SpokenField(BoundField):
    """Fields that Wagtail left without a label are called by their English names: look those up as well."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        if isinstance(self.label, str) and self.label:
            self.label = gettext(self.label)


class SpokenForms(DjangoTemplates):
    """The form renderer of the site (FORM_RENDERER)."""

    bound_field_class = SpokenField
