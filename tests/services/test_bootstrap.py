"""The program put together: practice mode, databases that are made, passwords that come from the keyring."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from sqlalchemy import make_url

from backoffice.bootstrap import (
    DATABASE_PASSWORD,
    Application,
    Environment,
    build,
    database_url,
    practice,
    sqlite_url,
    take_environment,
)
from backoffice.domain.kinds import AssetKind
from backoffice.jobs.engine import EngineSettings
from backoffice.keychain import Keychain
from backoffice.services.connection import KeyOrigin
from backoffice.services.database_errors import DatabaseLocked, NeedsMigration
from backoffice.services.ports import Mode, SyncState
from backoffice.settings import Paths, Profile, Settings, find_paths

FAST = Settings(requests_per_second=100, requests_per_second_per_endpoint=100)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """The folders of a new user."""
    return find_paths({"BACKOFFICE_HOME": str(tmp_path / "Büro 100% ?x=1#")})


@pytest.fixture
def stored_password(secret_service: KeyringBackend) -> Iterator[str]:
    """A database password in the keyring, for the profile `island`."""
    Keychain().set("island", DATABASE_PASSWORD, "p@ss:w/rd")
    yield "p@ss:w/rd"
    Keychain().delete("island", DATABASE_PASSWORD)


def test_practice_has_samples_a_badge_and_a_simulator_of_its_own(paths: Paths) -> None:
    with practice(FAST, paths) as application:
        counts = application.database.queries.counts()
        assert sum(counts.by_kind.values()) == 300
        status = application.connection.status()
        assert (status.mode, status.key_origin) == (Mode.PRACTICE, KeyOrigin.PRACTICE)
        address = application.stripe_api_base
        assert address is not None
        assert address.startswith("http://127.0.0.1:")
    with practice(FAST, paths) as again:
        assert again.stripe_api_base == address, "the payment links of yesterday lead nowhere"
        assert sum(again.database.queries.counts().by_kind.values()) == 300


def test_a_saved_listing_is_sent_at_once_in_the_background(paths: Paths) -> None:
    """The engine sleeps for an hour unless the commit wakes it."""
    sleepy = EngineSettings(longest_sleep_seconds=3600)
    with build(Profile(name="x", practice=True), FAST, paths, Environment(), engine_settings=sleepy) as application:
        heard: list[object] = []
        application.engine.listen(heard.append)
        application.host.start()
        for number in (1, 2, 3):
            application.assets.create(AssetKind.ACTIVITIES, {"name": "Barco", "price_minor": 9000, "currency": "BRL"})
            application.host.submit(_until_live(application, number)).result(60)
        assert heard


async def _until_live(application: Application, number: int) -> None:
    while application.database.queries.counts().by_state[SyncState.SYNCED] != number:
        await asyncio.sleep(0.02)


def test_a_second_program_is_told_that_the_file_is_open(paths: Paths) -> None:
    profile = Profile(name="default")
    with build(profile, FAST, paths, Environment()), pytest.raises(DatabaseLocked):
        build(profile, FAST, paths, Environment())
    with build(profile, FAST, paths, Environment()) as third:
        third.close()


def test_a_server_database_is_not_changed_without_being_asked(paths: Paths, postgres_url: str) -> None:
    with pytest.raises(NeedsMigration):
        build(Profile(name="office", database_url=postgres_url), FAST, paths, Environment())


def test_the_key_is_taken_out_of_the_environment() -> None:
    variables = {"STRIPE_SECRET_KEY": "sk_test_x_abcdef", "BACKOFFICE_STRIPE_API_BASE": "http://127.0.0.1:1"}
    environment = take_environment(variables)
    assert variables == {"BACKOFFICE_STRIPE_API_BASE": "http://127.0.0.1:1"}
    assert environment == Environment("sk_test_x_abcdef", "http://127.0.0.1:1")
    assert "abcdef" not in repr(environment)


def test_empty_variables_count_as_absent() -> None:
    assert take_environment({"STRIPE_SECRET_KEY": "", "BACKOFFICE_STRIPE_API_BASE": ""}) == Environment()


def test_a_servers_password_comes_from_the_keyring(paths: Paths, stored_password: str) -> None:
    profile = Profile(name="island", database_url="postgresql://ana@db.example/office")
    assert make_url(database_url(profile, paths, Keychain())).password == stored_password
    assert make_url(database_url(profile, paths)).password is None


def test_paths_with_odd_characters_make_working_addresses(tmp_path: Path) -> None:
    path = tmp_path / "a?b#c%20d é.db"
    assert make_url(sqlite_url(path)).database == str(path)
