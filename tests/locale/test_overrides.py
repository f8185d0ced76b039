"""Our Vietnamese for the words of Wagtail and Django. A new release brings new words: these tests name them."""

import re
import unicodedata
from importlib import import_module
from pathlib import Path

import polib
import pytest

from tests.architecture.tree import ROOT

VIETNAMESE = ROOT / "site" / "locale" / "vi" / "LC_MESSAGES"
ENGLISH = ROOT / "site" / "locale" / "en" / "LC_MESSAGES" / "django.po"
DESK = [
    "wagtail", "wagtail.admin", "wagtail.contrib.settings", "wagtail.documents", "wagtail.embeds", "wagtail.images",
    "wagtail.locales", "wagtail.sites", "wagtail.snippets", "wagtail.users",
    "wagtail_localize", "wagtail_localize.locales",
]  # fmt: skip
DRAWN = ["wagtail.admin", "wagtail_localize"]
GAP = re.compile(r"%\(\w+\)[sdr]|(?<!%)%[sd]|\{\w*\}")


def theirs(package: str, domain: str) -> set[tuple[str | None, str]]:
    path = Path(import_module(package).__file__).parent / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po"
    return {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(path)) if not entry.obsolete}


@pytest.fixture(params=["django", "djangojs"])
def domain(request) -> str:
    return request.param


@pytest.fixture
def ours(domain):
    return polib.pofile(str(VIETNAMESE / f"{domain}.po"))


def said(entry) -> list[str]:
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def test_every_word_of_the_desk_has_its_vietnamese(ours, domain):
    asked = {word for package in (DESK if domain == "django" else DRAWN) for word in theirs(package, domain)}
    missing = asked - {(entry.msgctxt, entry.msgid) for entry in ours.translated_entries()}
    assert not missing, "\n".join(sorted(word for _, word in missing))


def test_nothing_is_empty_guessed_or_left_over(ours):
    wrong = [entry.msgid for entry in ours if entry.obsolete or entry.fuzzy or not all(said(entry))]
    assert not wrong, "\n".join(wrong)


def test_our_own_words_are_not_among_them(ours):
    assert not {entry.msgid for entry in ours} & {entry.msgid for entry in polib.pofile(str(ENGLISH))}


def test_gaps_are_filled_with_what_the_english_offers(ours):
    def gaps(words):
        return set(GAP.findall(words))

    wrong = [
        entry.msgid
        for entry in ours
        for words in said(entry)
        if gaps(words) - gaps(entry.msgid + entry.msgid_plural)
        or ("no-python-format" not in entry.flags and gaps(words) != gaps(entry.msgid_plural or entry.msgid))
    ]
    assert not wrong, "\n".join(wrong)


def test_letters_are_composed(ours):
    assert not [entry.msgid for entry in ours for words in said(entry) if not unicodedata.is_normalized("NFC", words)]


def test_the_compiled_catalogue_is_the_written_one(ours, domain):
    compiled = polib.mofile(str(VIETNAMESE / f"{domain}.mo"))
    assert {(e.msgctxt, e.msgid): said(e) for e in compiled} == {(e.msgctxt, e.msgid): said(e) for e in ours}
