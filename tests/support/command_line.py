"""The command line as a person or a script has it: a process of its own, with a home of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

from tests.support.session import AT_THE_END

KEY = "sk_test_office_1"
"""A key of the account acct_office, in test mode."""


@dataclass
class Answer:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return what it printed as JSON."""
        return json.loads(self.out)


@dataclass
class CommandLine:
    """Runs `backoffice`; variables of `environment` are added, None takes one away."""

    home: Path
    environment: dict[str, str | None] = field(default_factory=dict)

    @property
    def database(self) -> Path:
        """Return the SQLite file it uses unless told otherwise."""
        return self.home / "data" / "backoffice.db"

    def variables(self, **changes: str | None) -> dict[str, str]:
        """Return the environment of a command."""
        given = {**os.environ, "BACKOFFICE_HOME": str(self.home), **self.environment, **changes}
        return {name: value for name, value in given.items() if value is not None}

    def start(self, *arguments: str, **changes: str | None) -> subprocess.Popen[str]:
        """Start a command and leave it running; the caller ends it."""
        return subprocess.Popen(
            [sys.executable, "-m", "backoffice", *arguments],
            env=self.variables(**changes),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str, words: str = "", **changes: str | None) -> Answer:
        """Run a command to its end, in a process of its own."""
        answer = _nursery().run(arguments, self.variables(**changes), words)
        assert "Traceback" not in answer.err, answer.err
        return answer


class _Nursery:
    """Commands that are forked from a process which has loaded the program: starting Python anew takes most of them."""

    def __init__(self) -> None:
        self._one_at_a_time = Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.command_nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        AT_THE_END.callback(self._close)

    def run(self, arguments: Sequence[str], environment: Mapping[str, str], words: str) -> Answer:
        """Run a command to its end."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with self._one_at_a_time, TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "in").write_text(words, encoding="utf-8")
            order = {"arguments": arguments, "environment": dict(environment), "folder": name}
            self._process.stdin.write(f"{json.dumps(order)}\n")
            self._process.stdin.flush()
            code = int(self._process.stdout.readline())
            out, err = ((folder / each).read_text(encoding="utf-8") for each in ("out", "err"))
            return Answer(code, out, err)

    def _close(self) -> None:
        self._process.communicate()


@cache
def _nursery() -> _Nursery:
    """Return this test process's; it ends with it."""
    return _Nursery()
