"""What the first view of a page costs somebody on a slow, dear connection."""

from http import HTTPStatus

import pytest

from tests.budgets.pages import PUBLIC, Kind, Shown, each

pytestmark = [pytest.mark.browser, pytest.mark.pure]

KB = 1024
FIRST_VIEW, WITHOUT_PICTURES, WITH_PICTURES, SCRIPTS, REQUESTS = 14 * KB, 60 * KB, 150 * KB, 6 * KB, 8


@each(PUBLIC)
def test_the_first_view_of_a_page_is_light(shown: Shown, kind: Kind):
    wire = shown.wire
    wire.add_what_headless_leaves_out()
    print(f"\n{kind.name:<24} {wire}")
    assert wire.of("Document") > 0 and wire.of("Stylesheet") > 0, "nothing was weighed"
    measures = {
        "HTML + CSS": (wire.of("Document", "Stylesheet"), FIRST_VIEW),
        "without pictures": (wire.all - wire.of("Image"), WITHOUT_PICTURES),
        "with pictures": (wire.all, WITH_PICTURES),
        "JavaScript": (wire.of("Script"), SCRIPTS),
        "requests": (len(wire.addresses), REQUESTS),
    }
    assert {name: pair for name, pair in measures.items() if pair[0] > pair[1]} == {}, wire


@each(PUBLIC)
def test_looking_at_a_page_sets_no_cookie_and_keeps_nothing_on_the_phone_but_what_was_typed_there(shown: Shown):
    assert shown.page.context.cookies() == []
    was_typed = shown.page.locator("[data-typed]").count()
    assert set(shown.page.evaluate("Object.keys(localStorage)")) <= ({"nhap-hen", "nhap-gop-y"} if was_typed else set())
    assert shown.page.evaluate("sessionStorage.length") == 0


@each(PUBLIC)
def test_the_browser_has_nothing_to_complain_about(shown: Shown, kind: Kind):
    status = f"{kind.status} ({HTTPStatus(kind.status).phrase})"
    expected = [f"Failed to load resource: the server responded with a status of {status}"]
    assert set(shown.said) == set(expected if kind.status >= 400 else []), (
        "a refused form is asked for twice (draft.js)"
    )
