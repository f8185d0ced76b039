"""A notice to people of the desk: that something waits, and where. What it is about they read on the site."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils.text import capfirst

from outbox.models import Channel
from outbox.services import queue_message, tell_phones


def people(posts: QuerySet[Any]) -> QuerySet[Any]:
    """The accounts behind rows that have a `user`: members, staff of a commune, officers."""
    return get_user_model().objects.filter(pk__in=posts.order_by().values("user"), is_active=True)


def tell_people(who: QuerySet[Any], *, key: str, where: str, what: str, path: str, urgent: bool = False) -> None:
    """By e-mail and on their telephones, inside the transaction of what happened; the same key tells nobody twice.

    `where`: a team or a commune, said in the mail; a locked telephone shows only `what`. `path`: the screen of the
    admin that shows it.
    """
    body = f"{where}: {what}.\nXem: {settings.WAGTAILADMIN_BASE_URL}{path}\n"
    for pk, address in who.exclude(email="").order_by("pk").values_list("pk", "email"):
        queue_message(
            key=f"{key}:{pk}", channel=Channel.EMAIL, recipient=address, subject=f"Cầm Tay: {what}", body=body,
            urgent=urgent,
        )  # fmt: skip
    tell_phones(key=key, users=who, body=f"{capfirst(what)}.", path=path, urgent=urgent)
