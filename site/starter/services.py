"""Loading the starter content: once, whole, and never twice."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Site

from core.models import Topic
from guides.models import GuideIndexPage
from home.models import HomePage, SiteSettings
from scam_alerts.models import ScamAlertIndexPage
from search.models import SynonymGroup
from search.services import rebuild_index
from starter import content
from starter.builders import pages, places
from starter.builders.calendar import build_holidays
from teams_directory.models import Commune, TeamDirectoryPage


def is_loaded() -> bool:
    return HomePage.objects.exists()


def _build_site() -> Site:
    site = Site.objects.get(is_default_site=True)
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site.hostname, site.port = (
        address.hostname or "localhost",
        address.port or (443 if address.scheme == "https" else 80),
    )
    site.site_name = "Cầm Tay"
    site.save()
    return site


def _build_topics() -> None:
    for position, topic in enumerate(content.read("topics")["topics"]):
        Topic.objects.get_or_create(
            slug=topic["slug"],
            locale=Locale.get_default(),
            defaults={"name": topic["name"], "position": position},
        )


def _build_synonyms() -> None:
    for meaning, variants in content.read("synonyms")["synonyms"].items():
        SynonymGroup.objects.get_or_create(meaning=meaning, defaults={"variants": variants})


def _build_pages(home: HomePage, commune: Commune) -> None:
    guides = pages.build_index(
        GuideIndexPage,
        home,
        "Làm theo từng bước",
        "huong-dan",
        "Bác chọn một việc. Mỗi bước một hình, làm tới đâu xem tới đó.",
    )
    alerts = pages.build_index(
        ScamAlertIndexPage, home, "Cảnh báo lừa đảo", "canh-bao", "Chuyện lừa đang rộ lên, và cách tránh."
    )
    pages.build_index(
        TeamDirectoryPage,
        home,
        "Tổ của thôn tôi",
        "to-cong-nghe-so",
        "Gõ tên thôn, không cần dấu. Gọi một chạm là gặp người giúp.",
    )
    for data in content.read_all("guides"):
        pages.build_guide(data, guides)
    for data in content.read_all("alerts"):
        pages.build_alert(data, alerts, commune)
    for data in content.read_all("pages"):
        pages.build_info(data, home)


def _build_settings(site: Site, commune: Commune, promise: str) -> None:
    SiteSettings.objects.get_or_create(
        site=site,
        defaults={
            "place": commune.full_name, "hotline": commune.hotline, "owner": commune.owner, "promise": promise,
            "is_sample": True,
        },
    )  # fmt: skip


@transaction.atomic
def load_starter(*, plan: str) -> bool:
    """Fill an empty deployment with the starter site of one plan. False when it was filled before."""
    build_holidays()  # also on a site of last year
    if is_loaded():
        return False
    site, front = _build_site(), content.read("home")
    Locale.objects.get_or_create(language_code="en")
    _build_topics()
    _build_synonyms()
    commune = places.build_commune(content.read(f"communes/{plan}"), site)
    home = pages.build_home(front, site)
    _build_settings(site, commune, front["promise"])
    _build_pages(home, commune)
    rebuild_index()
    return True
