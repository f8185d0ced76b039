"""Narrowing what was found to one kind, one topic or one village: plain links, each with what it leads to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.models import Topic
from search.api import KINDS
from search.engines import Query, Results
from search.models import SearchEntry
from teams_directory.models import Village

KIND, TOPIC, VILLAGE = "loai", "chu-de", "thon"
SHOWN_KINDS: dict[str, tuple[str, ...]] = {
    "guide": KINDS["guide"], "alert": KINDS["alert"], "team": KINDS["team"], "page": (SearchEntry.Kind.PAGE,),
}  # fmt: skip
KIND_NAMES = {"guide": _("Hướng dẫn"), "alert": _("Cảnh báo"), "team": _("Tổ, buổi học"), "page": _("Trang")}
FEW = 8  # hits that are looked through without any help
MOST_CHOICES = 8  # the others fold away
LONGEST = 60


@dataclass(frozen=True)
class Choice:
    """One value: what it is called, how many hits it leaves, where one sees them."""

    text: str | Promise
    count: str
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class Filter:
    name: str | Promise
    choices: list[Choice] = field(default_factory=list)

    @property
    def first(self) -> list[Choice]:
        return self.choices[:MOST_CHOICES]

    @property
    def more(self) -> list[Choice]:
        return self.choices[MOST_CHOICES:]


def asked(request: HttpRequest) -> dict[str, Any]:
    """What the address narrows, as the fields of a Query."""
    kind, topic, village = (request.GET.get(name, "")[:LONGEST] for name in (KIND, TOPIC, VILLAGE))
    return {"shown_kinds": SHOWN_KINDS.get(kind, ()), "topic": topic, "village": village}


def filters(query: Query, found: Results) -> list[Filter]:
    """What helps here: nothing for a few hits, nothing with a single value, always what is chosen."""
    few = sum(found.facets.get("kind", {}).values()) <= FEW
    if not found.facets or (few and not _narrows(query)):
        return []
    names = _names(query, found)
    every = (
        _filter(query, _("Loại"), KIND, _kind_counts(found), dict(KIND_NAMES), _kind_now(query)),
        _filter(query, _("Việc"), TOPIC, found.facets["topic"], names[TOPIC], query.topic),
        _filter(query, _("Thôn"), VILLAGE, found.facets["village"], names[VILLAGE], query.village),
    )
    return [each for each in every if len(each.choices) > 1 or any(choice.is_chosen for choice in each.choices)]


def chosen(every: Iterable[Filter]) -> list[Choice]:
    return [choice for each in every for choice in each.choices if choice.is_chosen]


def _narrows(query: Query) -> bool:
    return bool(query.shown_kinds or query.topic or query.village)


def _kind_counts(found: Results) -> dict[str, int]:
    return {name: sum(found.facets["kind"].get(kind, 0) for kind in kinds) for name, kinds in SHOWN_KINDS.items()}


def _kind_now(query: Query) -> str:
    return next((name for name, kinds in SHOWN_KINDS.items() if kinds == query.shown_kinds), "")


def _names(query: Query, found: Results) -> dict[str, dict[str, str]]:
    """What topics and villages are called, by slug: one query for both."""
    topics = Topic.objects.filter(locale=query.locale, slug__in=found.facets["topic"])
    villages = Village.objects.filter(commune__site=query.site, slug__in=found.facets["village"])
    names: dict[str, dict[str, str]] = {TOPIC: {}, VILLAGE: {}}
    for parameter, slug, name in _named(topics, TOPIC).union(_named(villages, VILLAGE)):
        names[parameter][slug] = name
    return names


def _named(rows: QuerySet[Any], parameter: str) -> QuerySet[Any, tuple[str, str, str]]:
    return rows.order_by().values_list(Value(parameter, output_field=CharField()), "slug", "name")


def _filter(
    query: Query, title: str | Promise, parameter: str, counts: Mapping[str, int], names: Mapping[str, str | Promise],
    now: str,
) -> Filter:  # fmt: skip
    """The commonest first. One at a time: each link stands for itself, so its number holds."""
    choices = []
    for value, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if count and value in names:
            address = f"{reverse('search:results')}?{urlencode({'q': query.text, parameter: value})}"
            shown = str(count) if count <= query.limit else f"{query.limit}+"
            choices.append(Choice(names[value], shown, address, value == now))
    return Filter(title, choices)
