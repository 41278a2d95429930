"""A mail server of a few lines, so that tests send over a socket as the service does."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.taken: list[tuple[str, str]] = []
        # What the server says to an address; to others it says yes.
        self.refuses: dict[str, str] = {}


class _Session(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        self.say("220 here")
        to = ""
        while line := self.rfile.readline():
            words = line.decode().strip()
            verb = words[:4].upper()
            if verb == "RCPT":
                to = words.split("<")[1].split(">")[0]
                self.say(self.server.refuses.get(to, "250 yes"))
            elif verb == "DATA":
                self.say("354 go on")
                self.server.taken.append((to, self._data()))
                self.say("250 taken")
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 yes")

    def _data(self) -> str:
        lines: list[str] = []
        while (line := self.rfile.readline().decode()) != ".\r\n":
            lines.append(line)
        return "".join(lines)

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def mail_server() -> Iterator[_Server]:
    """Run a mail server for the length of a test."""
    with _Server() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()


def settings_for(port: int) -> dict[str, object]:
    """Return the settings that send through a server on this machine."""
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": port,
        "EMAIL_USE_TLS": False,
        "EMAIL_TIMEOUT": 3,
    }
