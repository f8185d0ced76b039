// Letters are added to whatever carries words; their ink must stay in every box that hides what stands out of it,
// in the element's own box, and off the ink of the next line.
letters => {
    const tags = "h1, h2, h3, h4, a, button, label, legend, summary, dt, dd, th, strong, .hint, p, li";
    const pen = document.createElement("canvas").getContext("2d");
    const wrong = new Set(), added = [];
    const said = element => `${element.tagName.toLowerCase()}.${element.className} "${element.textContent.trim().slice(0, 24)}"`;
    const words = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    for (const element of document.querySelectorAll(tags)) {
        if (!words(element) || element.closest(".visually-hidden, .w-sr-only, svg")) continue;
        if (!element.checkVisibility({visibilityProperty: true})) continue;
        const node = document.createTextNode(` ${letters} `);
        [...element.childNodes].findLast(child => child.nodeType === 3 && child.data.trim()).after(node);
        added.push([element, node]);
    }
    for (const [element, node] of added) {
        const style = getComputedStyle(element);
        pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        const ink = pen.measureText(letters), lineHeight = parseFloat(style.lineHeight);
        const high = ink.actualBoundingBoxAscent + ink.actualBoundingBoxDescent;
        if (lineHeight && high > lineHeight + .5) wrong.add(`${said(element)}: ink ${high.toFixed(1)} in a line of ${lineHeight}`);
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const line of range.getClientRects()) {
            const baseline = line.top + ink.fontBoundingBoxAscent * line.height / (ink.fontBoundingBoxAscent + ink.fontBoundingBoxDescent);
            const top = baseline - ink.actualBoundingBoxAscent, bottom = baseline + ink.actualBoundingBoxDescent;
            for (let outer = element; outer && outer !== document.body; outer = outer.parentElement) {
                const look = getComputedStyle(outer), box = outer.getBoundingClientRect();
                const hides = look.overflowY === "hidden" || look.overflowY === "clip";
                const own = outer === element && look.display !== "inline";
                if ((hides || own) && (top < box.top - .5 || bottom > box.bottom + .5))
                    wrong.add(`${said(element)}: ink out of .${outer.className || outer.tagName}`);
            }
        }
    }
    const running = parseFloat(getComputedStyle(document.body).lineHeight) / parseFloat(getComputedStyle(document.body).fontSize);
    if (running < 1.5) wrong.add(`lines of running text: ${running.toFixed(2)}`);
    for (const [, node] of added) node.remove();
    return added.length ? [...wrong] : ["no words to look at"];
}
