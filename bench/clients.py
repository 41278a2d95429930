"""Sixteen people writing through the pages, and a service killed while they write."""

import http.client
import http.cookiejar
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.parse
from dataclasses import dataclass, field
from pathlib import Path

from bench import table
from bench.service import free_port, shutil_home, sign_in, wait

HOME = Path(os.environ["RIMAY_HOME"])
CLIENTS, THINK = 16, 0.02
SECONDS = float(os.environ.get("RIMAY_BENCH_SECONDS", "60"))
KILLS = int(os.environ.get("RIMAY_BENCH_KILLS", "10"))
WRITE = "/g/qantu/topics/new/"
FORM = {"title_es": "Tema", "state": "proposed", "reading-access_class": "group"}


@dataclass
class Client:
    """One person with a browser: what was answered, how slowly, and what failed."""

    port: int
    cookies: str
    token: str
    written: list[int] = field(default_factory=list)
    slowest: float = 0.0
    failed: int = 0

    def write(self, until: float, *, may_break: bool) -> None:
        """Write again and again, with a thought between two writes."""
        while time.monotonic() < until:
            begun = time.monotonic()
            try:
                self.written.append(self._one())
            except (OSError, http.client.HTTPException, ValueError):
                self.failed += 1
                if may_break:
                    return
            self.slowest = max(self.slowest, time.monotonic() - begun)
            time.sleep(THINK)

    def _one(self) -> int:
        held = FORM | {"csrfmiddlewaretoken": self.token}
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        link.request(
            "POST",
            WRITE,
            urllib.parse.urlencode(held),
            {
                "Content-Type": "application/x-www-form-urlencoded",
                "Cookie": self.cookies,
            },
        )
        answer = link.getresponse()
        answer.read()
        found = re.search(r"/topics/(\d+)/", answer.getheader("Location") or "")
        if answer.status != 302 or found is None:
            raise ValueError(answer.status)
        return int(found.group(1))


def main() -> int:
    """Measure on SQLite, whose writers wait for each other."""
    shutil_home()
    port = free_port()
    subprocess.run(
        [*command(port), "--no-serve"], check=True, stdout=subprocess.DEVNULL
    )
    served = serve(port)
    clients = arrive(port)
    write_all(clients, SECONDS, may_break=False)
    done = sum(len(c.written) for c in clients)
    name = f"{CLIENTS} people write through pages for {SECONDS:.0f} s"
    table.line(f"{name}: writes a second", done / SECONDS, "")
    slowest = max(client.slowest for client in clients)
    table.line("   longest wait", slowest * 1000, "ms", 2000)
    table.line("   requests that failed", sum(c.failed for c in clients), "", 0)
    table.line("   acknowledged and not there", lost(clients), "", 0)
    stop(served, signal.SIGTERM)
    killed(port)
    flaws = subprocess.run(
        [sys.executable, "-m", "rimay.config.cli", "verify-trail"],
        capture_output=True,
        check=False,
    ).returncode
    table.line("   the trail does not verify afterwards", flaws, "", 0)
    return 1 if table.missed else 0


def killed(port: int) -> None:
    """Kill the whole service in the middle of writing, again and again."""
    gone, count = 0, 0
    for _turn in range(KILLS):
        served = serve(port)
        clients = arrive(port)
        begun = [
            threading.Thread(
                target=client.write, args=(time.monotonic() + 20,),
                kwargs={"may_break": True},
            )
            for client in clients
        ]  # fmt: skip
        for thread in begun:
            thread.start()
        time.sleep(random.uniform(0.5, 1.5))
        stop(served, signal.SIGKILL)
        for thread in begun:
            thread.join()
        count += sum(len(client.written) for client in clients)
        gone += lost(clients)
    table.line(f"killed -9 {KILLS} times: writes acknowledged before", count, "")
    table.line("   of them lost", gone, "", 0)


def command(port: int) -> list[str]:
    return [sys.executable, "-m", "rimay.config.cli", "demo", "--port", str(port)]


def serve(port: int) -> "subprocess.Popen[bytes]":
    served = subprocess.Popen(
        command(port),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    wait(port)
    return served


def stop(served: "subprocess.Popen[bytes]", how: signal.Signals) -> None:
    os.killpg(served.pid, how)
    served.wait()


def arrive(port: int) -> list[Client]:
    """Sign each person in and let them open the form once."""
    found = []
    for _turn in range(CLIENTS):
        browser = sign_in(port)
        address = f"http://127.0.0.1:{port}{WRITE}"
        with browser.open(address) as answer:
            page = answer.read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        jar = next(h.cookiejar for h in browser.handlers if hasattr(h, "cookiejar"))
        assert token is not None and isinstance(jar, http.cookiejar.CookieJar)
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
        found.append(Client(port, cookies, token.group(1)))
    return found


def write_all(clients: list[Client], seconds: float, *, may_break: bool) -> None:
    until = time.monotonic() + seconds
    begun = [
        threading.Thread(
            target=client.write, args=(until,), kwargs={"may_break": may_break}
        )
        for client in clients
    ]
    for thread in begun:
        thread.start()
    for thread in begun:
        thread.join()


def lost(clients: list[Client]) -> int:
    """Count rows that somebody was told of and that the file does not hold."""
    file = sqlite3.connect(HOME / "records.sqlite3")
    held = {row[0] for row in file.execute("SELECT id FROM dialogue_topic")}
    file.close()
    return sum(1 for client in clients for pk in client.written if pk not in held)


if __name__ == "__main__":
    sys.exit(main())
