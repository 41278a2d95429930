"""The session under way in Chromium: two writers and six readers at one table, then a
telephone with a slow and a broken connection.

`python3 start.py bench notes:10:3` writes for ten minutes and cuts the connection for
three; without numbers it is two minutes and one.
"""

import os
import re
import statistics
import subprocess
import sys
import time

from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    Page,
    sync_playwright,
)

from bench import table
from bench.service import free_port, shutil_home, stop, wait

CHROMIUM = os.environ.get("RIMAY_TEST_BROWSER") or "/usr/bin/chromium"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--disable-renderer-backgrounding",
         "--disable-backgrounding-occluded-windows")  # fmt: skip
WORDS = (
    "se", "pidió", "que", "los", "avisos", "lleguen", "a", "la", "vez", "a", "las",
    "comisarías", "municipalidades", "y", "comunidades", "y", "no", "por", "canales",
    "separados", "porque", "así", "se", "pierde", "tiempo",
)  # fmt: skip
WRITERS, READERS = 2, 6
LATENCY, BYTES = 400, 50 * 1024
ROOM = "performance.setResourceTimingBufferSize(100000)"


def main() -> int:
    """Serve the demonstration and sit at its table."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 2
    cut = float(sys.argv[2]) if len(sys.argv) > 2 else 1
    port = free_port()
    shutil_home()
    command = [sys.executable, "-m", "rimay.config.cli", "demo", "--port", str(port)]
    subprocess.run([*command, "--no-serve"], check=True, stdout=subprocess.DEVNULL)
    served = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        wait(port)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM, args=list(FLAGS)
            )
            at = f"http://127.0.0.1:{port}"
            meeting = open_session(browser, at)
            write(browser, at, meeting, minutes)
            telephone(browser, at, meeting, cut)
            browser.close()
    finally:
        stop(served)
    return 1 if table.missed else 0


def enter(context: BrowserContext, at: str, who: str, place: int = 0) -> Page:
    page = context.new_page()
    page.goto(f"{at}/demo/")
    qantu = page.locator("section", has_text="Qantu")
    qantu.get_by_role("button", name=re.compile(who, re.I)).nth(place).click()
    page.wait_for_load_state()
    return page


def open_session(browser: Browser, at: str) -> str:
    """Open the session that was convened; return its address."""
    page = enter(browser.new_context(locale="es-PE"), at, "Secretaría técnica")
    page.goto(f"{at}/g/qantu/meetings/")
    link = page.locator("a[href*='/meetings/']", has_text="Quinta").first
    meeting = f"{at}{link.get_attribute('href')}"
    page.goto(f"{meeting}table/")
    page.get_by_role("button", name="Abrir la sesión").click()
    page.wait_for_load_state()
    page.context.close()
    return meeting


def write(browser: Browser, at: str, meeting: str, minutes: float) -> None:
    """Let two write for so long while six read along; then look for every word."""
    writers = [
        enter(browser.new_context(locale="es-PE"), at, "Secretaría técnica", n)
        for n in range(WRITERS)
    ]
    readers = [
        enter(browser.new_context(locale="es-PE"), at, "titular|represent|observ", n)
        for n in range(READERS)
    ]
    for page in (*writers, *readers):
        page.goto(f"{meeting}table/")
    saves: list[float] = []
    for page in writers:
        page.evaluate(ROOM)
    said: list[str] = []
    until = time.monotonic() + minutes * 60
    turn = 0
    while time.monotonic() < until:
        turn += 1
        texts = [f"Párrafo {turn} de {n}:" for n in range(WRITERS)]
        together = turn % 8 == 0
        if together:
            # Both mend the same paragraph at once, and write it anew.
            old = writers[0].locator(".notes .words").first.inner_text()
            said = [text for text in said if text not in old]
            for page in writers:
                page.locator("[data-mend]").first.click()
                page.locator("#box textarea").fill("")
        for place in range(len(WORDS)):
            for n, page in enumerate(writers):
                more = texts[n] if not place else f" {WORDS[place]}"
                page.locator("#box textarea").press_sequentially(more, delay=5)
                texts[n] = more if not place else texts[n] + more
            # People stop to think: then the paragraph is saved as far as it goes.
            time.sleep(0.75 if place % 6 == 5 else 0.05)
        for page in writers:
            page.locator("#box button.filled").click()
        said += texts
        if together:
            time.sleep(3)
            saves += took(writers[0])
            settle(writers[0])
    time.sleep(5)
    for page in writers:
        saves += took(page)
    report(saves, readers, said)
    for page in (*writers, *readers):
        page.context.close()


def settle(page: Page) -> None:
    """Join the two texts of a paragraph, as one of the writers would."""
    join = page.locator(".rivals .link")
    while join.count():
        join.first.click()
        page.wait_for_load_state()
    page.evaluate(ROOM)


def took(page: Page) -> list[float]:
    """Return how long each save of this page took, from asking to the answer."""
    held: list[float] = page.evaluate(
        "performance.getEntriesByType('resource').filter(e => e.name.endsWith('/line/'))"
        ".map(e => e.responseEnd - e.startTime)"
    )
    page.evaluate("performance.clearResourceTimings()")
    return held


def report(saves: list[float], readers: list[Page], said: list[str]) -> None:
    shown = "\n".join(readers[0].locator(".notes .words").all_inner_texts())
    lost = [text for text in said if text not in shown]
    twice = [text for text in said if shown.count(text) > 1]
    table.line("paragraphs written by two", len(said), "")
    table.line("saves acknowledged", len(saves), "")
    table.line("   median", statistics.median(saves), "ms", 100)
    table.line("   99 of 100", sorted(saves)[int(len(saves) * 0.99)], "ms", 100)
    table.line("   slowest", max(saves), "ms", 100)
    table.line("paragraphs lost", len(lost), "", 0)
    table.line("paragraphs that stand twice", len(twice), "", 0)
    behind = [
        p for p in readers if said[-1] not in p.locator(".notes").first.inner_text()
    ]
    table.line("readers who do not see the last one", len(behind), "", 0)


def telephone(browser: Browser, at: str, meeting: str, cut: float) -> None:
    """Type on a slow telephone whose connection breaks off for so many minutes."""
    context = browser.new_context(
        locale="es-PE", viewport={"width": 360, "height": 740}
    )
    page = enter(context, at, "Secretaría técnica")
    weigh(context, page, f"{meeting}table/")
    page.goto(f"{meeting}presence/")
    roll = page
    notes = context.new_page()
    roads = [context.new_cdp_session(held) for held in (roll, notes)]
    for road in roads:
        slow(road)
    notes.goto(f"{meeting}table/")
    for road in roads:
        slow(road, is_cut=True)
    begun = time.monotonic()
    seats = roll.locator("fieldset.seat")
    texts = []
    while time.monotonic() < begun + cut * 60 or len(texts) < 6:
        if len(texts) < seats.count():
            seats.nth(len(texts)).get_by_text("Presente", exact=True).click()
        texts.append(f"Sin conexión, párrafo {len(texts)}.")
        notes.locator("#box textarea").press_sequentially(texts[-1], delay=20)
        notes.locator("#box button.filled").click()
        time.sleep(cut * 60 / 12)
    for held in (roll, notes):
        # Or the connection was never cut, and all this proves nothing.
        held.locator("[data-told]", has_text="espera").wait_for(timeout=30_000)
    for road in roads:
        slow(road)
    back = time.monotonic()
    written = notes.locator(".notes:not(.waiting) .words")
    written.get_by_text(texts[-1]).first.wait_for(timeout=120_000)
    roll.locator("[data-told]", has_text="Guardado").wait_for(timeout=120_000)
    table.line(
        "all arrived after the connection came back", time.monotonic() - back, "s"
    )
    notes.reload()
    shown = written.all_inner_texts()
    arrived = [text for text in shown if text.startswith("Sin conexión")]
    table.line("paragraphs typed without connection", len(texts), "")
    table.line("   lost, twice or out of order", float(arrived != texts), "", 0)
    roll.reload()
    noted = roll.locator(".presences input:checked").count()
    table.line("seats noted without connection", noted, "")
    table.line("   lost", min(len(texts), seats.count()) - noted, "", 0)
    context.close()


def slow(road: CDPSession, *, is_cut: bool = False) -> None:
    """Give a page the connection of a mountain road, or cut it."""
    road.send("Network.enable")
    road.send(
        "Network.emulateNetworkConditions",
        {
            "offline": is_cut,
            "latency": LATENCY,
            "downloadThroughput": BYTES,
            "uploadThroughput": BYTES,
        },
    )


def weigh(context: BrowserContext, page: Page, address: str) -> None:
    """Load the page cold and slow: bytes over the wire, requests, seconds."""
    road = context.new_cdp_session(page)
    slow(road)
    road.send("Network.clearBrowserCache")
    got: list[float] = []
    road.on("Network.loadingFinished", lambda e: got.append(e["encodedDataLength"]))
    begun = time.monotonic()
    page.goto(address)
    page.wait_for_load_state("load")
    road.detach()
    table.line("table cold, over the wire", sum(got) / 1024, "KiB", 60)
    table.line("   requests", len(got), "", 5)
    table.line(
        "   until it is there, 400 ms and 50 KB/s", time.monotonic() - begun, "s"
    )


if __name__ == "__main__":
    sys.exit(main())
