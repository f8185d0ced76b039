"""Forms of the directory."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from core.text import fold_slug


class VillageForm(WagtailAdminModelForm):
    """A village's address is made from its name unless somebody types another."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("slug") and "slug" not in self.errors:
            cleaned["slug"] = fold_slug(cleaned.get("name") or "")
            self.instance.slug = cleaned["slug"]
        return cleaned
