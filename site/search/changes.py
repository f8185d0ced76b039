"""Reading what changed: after the commit of the change, and once more by `follow_search` where that did not happen."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from search import services
from search.models import UnreadChange
from teams_directory.models import Village

What = UnreadChange.What
LEFT_BEHIND = timedelta(minutes=1)  # after which whoever should have read it will not
AT_ONCE = 200

logger = logging.getLogger(__name__)


def note_change(*, what: What, key: int) -> None:
    """In the transaction that changes it; it is read after the commit, and no failure there reaches the visitor."""
    note = UnreadChange.objects.create(what=what, key=key)
    transaction.on_commit(lambda: read_change(note=note), robust=True)


@transaction.atomic
def read_change(*, note: UnreadChange, below: bool = False) -> None:
    """Make the index say what the site says now about one village, one page or, if asked, all pages below it, too."""
    wanted = note.what == What.TREE or (below and note.what == What.PAGE)
    page = Page.objects.filter(pk=note.key).first() if wanted else None
    if note.what == What.VILLAGE:
        services.index_village_teams(Village(pk=note.key))
    elif page is not None:
        services.index_tree(page)
    else:
        services.index_page(Page(pk=note.key))
    UnreadChange.objects.filter(pk=note.pk).delete()


def read_left_behind() -> int:
    """Read what was noted a while ago and never read; what cannot be read keeps nothing else from its turn.

    With every page those below it: Wagtail tells of a new address only after the commit, so nobody may have noted it.
    """
    old = UnreadChange.objects.filter(noted_at__lte=timezone.now() - LEFT_BEHIND).order_by("noted_at", "pk")[:AT_ONCE]
    read = 0
    for note in old:
        try:
            read_change(note=note, below=True)
            read += 1
        except Exception as problem:  # behind all others; the next rebuild_search reads it in any case
            UnreadChange.objects.filter(pk=note.pk).update(noted_at=timezone.now())
            logger.error("%s %s could not be read: %s", note.what, note.key, type(problem).__name__)
    return read
