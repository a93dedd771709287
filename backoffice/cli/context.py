"""What every command starts from: paths, settings, the profile, and the program opened around its database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from backoffice.environment import Environment, take_environment
from backoffice.settings import Paths, Profile, Settings, find_paths, load_settings

if TYPE_CHECKING:
    from backoffice.bootstrap import Application

_DEFAULT_PROFILE = "default"
_COMMAND_LINE_PROFILE = "command line"


@dataclass
class CliContext:
    """The options before the command. The key is taken out of the environment at once: no child inherits it."""

    database: str | None = None
    profile_name: str | None = None
    environment: Environment = field(default_factory=take_environment, repr=False)

    @cached_property
    def paths(self) -> Paths:
        """Return the program's folders."""
        return find_paths()

    @cached_property
    def settings(self) -> Settings:
        """Return the settings; raises `SettingsUnreadable`."""
        return load_settings(self.paths.settings_file)

    @property
    def chosen_profile(self) -> Profile | None:
        """Return the profile to work with; None: nothing was ever chosen."""
        profile = self._named_profile() if self.profile_name else self.settings.profile
        if self.database is None:
            return profile
        # The key of the keyring goes with the profile's name, so a database of one's own keeps the name that was given.
        name = self.profile_name or (profile.name if profile and not profile.practice else _COMMAND_LINE_PROFILE)
        return Profile(name=name, database_url=as_url(self.database))

    @property
    def profile(self) -> Profile:
        """Return the profile to work with; the database of this computer where nothing was ever chosen."""
        return self.chosen_profile or Profile(name=self.profile_name or _DEFAULT_PROFILE)

    @contextmanager
    def application(self) -> Iterator[Application]:
        """Open the program without a window; it is closed at the end."""
        from backoffice.bootstrap import build, practice

        profile = self.profile
        with self.logging():
            if profile.practice:
                application = practice(self.settings, self.paths, profile=profile)
            else:
                application = build(profile, self.settings, self.paths, self.environment)
            with application:
                yield application

    @contextmanager
    def logging(self) -> Iterator[None]:
        """Log to the log folder, without anything private."""
        from backoffice.observability import catching_uncaught, logging_to

        with logging_to(self.paths.logs), catching_uncaught():
            yield

    def logging_to_stderr(self) -> AbstractContextManager[None]:
        """Log to standard error too: whoever runs the program without a window sees why nothing is sent."""
        from backoffice.observability import logging_to

        return logging_to(None, to_stderr=True)

    def _named_profile(self) -> Profile | None:
        found = next((p for p in self.settings.profiles if p.name == self.profile_name), None)
        if found is None and self.database is None and self.settings.profiles:
            names = ", ".join(p.name for p in self.settings.profiles)
            raise click.UsageError(f"There is no profile “{self.profile_name}”. The profiles are: {names}.")
        return found


def as_url(database: str) -> str:
    """Return the URL of what was given: a URL as it is, anything else is an SQLite file."""
    from backoffice.bootstrap import sqlite_url

    return database if "://" in database else sqlite_url(Path(database).expanduser().absolute())
