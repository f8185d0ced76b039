"""What a page takes from the network, as Chromium counts it."""

from typing import Any

from playwright.sync_api import Page


class Wire:
    """Bytes on the wire, answer headers included, by kind of file. Nothing comes from a cache."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.forget()
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.send("Network.setBypassServiceWorker", {"bypass": True})  # what it hands on seems to weigh nothing
        session.on("Network.responseReceived", self._begins)
        session.on("Network.loadingFinished", self._ends)

    def forget(self) -> None:
        """Count anew from here."""
        self.sizes: dict[str, list[int]] = {}
        self.kinds: dict[str, str] = {}
        self.addresses: list[str] = []

    def _begins(self, event: dict[str, Any]) -> None:
        address = event["response"]["url"]
        if not address.startswith("data:"):
            self.kinds[event["requestId"]] = event["type"]
            self.addresses.append(address)

    def _ends(self, event: dict[str, Any]) -> None:
        if kind := self.kinds.get(event["requestId"]):
            self.sizes.setdefault(kind, []).append(int(event["encodedDataLength"]))

    def add_what_headless_leaves_out(self) -> None:
        """A browser with a window also fetches the icon and the manifest."""
        for link in self.page.locator("link[rel~=icon], link[rel=manifest]").all():
            address = link.evaluate("element => element.href")
            if address not in self.addresses:
                answer = self.page.request.get(address)
                self.addresses.append(address)
                self.sizes.setdefault("Other", []).append(int(answer.headers["content-length"]))

    def of(self, *kinds: str) -> int:
        return sum(sum(self.sizes.get(kind, [])) for kind in kinds)

    @property
    def all(self) -> int:
        return self.of(*self.sizes)

    def __str__(self) -> str:
        names = {"html": "Document", "css": "Stylesheet", "js": "Script", "pictures": "Image"}
        parts = " ".join(f"{name} {self.of(kind)}" for name, kind in names.items())
        return f"{parts} all {self.all} requests {len(self.addresses)}"
