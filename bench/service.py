"""The whole service: readiness, memory at rest and after 1,000 pages, weight of pages."""

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

from bench import table

HOME = Path(os.environ["RIMAY_HOME"])
REQUESTS = 5
PAGES = (
    "", "members/", "memberships/", "participants/", "studies/", "meetings/",
    "agreements/", "events/", "workplan/", "outreach/", "funding/", "documents/",
    "letters/", "figures/", "figures/training.participants/", "reports/", "reports/2/",
    "trail/", "search/?q=policia",
)  # fmt: skip


def main() -> int:
    """Serve the demonstration and look at it from outside."""
    port = free_port()
    shutil_home()
    command = [sys.executable, "-m", "rimay.config.cli", "demo", "--port", str(port)]
    subprocess.run([*command, "--no-serve"], check=True, stdout=subprocess.DEVNULL)
    begun = time.perf_counter()
    served = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        wait(port)
        table.line("ready to answer", time.perf_counter() - begun, "s", 2)
        browser = sign_in(port)
        time.sleep(1)
        table.line(
            "memory of the service at rest (PSS)", memory(served.pid), "MiB", 200
        )
        for turn in range(1000):
            fetch(browser, port, "/g/qantu/" + PAGES[turn % len(PAGES)])
        table.line("memory after 1,000 pages (PSS)", memory(served.pid), "MiB", 200)
        workers = family(served.pid)
        fetch(browser, port, "/g/qantu/reports/2/file/pdf/")
        left = [pid for pid in family(served.pid) if pid not in workers]
        table.line("children left after a PDF", len(left), "", 0)
        for page in PAGES:
            size, requests = weight(browser, port, "/g/qantu/" + page)
            name = f"page cold: /g/qantu/{page}, {requests} requests"
            table.line(name, size / 1024, "KiB", 60)
            if requests > REQUESTS:
                table.line("   requests", requests, "", REQUESTS)
    finally:
        stop(served)
    return 1 if table.missed else 0


def stop(served: subprocess.Popen[bytes]) -> None:
    """End a service with its workers, also one that was still starting."""
    os.killpg(served.pid, signal.SIGTERM)
    try:
        served.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(served.pid, signal.SIGKILL)
        served.wait()


def shutil_home() -> None:
    """Leave the folder empty, so that the demonstration may take it."""
    for path in HOME.iterdir():
        path.unlink()


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def wait(port: int) -> None:
    for _turn in range(3000):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz").read()
            return
        except OSError:
            time.sleep(0.02)
    sys.exit("the service does not answer")


def sign_in(port: int) -> urllib.request.OpenerDirector:
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = fetch(browser, port, "/demo/").decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    # One form a role; the secretariat of the made-up group.
    forms = re.findall(r'action="(/demo/\d+/)">(.*?)</form>', page, re.DOTALL)
    enter = next((at for at, words in forms if "Secretaría técnica" in words), "")
    assert token and enter
    held = urllib.parse.urlencode({"csrfmiddlewaretoken": token.group(1)}).encode()
    browser.open(f"http://127.0.0.1:{port}{enter}", held).read()
    return browser


def fetch(browser: urllib.request.OpenerDirector, port: int, address: str) -> bytes:
    with browser.open(f"http://127.0.0.1:{port}{address}") as answer:
        content: bytes = answer.read()
    return content


def weight(
    browser: urllib.request.OpenerDirector, port: int, address: str
) -> tuple[int, int]:
    """Return bytes over the wire and requests of a page and all it loads, cold."""
    page = fetch(browser, port, address)
    parts = set(re.findall(rb'(?:href|src)="(/static/[^"]+)"', page))
    size = len(page)
    for part in parts:
        asked = urllib.request.Request(
            f"http://127.0.0.1:{port}{part.decode()}",
            headers={"Accept-Encoding": "gzip"},
        )
        with urllib.request.urlopen(asked) as answer:
            size += len(answer.read())
    return size, 1 + len(parts)


def memory(pid: int) -> float:
    """Return the proportional set size of a process and all its children, in MiB."""
    total = 0
    for process in family(pid):
        try:
            text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        except OSError:
            continue
        total += int(
            next(line for line in text.splitlines() if line.startswith("Pss:")).split()[
                1
            ]
        )
    return total / 1024


def family(pid: int) -> list[int]:
    found = [pid]
    for process in found:
        path = Path(f"/proc/{process}/task/{process}/children")
        if path.exists():
            found += [int(child) for child in path.read_text(encoding="ascii").split()]
    return found


if __name__ == "__main__":
    sys.exit(main())
