"""A test's end of the nursery."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

DONE, KILLED, STOPPED = "done", "SIGKILL", "SIGSTOP"


class Children:
    """Processes of the program, at one simulator and one clock."""

    def __init__(self, api_base: str, clock: Path) -> None:
        command = [sys.executable, "-m", "tests.refund_faults.nursery"]
        self._where = {"api_base": api_base, "clock": str(clock)}
        self._nursery = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._stopped: set[int] = set()
        assert self._answer() == "ready"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for child in self._stopped:
            os.kill(child, signal.SIGKILL)
        self._nursery.communicate()
        assert self._nursery.returncode == 0

    def begin(self, act: str, url: str, **order: Any) -> int:
        """Begin a process on a database and return its id."""
        return self._ask({act: {**self._where, "url": url, **order}})

    def wait(self, child: int) -> str:
        """Wait until a process ends or is stopped, and return how."""
        end = self._ask({"wait": child})
        (self._stopped.add if end == STOPPED else self._stopped.discard)(child)
        return end

    def work(self, url: str, *, kill_at: int | None = None, **order: Any) -> str:
        """Let a process do what is due, and perhaps be killed at a moment; return how it ended."""
        strike = {} if kill_at is None else {"strike": {"signal": signal.SIGKILL, "at": kill_at}}
        return self.wait(self.begin("work", url, **strike, **order))

    def thaw(self, child: int) -> str:
        """Let a stopped process go on; return how it ended."""
        os.kill(child, signal.SIGCONT)
        return self.wait(child)

    def _ask(self, order: dict[str, Any]) -> Any:
        assert self._nursery.stdin is not None
        self._nursery.stdin.write(f"{json.dumps(order)}\n")
        self._nursery.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._nursery.stdout is not None
        return json.loads(self._nursery.stdout.readline())
