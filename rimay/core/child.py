"""Heavy work in a child process: it may fail, take long or grow, and is gone after.

Workbooks, Typst and Word stay out of the service's memory. The protocol is one JSON
header line, then the blob's bytes, both ways.
"""

import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

MEBIBYTE = 1024 * 1024


class ChildFailed(Exception):
    """The child ended without an answer. Says how, never with what content."""


class ChildTooLong(ChildFailed):
    """The child reached its limit of time."""


class ChildTooBig(ChildFailed):
    """The child reached its limit of memory."""


class Refused(Exception):
    """A handler refuses its input: a code, and values for the caller's words."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class ChildRefused(Refused):
    """The same, arrived in the parent."""


@dataclass(frozen=True)
class Answer:
    data: Mapping[str, Any]
    blob: bytes = b""


Handler = Callable[[Any, bytes], Answer]


def run(
    module: str,
    job: str,
    payload: Any,
    *,
    blob: bytes = b"",
    seconds: int = 60,
    mebibytes: int = 500,
) -> Answer:
    """Run a job of `python -m module` in a child, within time and memory.

    Raises ChildTooLong, ChildTooBig, ChildRefused (the handler's Refused) or
    ChildFailed.
    """
    head = {"job": job, "payload": payload, "mebibytes": mebibytes, "seconds": seconds}
    child = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=os.environ | {"PYTHONUTF8": "1", "RIMAY_PARENT": str(os.getpid())},
    )
    try:
        out, _ = child.communicate(
            json.dumps(head).encode() + b"\n" + blob, timeout=seconds
        )
    except subprocess.TimeoutExpired:
        raise ChildTooLong(job) from None
    finally:
        _end(child)
    return _answer(job, child.returncode, out)


def _end(child: "subprocess.Popen[bytes]") -> None:
    """End the child and whatever it started."""
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()


def _answer(job: str, code: int, out: bytes) -> Answer:
    line, _, blob = out.partition(b"\n")
    if code == -signal.SIGXCPU:
        raise ChildTooLong(job)
    if not line:
        raise ChildFailed(f"{job} ended with {code}")
    said = json.loads(line)
    if said.get("error") == "memory":
        raise ChildTooBig(job)
    if said.get("error") == "refused":
        raise ChildRefused(said["code"], **said["values"])
    if code != 0 or "error" in said:
        raise ChildFailed(f"{job} failed: {said.get('error', code)}")
    return Answer(said["data"], blob)


def serve(handlers: Mapping[str, Handler]) -> None:
    """Answer one job from standard input: the whole of a child's main."""
    _die_with_parent()
    out = sys.stdout.buffer
    # What a library prints must not get between the answer's bytes.
    sys.stdout = sys.stderr
    head = json.loads(sys.stdin.buffer.readline())
    limit = head["mebibytes"] * MEBIBYTE
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CPU, (head["seconds"], head["seconds"] + 1))
    blob = sys.stdin.buffer.read()
    code, answered = 0, b""
    said: dict[str, Any] = {}
    try:
        answer = handlers[head["job"]](head["payload"], blob)
        said, answered = {"data": answer.data}, answer.blob
    except Refused as refusal:
        said = {"error": "refused", "code": refusal.code, "values": refusal.values}
    except MemoryError:
        said, code = {"error": "memory"}, 1
    except Exception as error:  # the parent gets the kind of error, never its words
        said, code = {"error": type(error).__name__}, 1
    out.write(json.dumps(said).encode() + b"\n" + answered)
    out.flush()
    os._exit(code)


def _die_with_parent() -> None:
    """Ask Linux to end this process when its parent ends."""
    try:
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    except (OSError, AttributeError):
        return
    if os.environ.get("RIMAY_PARENT") != str(os.getppid()):
        os._exit(1)
