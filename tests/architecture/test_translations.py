"""Vietnamese is the source: every word has its English, and the compiled file is the written one."""

import ast
import re

import polib
import pytest
from django.utils.translation.template import templatize

from tests.architecture.tree import ROOT, called_name, files, parsed, shown, templates

ENGLISH = ROOT / "site" / "locale" / "en" / "LC_MESSAGES" / "django.po"
LOCALES = sorted({ENGLISH, *ENGLISH.parents[2].glob("*/LC_MESSAGES/django.po")})
WITH_CONTEXT = {"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"}
PLAIN = {"gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "_"}
STRING = r"u?(?:'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")"
IN_TEMPLATE = re.compile(rf"(?<!\w)(n?pgettext|n?gettext|_)\(\s*({STRING})(?:,\s*({STRING}))?")


def in_python() -> set[str]:
    found = set()
    for path in files("*.py"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and called_name(node) in PLAIN | WITH_CONTEXT:
                words = node.args[1 if called_name(node) in WITH_CONTEXT else 0]
                if isinstance(words, ast.Constant):
                    found.add(words.value)
    return found


def words_of(template: str, origin: str = "") -> set[str]:
    calls = IN_TEMPLATE.findall(templatize(template, origin=origin))
    return {ast.literal_eval(second if name in WITH_CONTEXT else first) for name, first, second in calls}


def in_templates() -> set[str]:
    pages = [path for path in templates() if path.suffix in {".html", ".txt", ".xml"}]
    return set().union(*(words_of(path.read_text(encoding="utf-8"), shown(path)) for path in pages))


@pytest.fixture(scope="module")
def english():
    return polib.pofile(str(ENGLISH))


def test_the_walk_sees_every_way_to_write_a_word():
    source = """{% translate "Gọi (ngay)" %}{% translate "May" context "tháng" %}{{ _("Xã")|upper }}
    {% blocktranslate count n=n trimmed %} Một {{ n }} bước {% plural %} {{ n }} bước {% endblocktranslate %}"""
    assert words_of(source) == {"Gọi (ngay)", "May", "Xã", "Một %(n)s bước"}


def test_every_word_has_its_english(english):
    missing = [entry.msgid for entry in english if not entry.obsolete and not entry.translated()]
    assert not missing, "\n".join(missing)


def test_no_english_is_a_guess(english):
    fuzzy = [entry.msgid for entry in english.fuzzy_entries()]
    assert not fuzzy, "\n".join(fuzzy)


def test_every_word_of_the_interface_stands_in_the_catalogue(english):
    known = {entry.msgid for entry in english if not entry.obsolete}
    used = in_python() | in_templates()
    assert used, "the walk found no words at all"
    assert not used - known, "\n".join(sorted(used - known))


def test_the_catalogue_holds_no_word_that_is_gone(english):
    gone = {entry.msgid for entry in english if not entry.obsolete} - in_python() - in_templates()
    assert not gone, "\n".join(sorted(gone))


def test_named_gaps_are_the_same_in_both_languages(english):
    def gaps(text):
        return sorted(re.findall(r"%\(\w+\)[sd]|%[sd]|\{\w*\}", text))

    wrong = [entry.msgid for entry in english if entry.msgstr and gaps(entry.msgid) != gaps(entry.msgstr)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("po", LOCALES, ids=lambda path: path.parts[-3])
def test_the_compiled_catalogue_is_the_written_one(po):
    def content(catalogue):
        return {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in catalogue}

    written = [entry for entry in polib.pofile(str(po)).translated_entries() if not entry.obsolete]
    compiled = polib.mofile(str(po.with_suffix(".mo")))
    assert content(compiled) == content(written)
