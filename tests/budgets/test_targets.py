"""Whatever is tapped is large enough for a big finger."""

import pytest

from tests.budgets.pages import ALL, Shown, each

pytestmark = [pytest.mark.browser, pytest.mark.pure]

BLOCK, INLINE = 48, 24
# The box in which a tap counts: the element, its label, and for a link stretched over its card, the card.
TARGETS = """() => {
    const isInline = element => ["inline", "inline-block"].includes(getComputedStyle(element).display);
    const stretched = element => ["::after", "::before"].some(part => {
        const style = getComputedStyle(element, part);
        return style.content !== "none" && style.position === "absolute" && style.top === "0px" && style.left === "0px";
    });
    const around = element => {
        let box = element;
        while (getComputedStyle(box).position === "static" && box.parentElement) box = box.parentElement;
        return box;
    };
    const running = link => {
        const outer = link.closest("p, li, dd, td, h1, h2, h3, h4, div");
        const own = link.textContent.trim().length, all = outer ? outer.textContent.trim().length : own;
        return link.tagName === "A" && isInline(link) && all > own;
    };
    const found = [];
    for (const element of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
        if (element.type === "hidden" || !element.checkVisibility({visibilityProperty: true})) continue;
        const boxes = [element, ...(element.labels ?? [])].map(each => each.getBoundingClientRect());
        if (stretched(element)) boxes.push(around(element).getBoundingClientRect());
        const choice = ["radio", "checkbox"].includes(element.type);
        const used = choice || stretched(element) ? boxes : boxes.slice(0, 1);
        const height = Math.max(...used.map(box => box.height)), width = Math.max(...used.map(box => box.width));
        const name = (element.innerText || element.id || element.name || "").trim();
        found.push({name: `${element.tagName.toLowerCase()} ${name}`, height, width, inline: running(element)});
    }
    return found;
}"""


@pytest.mark.parametrize("width", [320, 1280], ids=lambda width: f"{width} px")
@each(ALL)
def test_every_target_is_large_enough(shown: Shown, width: int):
    shown.page.set_viewport_size({"width": width, "height": 780})
    found = shown.page.evaluate(TARGETS)
    assert len(found) > 2, found
    small = [
        f"{target['name']}: {target['height']:.0f} px high"
        for target in found
        if target["height"] < (INLINE if target["inline"] else BLOCK) - 0.5
    ]
    assert small == []
