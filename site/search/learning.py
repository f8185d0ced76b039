"""Learning from searches: counting them, teaching the site another word for a thing, and forgetting."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Sum
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Locale, ModelLogEntry, Site

from core.text import clean_line
from search.models import HiddenText, Retyping, SearchTally, SynonymGroup
from search.models.learning import OTHERS
from search.synonyms import LONGEST_PHRASE, plain

MOST_A_DAY = 2000  # distinct texts of a site: a flood fills no table
RARE_DAYS, ALL_DAYS = 14, 180
AT_ONCE = 500  # rows
COUNTS = ("searches", "without_result", "unopened")


@transaction.atomic
def note_search(*, site: Site, locale: Locale, text: str, found: bool, opened: bool, before: str = "") -> None:
    """Count one search of this folded text, and that it was typed after another one."""
    key = {"day": timezone.localdate(), "site": site, "locale": locale}
    added = {"searches": 1, "without_result": int(not found), "unopened": int(found and not opened)}
    if not _count(SearchTally, {**key, "text": text}, added):
        _count(SearchTally, {**key, "text": OTHERS}, added, is_capped=False)
    if before:
        _count(Retyping, {**key, "text": before, "meant": text}, {"times": 1, "opened": int(opened)})


def _count(model: Any, key: dict[str, Any], added: dict[str, int], *, is_capped: bool = True) -> bool:
    """Add to the row of this day, however many do so at once; False when the day holds no further texts."""
    rows, more = model.objects.filter(**key), {name: F(name) + number for name, number in added.items()}
    if rows.update(**more):
        return True
    if is_capped and model.objects.filter(site=key["site"], day=key["day"]).count() >= MOST_A_DAY:
        return False
    model.objects.bulk_create([model(**key)], ignore_conflicts=True)
    return bool(rows.update(**more))


@transaction.atomic
def add_synonym(*, meaning: str, variant: str, by: Any) -> ModelLogEntry | None:
    """People type `variant` for what the site calls `meaning`; counts from the next search.

    Returns what was written into the history, by which it can be taken back; None when it was known already.
    """
    meaning, variant = clean_line(meaning), clean_line(variant.replace(",", " "))
    _check(meaning, variant)
    group = _group_of(meaning) or SynonymGroup(meaning=meaning)
    if plain(variant) in map(plain, group.phrases):
        return None
    is_new, group.variants = not group.pk, ", ".join([*group.phrases, variant])
    group.full_clean()
    group.save()
    action = "wagtail.create" if is_new else "wagtail.edit"
    return log(instance=group, action=action, user=by, data={"variant": variant})


def _check(meaning: str, variant: str) -> None:
    if not plain(meaning) or not plain(variant):
        raise ValidationError("Ghi ít nhất một chữ.")
    if plain(meaning) == plain(variant):
        raise ValidationError("Hai chỗ là cùng một chữ. Anh chị chọn chữ có trong bài.")
    if len(plain(variant).split()) > LONGEST_PHRASE:
        raise ValidationError(f"Dài quá. Chỉ giữ lại nhiều nhất {LONGEST_PHRASE} chữ.")


def _group_of(meaning: str) -> SynonymGroup | None:
    """The group of this meaning, however it is spelt; nobody else changes it meanwhile."""
    alike = [group.pk for group in SynonymGroup.objects.all() if plain(group.meaning) == plain(meaning)]
    return SynonymGroup.objects.select_for_update().filter(pk__in=alike).first()


def is_there(*, entry: ModelLogEntry) -> bool:
    """Whether what `add_synonym` wrote is still in the list."""
    group = SynonymGroup.objects.filter(pk=entry.object_id).first()
    return group is not None and plain(entry.data.get("variant", "")) in map(plain, group.phrases)


@transaction.atomic
def take_back_synonym(*, entry: ModelLogEntry, by: Any) -> bool:
    """Undo what `add_synonym` wrote; False when somebody has removed it already."""
    group = SynonymGroup.objects.select_for_update().filter(pk=entry.object_id).first()
    added = plain(entry.data.get("variant", ""))
    kept = [phrase for phrase in group.phrases if plain(phrase) != added] if group else []
    if group is None or len(kept) == len(group.phrases):
        return False
    log(instance=group, action="wagtail.edit" if kept else "wagtail.delete", user=by)
    if kept:
        group.variants = ", ".join(kept)
        group.save()
    else:
        group.delete()
    return True


def hide_text(*, row: SearchTally | Retyping) -> HiddenText:
    """Leave it out of the report from now on."""
    meant = row.meant if isinstance(row, Retyping) else ""
    return HiddenText.objects.get_or_create(site=row.site, text=row.text, meant=meant)[0]


def show_text(*, hidden: HiddenText) -> None:
    hidden.delete()


@transaction.atomic
def forget_searches(*, today: date | None = None) -> int:
    """Drop texts few people typed after two weeks, everything after half a year; returns the number of rows."""
    today = today or timezone.localdate()
    rare, old = today - timedelta(days=RARE_DAYS), today - timedelta(days=ALL_DAYS)
    few = list(SearchTally.objects.rare("searches", before=rare).values_list("pk", flat=True))
    slices = (few[start : start + AT_ONCE] for start in range(0, len(few), AT_ONCE))
    gone = sum(_merge_into_others(keys) for keys in slices) + Retyping.objects.rare("times", before=rare).delete()[0]
    gone += sum(model.objects.filter(day__lt=old).delete()[0] for model in (SearchTally, Retyping))
    same = {"site": OuterRef("site"), "text": OuterRef("text")}
    typed = Exists(SearchTally.objects.filter(**same)) | Exists(Retyping.objects.filter(**same))
    return gone + HiddenText.objects.exclude(typed).delete()[0]


def _merge_into_others(keys: list[int]) -> int:
    """The texts go, their numbers stay in the sums of their day."""
    rows = SearchTally.objects.filter(pk__in=keys)
    summed: Any = rows.order_by().values("day", "site_id", "locale_id").annotate(*(Sum(name) for name in COUNTS))
    for day in summed:
        key = {name: day[name] for name in ("day", "site_id", "locale_id")} | {"text": OTHERS}
        _count(SearchTally, key, {name: day[f"{name}__sum"] for name in COUNTS}, is_capped=False)
    return rows.delete()[0]
