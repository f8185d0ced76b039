"""Forms of the directory."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from core.text import fold_slug


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
