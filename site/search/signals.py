"""When something public changes, its part of the index follows after the commit.

An index that cannot be written is logged and never turns a saved page into an error (`robust`);
`manage.py rebuild_search` mends it.
"""

from collections.abc import Callable
from copy import copy
from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from search import services
from teams_directory.models import Commune, GroupSession, Member, Team, TeamDirectoryPage, Village


def _later(service: Callable[..., None], thing: models.Model) -> None:
    kept = copy(thing)  # a deleted thing loses its key before the commit

    def follow() -> None:
        service(kept)

    transaction.on_commit(follow, robust=True)


@receiver([page_published, page_unpublished])
def page_changed(instance: Page, **kwargs: Any) -> None:
    _later(services.index_page, instance)


@receiver([page_slug_changed, post_page_move])
def address_changed(instance: Page, **kwargs: Any) -> None:
    _later(services.index_tree, instance)


@receiver(post_delete, sender=Page)
def page_deleted(instance: Page, **kwargs: Any) -> None:
    _later(services.remove_page, instance)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def access_changed(instance: PageViewRestriction, **kwargs: Any) -> None:
    _later(services.index_tree, instance.page)


@receiver(post_save, sender=Commune)
def commune_changed(**kwargs: Any) -> None:
    for page in TeamDirectoryPage.objects.all():
        _later(services.index_page, page)


@receiver([post_save, post_delete], sender=Village)
def village_changed(instance: Village, **kwargs: Any) -> None:
    _later(services.index_village_teams, instance)


@receiver(pre_save, sender=Team)
@receiver(pre_save, sender=Member)
@receiver(pre_save, sender=GroupSession)
def remember_where(instance: Any, **kwargs: Any) -> None:
    """A team, a member or a session that moves must also leave the village it comes from."""
    stored = type(instance).objects.filter(pk=instance.pk).first()
    instance.villages_left = list(_villages(stored)) if stored else []


@receiver([post_save, post_delete], sender=Team)
@receiver([post_save, post_delete], sender=Member)
@receiver([post_save, post_delete], sender=GroupSession)
def team_changed(instance: Any, **kwargs: Any) -> None:
    for village in {*_villages(instance), *getattr(instance, "villages_left", [])}:
        _later(services.index_village_teams, village)


def _villages(thing: Team | Member | GroupSession) -> models.QuerySet[Village]:
    if isinstance(thing, Team | GroupSession):
        return Village.objects.filter(pk=thing.village_id)
    return Village.objects.filter(teams=thing.team_id)
