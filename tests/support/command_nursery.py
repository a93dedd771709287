"""Runs commands quickly: each is a process of its own, forked from this one, which has loaded the program and no more.

`python -m tests.support.command_nursery` takes a JSON line for each command (`arguments`, `environment`, `folder` with
a file `in`) and answers with its exit code when it has ended; what it said lies in the files `out` and `err`.
"""

import importlib
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import click

from backoffice.cli.main import cli, main

LOADED = ("backoffice.bootstrap", "backoffice.db", "backoffice.db.opening", "backoffice.payments.gateway")
MOST_SECONDS = 120
"""What a command may take; the system ends one that hangs, which its exit code tells."""


def serve() -> None:
    """Serve until standard input ends."""
    for name in LOADED:
        importlib.import_module(name)
    context = click.Context(cli)
    for name in cli.list_commands(context):
        cli.get_command(context, name)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _become(json.loads(line))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _become(order: dict[str, Any]) -> None:
    """Be the command, with files in place of pipes, and end."""
    signal.alarm(MOST_SECONDS)
    folder = Path(order["folder"])
    for number, name, flags in ((0, "in", os.O_RDONLY), (1, "out", os.O_WRONLY), (2, "err", os.O_WRONLY)):
        os.dup2(os.open(folder / name, flags | os.O_CREAT), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - it lasts as long as the process
    os.environ.clear()
    os.environ.update(order["environment"])
    sys.argv = ["backoffice", *order["arguments"]]
    sys.exit(main())


if __name__ == "__main__":
    serve()
