"""Every format leads to today's, in one step that happens whole or not at all; newer ones are left alone."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from backoffice.db import SqlDatabase, check, migrate, open_database
from backoffice.db.addresses import file_of, is_file, parse_address
from backoffice.db.engines import postgresql_engines, sqlite_migration_engine
from backoffice.db.formats import MIGRATIONS, VERSION_TABLE, known_format
from backoffice.db.migrating import script_directory
from backoffice.db.models import Base
from backoffice.domain.kinds import AssetKind
from backoffice.services.database_errors import DatabaseTooNew, ForeignDatabase, NeedsMigration
from tests.db.samples import FULL, add
from tests.support.databases import ManualClock

_TODAY = known_format()
_TOMORROW = f"{int(_TODAY) + 1:04}"
_NEXT = f'''"""A format of tomorrow."""

import sqlalchemy as sa
from alembic import op

revision = "{_TOMORROW}"
down_revision = "{_TODAY}"


def upgrade() -> None:
    op.add_column("vehicles", sa.Column("towing", sa.Text()))
    op.execute("UPDATE vehicles SET towing = 'no'")
'''


@pytest.fixture
def next_format(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sqlite_url: str, postgresql_url: str
) -> Generator[Path]:
    """The program of tomorrow, which knows one format more; databases of today's are made before."""
    del sqlite_url, postgresql_url
    folder = tmp_path / "tomorrow"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / f"{_TOMORROW}_tomorrow.py").write_text(_NEXT, encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr("backoffice.db.formats.MIGRATIONS", folder)
        patch.setattr("backoffice.db.migrating.MIGRATIONS", folder)
        yield folder


@contextmanager
def _connect(url: str) -> Generator[Connection]:
    address = parse_address(url)
    engine = sqlite_migration_engine(file_of(address)) if is_file(address) else postgresql_engines(address).writer
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def _describe(connection: Connection) -> dict[str, object]:
    """Return all that a database tells of its tables, checks included, which Alembic does not compare."""
    inspector = inspect(connection)
    return {
        table: (
            sorted((c["name"], str(c["type"]), c["nullable"], c["default"]) for c in inspector.get_columns(table)),
            sorted((c["name"], c["sqltext"]) for c in inspector.get_check_constraints(table)),
            sorted(_describe_index(index) for index in inspector.get_indexes(table)),
            inspector.get_foreign_keys(table),
            inspector.get_pk_constraint(table),
        )
        for table in inspector.get_table_names()
        if table != VERSION_TABLE
    }


def _describe_index(index: Any) -> tuple[str, ...]:
    options = {name: str(option) for name, option in index.get("dialect_options", {}).items()}
    return index["name"], str(index["column_names"]), str(index["unique"]), str(options)


def _is_of(dialect: str) -> Callable[..., bool]:
    """Alembic itself does not ask an index whether it is for this database."""

    def is_of(thing: Any, *_: object) -> bool:
        condition = getattr(thing, "_ddl_if", None)
        return condition is None or condition.dialect == dialect

    return is_of


def test_the_migrated_tables_are_those_of_the_models(database_url: str) -> None:
    with _connect(database_url) as connection:
        own = _is_of(connection.dialect.name)
        options = {"version_table": VERSION_TABLE, "compare_type": True, "include_object": own}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []
        migrated = _describe(connection)
        Base.metadata.drop_all(connection)
        Base.metadata.create_all(connection)
    with _connect(database_url) as connection:
        assert _describe(connection) == migrated
    assert migrated.keys() == Base.metadata.tables.keys()


def test_formats_lie_in_a_straight_line_numbered_upwards() -> None:
    found = [script.revision for script in script_directory().walk_revisions()][::-1]
    assert found == [f"{number:04}" for number in range(1, len(found) + 1)]
    assert found[-1] == known_format()
    assert all(
        Path(script.path).name.startswith(f"{script.revision}_") for script in script_directory().walk_revisions()
    )


def test_an_empty_database_is_brought_to_todays_format(empty_url: str, clock: ManualClock) -> None:
    with pytest.raises(NeedsMigration) as caught:
        open_database(empty_url, clock)
    assert caught.value.found is None
    assert isinstance(check(empty_url).problem, NeedsMigration)
    report = migrate(empty_url)
    assert (report.found, report.known, report.backup, report.changed) == (None, known_format(), None, True)
    assert check(empty_url).problem is None
    database = open_database(empty_url, clock)
    add(database)
    database.close()
    again = migrate(empty_url)
    assert (again.found, again.backup, again.changed) == (known_format(), None, False)


def test_each_database_has_an_id_of_its_own(tmp_path: Path, clock: ManualClock) -> None:
    ids: set[str] = set()
    for name in ("a", "b"):
        url = f"sqlite:///{tmp_path}/{name}.db"
        migrate(url)
        database = open_database(url, clock)
        with database.read() as unit:
            ids.add(unit.office.binding().installation_id)
        database.close()
    assert len(ids) == 2


@pytest.mark.usefixtures("next_format")
def test_an_older_format_is_brought_up_with_its_rows(database_url: str) -> None:
    with _connect(database_url) as connection:
        connection.execute(text(_OLD_VEHICLE))
    found = check(database_url)
    assert (found.found, found.known) == (_TODAY, _TOMORROW)
    assert isinstance(found.problem, NeedsMigration)
    assert _TODAY in str(found.problem)
    report = migrate(database_url)
    assert (report.found, report.known) == (_TODAY, _TOMORROW)
    with _connect(database_url) as connection:
        assert connection.execute(text("SELECT name, towing FROM vehicles")).all() == [("Buggy", "no")]


_OLD_VEHICLE = """
    INSERT INTO vehicles
        (version, created_at, updated_at, name, is_active, is_featured, accepts_online_payment, sync_state, name_folded,
         search_text)
    VALUES (1, '2030-01-01', '2030-01-01', 'Buggy', true, false, true, 'pending', 'buggy', 'buggy')
"""


@pytest.mark.usefixtures("next_format")
def test_a_file_is_backed_up_before_its_format_changes(sqlite_url: str) -> None:
    with _connect(sqlite_url) as connection:
        connection.execute(text(_OLD_VEHICLE))
    report = migrate(sqlite_url)
    assert report.backup
    assert report.backup.parent == file_of(parse_address(sqlite_url)).parent / "backups"
    kept = sqlite3.connect(report.backup)
    assert kept.execute("SELECT version_num FROM schema_version").fetchall() == [(_TODAY,)]
    assert kept.execute("SELECT name FROM vehicles").fetchall() == [("Buggy",)]
    kept.close()


def test_an_older_program_leaves_a_newer_format_alone(
    database_url: str, clock: ManualClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "tomorrow"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / f"{_TOMORROW}_tomorrow.py").write_text(_NEXT, encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr("backoffice.db.formats.MIGRATIONS", folder)
        patch.setattr("backoffice.db.migrating.MIGRATIONS", folder)
        migrate(database_url)
    for attempt in (lambda: open_database(database_url, clock), lambda: migrate(database_url)):
        with pytest.raises(DatabaseTooNew) as caught:
            attempt()
        assert _TOMORROW in str(caught.value)
        assert _TODAY in str(caught.value)
    assert isinstance(check(database_url).problem, DatabaseTooNew)


@pytest.mark.parametrize("made", ["CREATE TABLE vehicles (id int)", f"CREATE TABLE {VERSION_TABLE} (version_num text)"])
def test_a_database_of_another_program_is_left_alone(empty_url: str, clock: ManualClock, made: str) -> None:
    if is_file(parse_address(empty_url)):
        file_of(parse_address(empty_url)).touch()
    with _connect(empty_url) as connection:
        connection.execute(text(made))
        before = _describe(connection)
    for attempt in (lambda: open_database(empty_url, clock), lambda: migrate(empty_url)):
        with pytest.raises(ForeignDatabase):
            attempt()
    assert isinstance(check(empty_url).problem, ForeignDatabase)
    with _connect(empty_url) as connection:
        assert _describe(connection) == before


def test_tables_of_others_in_a_servers_database_do_no_harm(postgres_url: str, clock: ManualClock) -> None:
    with _connect(postgres_url) as connection:
        connection.execute(text("CREATE TABLE theirs (id int)"))
    migrate(postgres_url)
    open_database(postgres_url, clock).close()


def test_programs_that_migrate_at_once_do_it_once(postgres_url: str) -> None:
    script = "import sys; from backoffice.db import migrate; print(migrate(sys.argv[1]).found)"
    children = [
        subprocess.Popen([sys.executable, "-c", script, postgres_url], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = [child.communicate(timeout=60)[0].strip() for child in children]
    assert sorted(said) == [_TODAY, _TODAY, "None"]
    assert [child.returncode for child in children] == [0, 0, 0]


def test_killed_at_any_statement_it_is_as_before_and_the_next_start_completes_it(empty_url: str) -> None:
    child = subprocess.run(
        [sys.executable, Path(__file__).parent / "killed_migrations.py", empty_url],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (child.returncode, child.stderr) == (0, "")
    assert int(child.stdout) > 30


def test_foreign_keys_are_checked_before_a_file_is_committed(sqlite_url: str, next_format: Path) -> None:
    version = next_format / "versions" / f"{_TOMORROW}_tomorrow.py"
    version.write_text(_NEXT + _BREAKS_A_KEY, encoding="utf-8")
    with pytest.raises(Exception, match="foreign key of ticket_tiers"):
        migrate(sqlite_url)
    connection = sqlite3.connect(file_of(parse_address(sqlite_url)))
    assert connection.execute("SELECT version_num FROM schema_version").fetchall() == [(_TODAY,)]
    assert connection.execute("SELECT count(*) FROM ticket_tiers").fetchone() == (0,)
    connection.close()


_BREAKS_A_KEY = """
    op.execute("INSERT INTO ticket_tiers (event_id, position, name, is_active) VALUES (7, 0, 'x', true)")
"""


def test_a_listing_survives_every_reopening(database_url: str, clock: ManualClock) -> None:
    database: SqlDatabase = open_database(database_url, clock)
    records = [add(database, kind) for kind in AssetKind]
    database.close()
    database = open_database(database_url, clock)
    with database.read() as unit:
        assert [unit.assets.get(record.ref) for record in records] == records
    database.close()
    assert len(records) == len(FULL)
