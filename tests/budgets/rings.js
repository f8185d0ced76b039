// Where the ring of a focused element is drawn: on it, on its label, or on what it stands in.
() => {
    const channels = colour => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const light = colour => channels(colour).slice(0, 3)
        .map(value => value / 255).map(value => value <= .03928 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4)
        .reduce((sum, value, place) => sum + value * [.2126, .7152, .0722][place], 0);
    const contrast = (one, other) => {
        const [less, more] = [light(one), light(other)].sort((a, b) => a - b);
        return (more + .05) / (less + .05);
    };
    const ground = element => {
        for (let each = element; each; each = each.parentElement) {
            const colour = getComputedStyle(each).backgroundColor, alpha = channels(colour)[3] ?? 1;
            if (alpha === 1) return colour;
        }
        return "rgb(255, 255, 255)";
    };
    const wrong = [];
    for (const element of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
        if (element.type === "hidden" || element.disabled || !element.checkVisibility({visibilityProperty: true})) continue;
        element.focus();
        element.scrollIntoView({inline: "nearest", block: "nearest"}); // a list that scrolls sideways hides nothing for good
        const name = `${element.tagName.toLowerCase()} ${(element.innerText || element.id || element.name).trim()}`;
        if (document.activeElement !== element) { wrong.push(`${name}: takes no focus`); continue; }
        const places = [element, ...(element.labels ?? []), element.parentElement].map(place => [place, getComputedStyle(place)]);
        const ring = places.find(([, style]) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 3);
        if (!ring) { wrong.push(`${name}: no ring`); continue; }
        const [place, style] = ring, ratio = contrast(style.outlineColor, ground(place.parentElement));
        if (ratio < 3) wrong.push(`${name}: ring ${style.outlineColor} on ${ground(place.parentElement)}, ${ratio.toFixed(1)}`);
        const box = place.getBoundingClientRect(), reach = 2.5 + parseFloat(style.outlineOffset);
        for (let outer = place.parentElement; outer; outer = outer.parentElement) {
            if (outer === document.body || getComputedStyle(outer).overflow === "visible") continue;
            const edge = outer.getBoundingClientRect();
            if (box.left - reach < edge.left || box.right + reach > edge.right) wrong.push(`${name}: ring cut by .${outer.className}`);
        }
    }
    return wrong;
}
