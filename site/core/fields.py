"""Model fields that keep text in one canonical shape."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from core import phones
from core.text import fold


class PhoneField(models.CharField):
    """A Vietnamese number kept as E.164 ("+84912345678"); any usual spelling is accepted."""

    description = "Vietnamese phone number"
    canonical = staticmethod(phones.normalise)
    message = "Số điện thoại chưa đúng. Ví dụ đúng: 0912 345 678."

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 20)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Any:
        if value in (None, ""):
            return value
        number = self.canonical(str(value))
        if number is None:
            raise ValidationError(self.message, code="invalid")
        return number

    def get_prep_value(self, value: Any) -> Any:
        return self.to_python(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value


class HotlineField(PhoneField):
    """A number people are told to call: also short and toll-free ones (113, 1900 0368)."""

    canonical = staticmethod(phones.normalise_hotline)


class FoldedNamesField(models.TextField):
    """The folded names of a row as "|name one|name two|", so that SQL can match a whole name exactly
    ("|name one|") or a part of one. `names` is the method of the model that lists them.
    """

    def __init__(self, *args: Any, names: str = "searchable_names", **kwargs: Any) -> None:
        self.names = names
        super().__init__(*args, **(kwargs | {"editable": False, "blank": True, "default": ""}))

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for key in ("editable", "blank", "default"):
            kwargs.pop(key, None)
        return name, path, args, kwargs | {"names": self.names}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        folded = (fold(name) for name in getattr(model_instance, self.names)())
        unique = dict.fromkeys(name for name in folded if name)
        value = f"|{'|'.join(unique)}|" if unique else ""
        setattr(model_instance, self.attname, value)
        return value
