"""One person before one page: what they see, fill and press, and how often."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Download, Locator, Page
from pypdf import PdfReader


class Walk:
    """One person before one page: what they see, fill and press, and how often."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.opened: list[str] = []
        self.fields = 0
        self.presses = 0
        page.on("load", lambda loaded: self.opened.append(_plain(loaded.url)))

    def fill(self, label: str, words: str, within: Locator | None = None) -> None:
        self._field(label, within).fill(words)
        self.fields += 1

    def choose(self, label: str, words: str, within: Locator | None = None) -> None:
        self._field(label, within).select_option(label=words)
        self.fields += 1

    def check(self, label: str, within: str = "") -> None:
        around = self.page.get_by_role("group", name=within) if within else self.page
        around.get_by_label(label).first.check()
        self.fields += 1

    def press(self, words: str) -> None:
        """Press the button or the link of these words, and wait for what it opens."""
        page = self.page
        button = page.get_by_role("button", name=words, exact=True)
        shown = button.or_(page.get_by_role("link", name=words, exact=True))
        shown.first.click()
        page.wait_for_load_state()
        self.presses += 1

    def keep(self, words: str, again: str) -> None:
        """Save; where the date is spoken against, save it all the same."""
        self.press(words)
        if self.page.get_by_role("button", name=again, exact=True).count():
            self.press(again)

    def paper(self, words: str) -> str:
        """Open the PDF of these words and return what is printed on it."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("link", name=words).first.click()
        return printed_text(waiting.value)

    def sees(self, words: str) -> None:
        self.page.get_by_text(words).first.wait_for()

    def _field(self, label: str, within: Locator | None) -> Locator:
        begins = re.compile(rf"^{re.escape(label)}( \(opcional\))?$")
        return (within or self.page).get_by_label(begins).last


def _plain(url: str) -> str:
    """Return an address as its kind of page: whichever group and row it is of."""
    path = re.sub(r"/\d+/", "/#/", urlsplit(url).path)
    return re.sub(r"^/g/[^/]+/", "/g/*/", path)


def printed_text(download: Download) -> str:
    pages = PdfReader(download.path()).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)
