"""The pages of the starter site: home, guides, alerts, directory, plain pages."""

import uuid
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.html import format_html
from wagtail.images import get_image_model
from wagtail.models import Page, PageLogEntry, Site

from core.models import Topic
from guides.models import GuideIndexPage, GuidePage
from home.models import HomePage, InfoPage
from scam_alerts.models import ScamAlertIndexPage, ScamAlertPage
from starter.drawings import PICTURES
from teams_directory.models import Commune, TeamDirectoryPage

NAMESPACE = uuid.UUID("6f1f3f0e-0c7e-4f6c-9d0c-2a1d3c6f5b10")
IndexPage = type[GuideIndexPage] | type[ScamAlertIndexPage] | type[TeamDirectoryPage]


def step_identity(guide: str, key: str) -> str:
    """The same step has the same id on every site the starter content is loaded into."""
    return str(uuid.uuid5(NAMESPACE, f"{guide}/{key}"))


def add(parent: Page, page: Any) -> Any:
    """Put a page under its parent and publish it; the one already there wins."""
    there = type(page).objects.child_of(parent).filter(slug=page.slug).first()
    if there:
        return there
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def build_home(data: dict[str, Any], site: Site) -> HomePage:
    """The home page in place of Wagtail's welcome page."""
    if isinstance(site.root_page.specific, HomePage):
        return site.root_page.specific
    root, welcome = Page.get_first_root_node(), site.root_page
    home = HomePage(
        title="Cầm Tay", slug="trang-chu", question=data["question"], search_hint=data["search_hint"],
        popular_searches=[("words", words) for words in data["popular_searches"]],
        doors=[("door", door) for door in data["doors"]],
    )  # fmt: skip
    root.add_child(instance=home)
    home.save_revision().publish()
    site.root_page = home
    site.save()
    PageLogEntry.objects.filter(page=welcome.pk).delete()
    welcome.delete()
    return home


def build_index(page_class: IndexPage, parent: HomePage, title: str, slug: str, intro: str) -> Any:
    return add(parent, page_class(title=title, slug=slug, intro=intro))


def _source(data: dict[str, Any]) -> dict[str, Any]:
    names = ["search_words", "source_name", "source_url", "checked_on", "unverified"]
    return {name: data[name] for name in names if name in data}


def _picture(name: str, alt: str) -> Any:
    """The drawing of this name as an image of the library, where an editor finds it by what it shows."""
    images = get_image_model()
    title = f"Hình vẽ: {alt}"
    there = images.objects.filter(title=title).first()
    if there:
        return there
    return images.objects.create(title=title, file=ContentFile(PICTURES[name]().encode(), name=f"ve-{name}.svg"))


def _step(guide: str, data: dict[str, Any]) -> dict[str, Any]:
    value = {name: data.get(name, "") for name in ("title", "text", "expect", "warning")}
    value |= {"picture": _picture(data["picture"], data["alt"]).pk, "picture_alt": data["alt"]}
    return {"type": "step", "id": step_identity(guide, data["key"]), "value": value}


def build_guide(data: dict[str, Any], parent: GuideIndexPage) -> GuidePage:
    if there := GuidePage.objects.child_of(parent).filter(slug=data["slug"]).first():
        return there
    guide = GuidePage(
        title=data["title"], slug=data["slug"], summary=data["summary"], who_for=data["who_for"],
        minutes=data["minutes"], position=data["position"],
        topic=Topic.objects.get(slug=data["topic"], locale=parent.locale),
        prepare=[("item", item) for item in data["prepare"]],
        steps=GuidePage.steps.field.to_python([_step(data["slug"], step) for step in data["steps"]]),
        troubles=[("trouble", trouble) for trouble in data["troubles"]],
        **_source(data),
    )  # fmt: skip
    return add(parent, guide)


def build_alert(data: dict[str, Any], parent: ScamAlertIndexPage, commune: Commune) -> ScamAlertPage:
    now = timezone.now().replace(second=0, microsecond=0)  # as the editor shows and sends it
    alert = ScamAlertPage(
        title=data["title"], slug=data["slug"], commune=commune, severity=data["severity"], kind=data["kind"],
        summary=data["summary"], how_it_works=data["how_it_works"], reply=data["reply"],
        signs=[("sign", sign) for sign in data["signs"]],
        actions=[("action", action) for action in data["actions"]],
        calls=[("call", call) for call in data["calls"]],
        source_date=data["source_date"],
        effective_at=now + timedelta(days=data["effective_offset_days"]),
        expires_at=now + timedelta(days=data["expires_offset_days"]), **_source(data),
    )  # fmt: skip
    return add(parent, alert)


def _body_block(data: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    value = {name: words for name, words in data.items() if name not in {"type", "link", "link_text"}}
    if data["type"] == "paragraph":
        link = format_html(' <a href="{}">{}</a>', data["link"], data["link_text"]) if "link" in data else ""
        value["text"] = format_html("<p>{}{}</p>", data["text"], link)
    return data["type"], value


def build_info(data: dict[str, Any], parent: HomePage) -> InfoPage:
    body = [_body_block(block) for block in data["body"]]
    streams = InfoPage.body.field.to_python([{"type": kind, "value": value} for kind, value in body])
    return add(
        parent,
        InfoPage(title=data["title"], slug=data["slug"], intro=data["intro"], body=streams, **_source(data)),
    )
