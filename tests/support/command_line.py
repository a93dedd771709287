"""The command line as a person or a script has it: a process of its own, with a home of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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
        """Run a command to its end."""
        done = subprocess.run(
            [sys.executable, "-m", "backoffice", *arguments],
            env=self.variables(**changes),
            input=words,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Answer(done.returncode, done.stdout, done.stderr)
