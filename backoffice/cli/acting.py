"""Commands that somebody answers for: `--as NAME`, with the password from a prompt or from standard input.

A password is never an argument nor a variable of the environment: others on the machine can read those.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import click

from backoffice.domain.people import Person
from backoffice.services.people import People


@dataclass(frozen=True, slots=True)
class Acting:
    """Who gives a command. `reads_stdin`: passwords are lines of standard input, in the order they are asked for."""

    name: str | None
    reads_stdin: bool

    def sign_in(self, people: People) -> Person:
        """Sign in whoever was named, ask for their password, and return who is at work then.

        Raises:
            PersonUnknown, PasswordMissing, WrongPassword, TooManyTries: they are not signed in.

        """
        if self.name is None:
            return people.person()
        return people.sign_in(self.name, self.ask(f"Password of {self.name}"))

    def ask(self, words: str, *, is_new: bool = False) -> str:
        """Return a password, asked for without echo (a new one twice) or read from standard input."""
        if self.reads_stdin:
            line = sys.stdin.readline()
            if not line:
                raise click.UsageError(f"Standard input has no line for: {words}.")
            return line.removesuffix("\n").removesuffix("\r")
        if not sys.stdin.isatty():
            raise click.UsageError("Standard input is no terminal. Pass --password-stdin to read passwords from it.")
        password: str = click.prompt(words, hide_input=True, confirmation_prompt=is_new)
        return password


def acting(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options `--as` and `--password-stdin`; it gets an `Acting` under the name `acting`."""

    @click.option("--as", "acting_name", metavar="NAME", help="Whose command this is; the password is asked for.")
    @click.option("--password-stdin", is_flag=True, help="Read passwords from standard input, one a line.")
    @functools.wraps(command)
    def with_person(*args: Any, acting_name: str | None, password_stdin: bool, **options: Any) -> Any:
        return command(*args, acting=Acting(acting_name, password_stdin), **options)

    return with_person
