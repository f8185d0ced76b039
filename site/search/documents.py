"""How pages become search entries: one small class for each kind of page.

A further kind is a class with `page_type` and `entries(page)`, added to KINDS above any broader type.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar, Protocol

from django.db.models import Prefetch
from wagtail.fields import StreamField
from wagtail.models import Page

from core.models import SourcedPage
from core.text import exact, fold
from guides.models import GuidePage
from scam_alerts.models import ScamAlertPage
from search.models import SearchEntry
from teams_directory.models import Member, Team, TeamDirectoryPage, Village

Kind = SearchEntry.Kind


class PageKind(Protocol):
    page_type: ClassVar[type[Page]]

    def entries(self, page: Any) -> Iterator[SearchEntry]:
        """The entries of a live page that has an address."""


class Guides:
    """A guide, and each of its steps with an address of its own."""

    page_type: ClassVar[type[Page]] = GuidePage

    def entries(self, page: GuidePage) -> Iterator[SearchEntry]:
        steps = [step.title for step in page.numbered_steps]
        body = [page.summary, page.who_for, *stream_text(page, "prepare", "troubles"), *steps, called(page)]
        yield entry(
            page, Kind.GUIDE, page.title, page.summary,
            words=listed(page.search_words), body=body, position=page.position,
        )  # fmt: skip
        for step in page.numbered_steps:
            text = [page.title, *(step.value[part] for part in ("text", "expect", "warning"))]
            yield entry(
                page, Kind.STEP, step.title, page.title,
                part=f":step:{step.id}", path=f"buoc-{step.number}/", body=text, position=page.position,
            )  # fmt: skip


class Alerts:
    """An alert between its two moments; a past one stays findable."""

    page_type: ClassVar[type[Page]] = ScamAlertPage

    def entries(self, page: ScamAlertPage) -> Iterator[SearchEntry]:
        told = [page.summary, page.how_it_works, page.reply, page.get_kind_display(), called(page)]
        yield entry(
            page, Kind.ALERT, page.title, page.summary,
            words=listed(page.search_words), body=[*told, *stream_text(page, "signs", "actions")],
            starts_at=page.effective_at, ends_at=page.expires_at,
        )  # fmt: skip


class Teams:
    """The teams of each village in the directory, under every name of the village, old or new."""

    page_type: ClassVar[type[Page]] = TeamDirectoryPage

    def entries(self, page: TeamDirectoryPage) -> Iterator[SearchEntry]:
        for village in public_villages().filter(commune__site=page.get_url_parts()[0]):
            yield from self.village_entries(page, village)

    def village_entries(self, page: TeamDirectoryPage, village: Village) -> Iterator[SearchEntry]:
        """One entry for each team; a village without a team is found by its own name."""
        part, place = f":village:{village.pk}", f"{village}, {village.commune}"
        names = [village.name, *village.old_names, *village.searchable_names()]
        commune = [village.commune.full_name, *village.commune.former_names.splitlines()]
        more: dict[str, Any] = {"path": f"{village.slug}/", "words": names, "position": village.position}
        teams = list(village.teams.all())
        if not teams:
            yield entry(page, Kind.TEAM, village.name, str(village.commune), part=part, body=commune, **more)
        for team in teams:
            summary = ". ".join(filter(None, [place, team.meeting_point]))
            people = [member.full_name for member in team.shown_members]
            yield entry(
                page, Kind.TEAM, team.name, summary,
                part=f"{part}:team:{team.pk}", body=[summary, *people, *commune], **more,
            )  # fmt: skip


class PlainPages:
    """Any other page that states facts: its lead-in and every text in it."""

    page_type: ClassVar[type[Page]] = SourcedPage

    def entries(self, page: Any) -> Iterator[SearchEntry]:
        intro = getattr(page, "intro", "")
        streams = [field.name for field in page._meta.get_fields() if isinstance(field, StreamField)]
        body = [intro, *stream_text(page, *streams)]
        yield entry(page, Kind.PAGE, page.title, intro, words=listed(page.search_words), body=body)


KINDS: list[PageKind] = [Guides(), Alerts(), Teams(), PlainPages()]


def kind_of(page_type: type[Page]) -> PageKind | None:
    return next((kind for kind in KINDS if issubclass(page_type, kind.page_type)), None)


def public_villages() -> Any:
    """Villages with their working teams, and of their members only those who agreed to be shown."""
    shown = Prefetch("members", queryset=Member.objects.active().shown(), to_attr="shown_members")
    teams = Prefetch("teams", queryset=Team.objects.working().prefetch_related(shown))
    return Village.objects.select_related("commune").prefetch_related(teams)


def source_of(page: Page) -> str:
    return f"page:{page.pk}"


def entry(
    page: Page, kind: Kind, title: str, summary: str, *,
    part: str = "", path: str = "", words: Iterable[str] = (), body: Iterable[str] = (), **more: Any,
) -> SearchEntry:  # fmt: skip
    """One entry of a page, or of a part of it that has an address below the page's own."""
    site_id, _, page_url = page.get_url_parts()
    texts = ([title], list(words), list(body))
    folded_title, folded_words, folded_body = (padded(phrases, fold) for phrases in texts)
    return SearchEntry(
        kind=kind, source=source_of(page) + part, site_id=site_id, locale_id=page.locale_id,
        title=title, summary=summary, url=page_url + path,
        folded_title=folded_title, folded_words=folded_words, folded_body=folded_body,
        exact="\n".join(padded(phrases, exact) for phrases in texts), **more,
    )  # fmt: skip


def padded(phrases: Iterable[str], form: Callable[[str], str]) -> str:
    """Forms as " can cuoc ; dinh danh ": a phrase never runs on into the next one."""
    forms = dict.fromkeys(form(phrase) for phrase in phrases)
    return f" {' ; '.join(phrase for phrase in forms if phrase)} "


def listed(search_words: str) -> list[str]:
    return search_words.replace("\n", ",").split(",")


def called(page: Page) -> str:
    """What people call this kind of page: "hướng dẫn kích hoạt" and "cảnh báo lừa đảo" find it."""
    return str(page._meta.verbose_name)


def stream_text(page: Page, *names: str) -> list[str]:
    """Everything written in these streams of a page."""
    streams = (getattr(page, name) for name in names)
    return [text for stream in streams for text in stream.stream_block.get_searchable_content(stream)]
