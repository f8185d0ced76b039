"""How pages become search entries: one small class for each kind of page.

A further kind is a class with `page_type` and `entries(page)`, added to KINDS above any broader type.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar, Protocol

from django.db.models import Prefetch
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Page

from core.models import IndexPage, SourcedPage
from core.text import exact, fold, one_i
from guides.models import GuideIndexPage, GuidePage
from scam_alerts.models import ScamAlertIndexPage, ScamAlertPage
from search.models import SearchEntry
from teams_directory.models import GroupSession, Member, Team, TeamDirectoryPage, Village
from teams_directory.models.areas import CALENDAR_SLUG

Kind = SearchEntry.Kind


class PageKind(Protocol):
    page_type: ClassVar[type[Page]]

    def entries(self, page: Any) -> Iterator[SearchEntry]:
        """The entries of a live page that has an address."""


class Guides:
    """A guide, each of its steps with an address of its own, and each trouble with its way out."""

    page_type: ClassVar[type[Page]] = GuidePage

    def entries(self, page: GuidePage) -> Iterator[SearchEntry]:
        steps = [step.title for step in page.numbered_steps]
        body = [page.summary, page.who_for, *stream_text(page, "prepare", "troubles"), *steps, called(page)]
        about: dict[str, Any] = {"position": page.position, "topic": page.topic.slug if page.topic else ""}
        yield entry(
            page, Kind.GUIDE, page.title, page.summary,
            words=listed(page.search_words), body=body, **about,
        )  # fmt: skip
        for step in page.numbered_steps:
            text = [page.title, *(step.value[part] for part in ("text", "expect", "warning"))]
            yield entry(
                page, Kind.STEP, step.title, page.title,
                part=f":step:{step.id}", path=f"buoc-{step.number}/", body=text, **about,
            )  # fmt: skip
        for number, trouble in enumerate(page.troubles, start=1):
            problem, fix = trouble.value["problem"], trouble.value["fix"]
            yield entry(
                page, Kind.TROUBLE, problem, fix,
                part=f":trouble:{trouble.id}", path=f"#hay-gap-{number}", body=[fix, page.title],
                **about,
            )  # fmt: skip


class Alerts:
    """An alert between its two moments; a past one stays findable. Its kind of scam is one of its names."""

    page_type: ClassVar[type[Page]] = ScamAlertPage

    def entries(self, page: ScamAlertPage) -> Iterator[SearchEntry]:
        told = [page.summary, page.how_it_works, page.reply, called(page)]
        yield entry(
            page, Kind.ALERT, page.title, page.summary,
            words=[*listed(page.search_words), page.get_kind_display()],
            body=[*told, *stream_text(page, "signs", "actions")],
            starts_at=page.effective_at, ends_at=page.expires_at,
        )  # fmt: skip


class Teams:
    """The directory; the teams of each village under its every name, old or new; group sessions to come."""

    page_type: ClassVar[type[Page]] = TeamDirectoryPage

    def entries(self, page: TeamDirectoryPage) -> Iterator[SearchEntry]:
        names = ["tổ công nghệ số", "số điện thoại của tổ", "gọi ai", "danh sách tổ", "đường dây nóng", "thôn nào"]
        yield entry(page, Kind.PAGE, page.title, page.intro, words=names, body=[called(page)])
        for village in public_villages().filter(commune__site=page.get_url_parts()[0]):
            yield from self.village_entries(page, village)

    def village_entries(self, page: TeamDirectoryPage, village: Village) -> Iterator[SearchEntry]:
        """One entry for each team; a village without a team is found by its own name."""
        part, place = f":village:{village.pk}", f"{village}, {village.commune}"
        commune = [village.commune.full_name, *village.commune.former_names.splitlines()]
        names = [village.name, *village.old_names, *village.searchable_names()]
        more: dict[str, Any] = {"path": f"{village.slug}/", "position": village.position, "village": village.slug}
        teams = list(village.teams.all())
        if not teams:
            yield entry(
                page, Kind.TEAM, village.name, str(village.commune),
                part=part, words=names, body=["tổ công nghệ số", *HELP, *commune], **more,
            )  # fmt: skip
        for team in teams:
            summary = ". ".join(filter(None, [place, team.meeting_point]))
            yield entry(
                page, Kind.TEAM, team.name, summary,
                part=f"{part}:team:{team.pk}", words=[*names, team.meeting_point, *people(team)],
                body=[summary, *HELP, *commune], **more,
            )  # fmt: skip
        for session in village.coming_sessions:
            yield session_entry(page, village, session, part)


HELP = [
    "số điện thoại, gọi ai, nhờ giúp, hẹn gặp, lịch trực, giờ trực",
    "tổ trưởng, tổ phó, thành viên, người hướng dẫn",
]


def people(team: Team) -> Iterator[str]:
    """Members who agreed, by name and by what they are in the team."""
    for member in team.shown_members:
        yield member.full_name
        yield f"{member.get_role_display()} {member.full_name}"


def session_entry(page: TeamDirectoryPage, village: Village, session: GroupSession, part: str) -> SearchEntry:
    start, end = timezone.localtime(session.start), timezone.localtime(session.end)
    when = f"{session.weekday} {start:%d/%m}, {start:%H:%M}–{end:%H:%M}"
    return entry(
        page, Kind.SESSION, session.title, f"{when}. {session.meeting_place}, {village}",
        part=f"{part}:session:{session.pk}", path=f"{CALENDAR_SLUG}/?thon={village.slug}",
        words=["buổi học nhóm", "lịch học", "lớp học", session.topic.name, village.name],
        body=[session.note, session.meeting_place, "lịch tập huấn, lịch hướng dẫn, học ở đâu"],
        position=village.position, ends_at=session.end, topic=session.topic.slug, village=village.slug,
    )  # fmt: skip


class Indexes:
    """The list of guides and the list of alerts, which also stands for every kind of scam."""

    page_type: ClassVar[type[Page]] = IndexPage

    def entries(self, page: Any) -> Iterator[SearchEntry]:
        if isinstance(page, GuideIndexPage):
            yield entry(page, Kind.PAGE, page.title, page.intro, body=["tất cả hướng dẫn", called(page)])
        elif isinstance(page, ScamAlertIndexPage):
            kinds = [label for _, label in ScamAlertPage.Kind.choices]
            yield entry(
                page, Kind.PAGE, page.title, page.intro, words=["các kiểu lừa đảo"], body=[*kinds, called(page)]
            )


class PlainPages:
    """Any other page that states facts: its lead-in and every text in it."""

    page_type: ClassVar[type[Page]] = SourcedPage

    def entries(self, page: Any) -> Iterator[SearchEntry]:
        intro = getattr(page, "intro", "")
        streams = [field.name for field in page._meta.get_fields() if isinstance(field, StreamField)]
        body = [intro, *stream_text(page, *streams)]
        yield entry(page, Kind.PAGE, page.title, intro, words=listed(page.search_words), body=body)


KINDS: list[PageKind] = [Guides(), Alerts(), Teams(), Indexes(), PlainPages()]


def kind_of(page_type: type[Page]) -> PageKind | None:
    return next((kind for kind in KINDS if issubclass(page_type, kind.page_type)), None)


def public_villages() -> Any:
    """Villages with their working teams, of their members only those who agreed to be shown, and coming sessions."""
    shown = Prefetch("members", queryset=Member.objects.active().shown(), to_attr="shown_members")
    teams = Prefetch("teams", queryset=Team.objects.working().prefetch_related(shown))
    coming = GroupSession.objects.coming().select_related("topic")
    sessions = Prefetch("sessions", queryset=coming, to_attr="coming_sessions")
    return Village.objects.select_related("commune").prefetch_related(teams, sessions)


def source_of(page: Page) -> str:
    return f"page:{page.pk}"


def entry(
    page: Page, kind: Kind, title: str, summary: str, *,
    part: str = "", path: str = "", words: Iterable[str] = (), body: Iterable[str] = (), **more: Any,
) -> SearchEntry:  # fmt: skip
    """One entry of a page, or of a part of it that has an address below the page's own."""
    site_id, _, page_url = page.get_url_parts()
    return SearchEntry(
        kind=kind, source=source_of(page) + part, site_id=site_id, locale_id=page.locale_id,
        title=title, summary=summary, url=page_url + path, **forms(title, words, body), **more,
    )  # fmt: skip


def forms(title: str, words: Iterable[str], body: Iterable[str]) -> dict[str, str]:
    """The texts an entry is found by, as they are stored."""
    texts = ([title], list(words), list(body))
    folded_title, folded_words, folded_body = (padded(phrases, folded) for phrases in texts)
    as_spelt = "\n".join(padded(phrases, spelt) for phrases in texts)
    return {
        "folded_title": folded_title, "folded_words": folded_words, "folded_body": folded_body, "exact": as_spelt,
    }  # fmt: skip


def folded(text: str) -> str:
    return one_i(fold(text))


def spelt(text: str) -> str:
    return one_i(exact(text))


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
