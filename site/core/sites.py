"""Where a site begins in the language of the visitor."""

from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Page, Site


def language_root(site: Site) -> Page:
    """The site's root page, or its translation; the source language costs no query."""
    return site.root_page if get_language() == settings.LANGUAGE_CODE else site.root_page.localized
