"""When something public changes, its part of the index follows after the commit.

An index that cannot be written is logged and never turns a saved page into an error. What was not read then, also
because the process died, is read a minute later by `manage.py follow_search`.
"""

from typing import Any

from django.db import models
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from search.changes import What, note_change
from teams_directory.models import Commune, GroupSession, Member, Team, TeamDirectoryPage, Village


@receiver([page_published, page_unpublished])
def page_changed(instance: Page, **kwargs: Any) -> None:
    note_change(what=What.PAGE, key=instance.pk)


@receiver([page_slug_changed, post_page_move])
def address_changed(instance: Page, **kwargs: Any) -> None:
    note_change(what=What.TREE, key=instance.pk)


@receiver(post_delete, sender=Page)
def page_deleted(instance: Page, **kwargs: Any) -> None:
    note_change(what=What.PAGE, key=instance.pk)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def access_changed(instance: PageViewRestriction, **kwargs: Any) -> None:
    note_change(what=What.TREE, key=instance.page_id)


@receiver(post_save, sender=Commune)
def commune_changed(**kwargs: Any) -> None:
    for page in TeamDirectoryPage.objects.all():
        note_change(what=What.PAGE, key=page.pk)


@receiver([post_save, post_delete], sender=Village)
def village_changed(instance: Village, **kwargs: Any) -> None:
    note_change(what=What.VILLAGE, key=instance.pk)


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
        note_change(what=What.VILLAGE, key=village.pk)


def _villages(thing: Team | Member | GroupSession) -> models.QuerySet[Village]:
    if isinstance(thing, Team | GroupSession):
        return Village.objects.filter(pk=thing.village_id)
    return Village.objects.filter(teams=thing.team_id)
