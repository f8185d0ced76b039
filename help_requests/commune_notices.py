"""The commune's coordinators are told that something waits for them; what, and about whom, they read on the site."""

from django.conf import settings
from django.contrib.auth import get_user_model

from outbox.models import Channel
from outbox.services import is_on, queue_message, tell_phones
from teams_directory.models import Commune, CommuneStaff


def tell_coordinators(*, commune: Commune, key: str, what: str, path: str, urgent: bool = False) -> None:
    """By e-mail and on their telephones, past every team. Inside the transaction of what happened.

    `path`: the screen of the admin that shows it.
    """
    posts = CommuneStaff.objects.filter(commune=commune).values("user")
    people = get_user_model().objects.filter(pk__in=posts, is_active=True)
    body = f"{commune}: {what}.\nXem: {settings.WAGTAILADMIN_BASE_URL}{path}\n"
    if is_on(Channel.EMAIL):
        for address in sorted(people.exclude(email="").values_list("email", flat=True)):
            queue_message(
                key=f"{key}:{address}", channel=Channel.EMAIL, recipient=address, subject=f"Cầm Tay: {what}",
                body=body, urgent=urgent,
            )  # fmt: skip
    tell_phones(key=key, users=people, body=f"Xã: {what}.", path=path, urgent=urgent)
