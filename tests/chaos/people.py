"""Many requests at little cost: copies of a sample request of the prepared site, each with a person of its own."""

import secrets
from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps

PAIRS = ["lua-song", "ngo-nui", "khoai-rung", "rau-ho", "cai-vuon", "bau-bien"]  # first halves of spoken codes


def codes() -> Iterator[str]:
    """Well-formed codes that no sample request has been given by chance: sixty thousand of them."""
    taken = set(apps.get_model("help_requests.HelpRequest").objects.values_list("code", flat=True))
    every = (f"{pair}-{number:04d}" for pair in PAIRS for number in range(10_000))
    return (code for code in every if code not in taken)


def phone(number: int) -> str:
    """A valid number for each; its last three digits are not guessed early by counting up from 000."""
    return f"+84912{number // 700 % 1000:03d}{300 + number % 700:03d}"


def copy_requests(count: int, change: Callable[[int], dict[str, Any]]) -> list[Any]:
    """`count` new open requests; `change` says by number what else is different."""
    model = apps.get_model("help_requests.HelpRequest")
    pattern, free = model.objects.filter(state="new").order_by("pk")[0], codes()
    fields = {field.attname: getattr(pattern, field.attname) for field in model._meta.concrete_fields}
    fields |= {name: None for name in fields if name.startswith("slot_")}  # nobody's place at a time is taken twice
    made = []
    for number in range(count):
        own = {
            "id": None, "code": next(free), "token": secrets.token_urlsafe(18), "phone": phone(number),
            "booker_phone": "", "public_id": secrets.token_urlsafe(24),
        }  # fmt: skip
        made.append(model(**(fields | own | change(number))))
    return model.objects.bulk_create(made, batch_size=500)
