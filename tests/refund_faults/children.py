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


class Nursery:
    """The process whose forks are the program. It takes a second to start and serves any number of offices."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.refund_faults.nursery"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._answer() == "ready"

    def ask(self, order: dict[str, Any]) -> Any:
        """Give an order and return its answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{json.dumps(order)}\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()
        assert self._process.returncode == 0


class Children:
    """Processes of the program, at one simulator and one clock. None is left behind."""

    def __init__(self, nursery: Nursery, api_base: str, clock: Path) -> None:
        self._nursery = nursery
        self._where = {"api_base": api_base, "clock": str(clock)}
        self._alive: set[int] = set()

    def close(self) -> None:
        """Kill those that are still there, stopped or not."""
        for child in self._alive:
            os.kill(child, signal.SIGKILL)
            self._nursery.ask({"wait": child})

    def begin(self, act: str, url: str, **order: Any) -> int:
        """Begin a process on a database and return its id."""
        child = self._nursery.ask({act: {**self._where, "url": url, **order}})
        self._alive.add(child)
        return child

    def wait(self, child: int) -> str:
        """Wait until a process ends or is stopped, and return how."""
        end = self._nursery.ask({"wait": child})
        if end != STOPPED:
            self._alive.discard(child)
        return end

    def work(self, url: str, *, kill_at: int | None = None, **order: Any) -> str:
        """Let a process do what is due, and perhaps be killed at a moment; return how it ended."""
        strike = {} if kill_at is None else {"strike": {"signal": signal.SIGKILL, "at": [kill_at]}}
        return self.wait(self.begin("work", url, **strike, **order))

    def thaw(self, child: int) -> str:
        """Let a stopped process go on; return how it ended."""
        os.kill(child, signal.SIGCONT)
        return self.wait(child)
