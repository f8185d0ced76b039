"""Forms of the directory."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from core.text import fold_slug
from teams_directory.models.areas import Village


class VillageFilter(forms.Form):
    """Which village's sessions to show: `thon` is the village's slug, empty for all."""

    thon = forms.ChoiceField(label=_("Bác ở thôn nào?"), required=False)

    def __init__(self, villages: Iterable[Village], chosen: Village | None) -> None:
        super().__init__(initial={"thon": chosen.slug if chosen else ""})
        self.fields["thon"].choices = [
            ("", gettext("Tất cả các thôn")), *((village.slug, village.name) for village in villages)
        ]  # fmt: skip


class VillageForm(WagtailAdminModelForm):
    """A village's address is made from its name unless somebody types another."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False

    def clean_slug(self) -> str:
        """The name stands before it in the form, so it is read already."""
        slug = self.cleaned_data["slug"] or fold_slug(self.cleaned_data.get("name") or "")
        if not slug and "name" in self.cleaned_data:
            self.add_error("name", "Tên cần có ít nhất một chữ cái hoặc một chữ số.")
        return slug
