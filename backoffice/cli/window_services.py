"""What the window needs of the program besides an open office, put together for it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from backoffice.bootstrap import DATABASE_PASSWORD, Application, build, database_url, practice
from backoffice.cli.context import CliContext
from backoffice.gui.office import ProgramServices
from backoffice.services.doctor import Examination
from backoffice.settings import Profile, Settings

if TYPE_CHECKING:
    from backoffice.db import DatabaseStatus


def window_services(context: CliContext) -> ProgramServices:
    """Return the services; nothing is opened yet."""
    paths, environment = context.paths, context.environment

    def open_office(profile: Profile, settings: Settings) -> Application:
        if profile.practice:
            return practice(settings, paths, profile=profile)
        return build(profile, settings, paths, environment)

    def back_up(profile: Profile, path: Path) -> Path:
        from backoffice.db import backup
        from backoffice.keychain import Keychain

        return backup(database_url(profile, paths, Keychain()), path)

    def examine(profile: Profile, settings: Settings) -> Examination:
        from backoffice.cli.examination import look

        asked = CliContext(environment=environment)
        vars(asked).update(paths=paths, settings=settings.with_profile(profile))
        return asyncio.run(look(asked))

    return ProgramServices(
        open_office=open_office,
        check_database=_check_database,
        store_password=_store_password,
        back_up=back_up,
        examine=examine,
    )


def _check_database(url: str) -> DatabaseStatus:
    from backoffice.db import check

    return check(url)


def _store_password(profile: str, password: str) -> None:
    from backoffice.keychain import Keychain

    Keychain().set(profile, DATABASE_PASSWORD, password)
