"""What a page may load: nothing inline without a nonce, nothing from another server."""

import re

import pytest

from tests.architecture.tree import files, shown, templates

PAGES = [path for path in templates() if path.suffix == ".html"]
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\b(?:src|nonce)=)(?![^>]*type=\"application/(?:ld\+)?json\")[^>]*>")
INLINE_STYLE = re.compile(r"<style(?![^>]*\bnonce=)[^>]*>|<[a-z][^>]*\sstyle=")
HANDLER = re.compile(r"<[a-z][^>]*\son[a-z]+=|javascript:")
LOADED = r"<(?:link|script|img|source|iframe|audio|video|embed|object|use|image)\b[^>]*?"
ELSEWHERE = re.compile(LOADED + r"\b(?:src|srcset|href|data|poster|xlink:href)=[\"']?(?:https?:)?//")
CSS_ELSEWHERE = re.compile(r"(?:url\(\s*[\"']?|@import\s+[\"'])(?:https?:)?//")
JS_ELSEWHERE = re.compile(r"(?:import|from|fetch\(|importScripts\()\s*[\"'](?:https?:)?//")


def found(pattern: re.Pattern[str], paths) -> list[str]:
    """Where the pattern stands, by line; a tag may run over several lines."""
    hits = []
    for path in paths:
        text = path.read_text(encoding="utf-8")
        hits += [
            f"{shown(path)}:{text[: hit.start()].count(chr(10)) + 1} {hit[0][:60]}" for hit in pattern.finditer(text)
        ]
    return hits


@pytest.mark.parametrize("pattern", [INLINE_SCRIPT, INLINE_STYLE, HANDLER], ids=["script", "style", "handler"])
def test_templates_hold_nothing_the_content_policy_would_block(pattern):
    hits = found(pattern, PAGES)
    assert not hits, "\n".join(hits)


def test_templates_load_nothing_from_another_server():
    hits = found(ELSEWHERE, PAGES)
    assert not hits, "\n".join(hits)


def test_style_sheets_and_scripts_load_nothing_from_another_server():
    hits = found(CSS_ELSEWHERE, files("*.css")) + found(JS_ELSEWHERE, files("*.js"))
    assert not hits, "\n".join(hits)


@pytest.mark.parametrize(
    ("pattern", "bad", "good"),
    [
        (INLINE_SCRIPT, "<script>x()</script>", '<script src="a.js"></script>'),
        (INLINE_SCRIPT, '<script type="module">', '<script nonce="{{ n }}">'),
        (INLINE_STYLE, '<p class="a"\n style="color:red">', '<p class="style">'),
        (HANDLER, '<a onclick="x()">', '<a href="/onclick=">'),
        (ELSEWHERE, '<img alt="" src="//cdn.example/x.png">', '<a href="https://example.org">'),
        (CSS_ELSEWHERE, "a{background:url('https://x/y.png')}", "a{background:url(y.png)}"),
    ],
)
def test_the_patterns_tell_good_from_bad(pattern, bad, good):
    assert pattern.search(bad)
    assert not pattern.search(good)
