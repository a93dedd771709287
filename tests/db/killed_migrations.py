"""Run by test_migrating: migrates in child processes that kill themselves after ever more statements.

After each death the database must be as it was (empty, or in the format named) or, once the commit was reached,
whole. Prints the number of deaths.
"""

import os
import random
import signal
import sys

import alembic.command  # noqa: F401 - once, not in each child
from sqlalchemy import Engine, event

from backoffice.db import check, migrate
from backoffice.services.database_errors import NeedsMigration


def migrate_until(url: str, statements: int) -> None:
    """Migrate, and die by SIGKILL after so many statements."""
    ran = 0

    @event.listens_for(Engine, "after_cursor_execute")
    def count(*_: object) -> None:
        nonlocal ran
        ran += 1
        if ran == statements:
            os.kill(os.getpid(), signal.SIGKILL)

    migrate(url)


def in_child(function, *arguments) -> int:  # noqa: ANN001, ANN002
    """Run a function in a process of its own; return how that ended."""
    pid = os.fork()
    if pid == 0:
        try:
            function(*arguments)
        except BaseException:  # noqa: BLE001 - told below
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    return os.waitpid(pid, 0)[1]


def check_unchanged(url: str, found: str | None) -> None:
    """Fail unless nothing of the migration is there."""
    problem = check(url).problem
    assert isinstance(problem, NeedsMigration), problem
    assert problem.found == found


def check_whole(url: str) -> None:
    """Fail unless it is in today's format."""
    assert check(url).problem is None, check(url).problem


def main(url: str, found: str | None = None) -> None:
    """Kill after every sixth number of statements, from another one each time, until a migration gets to its end."""
    deaths, statements = 0, random.randint(1, 6)
    while status := in_child(migrate_until, url, statements):
        assert os.WTERMSIG(status) == signal.SIGKILL, (status, statements)
        deaths += 1
        statements += 6
        check_unchanged(url, found)
    check_whole(url)
    print(deaths)  # noqa: T201 - what the test reads


main(*sys.argv[1:])
