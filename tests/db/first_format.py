"""A database as the first format left it: listings, tickets, and an outbox with work in every state."""

from collections.abc import Generator
from contextlib import contextmanager

from alembic import command
from sqlalchemy import Connection, text

from backoffice.db.addresses import file_of, is_file, parse_address
from backoffice.db.engines import postgresql_engines, sqlite_migration_engine
from backoffice.db.migrating import _config
from backoffice.db.sqlite_file import create_private
from backoffice.services.ports import JobState

_MOMENT = "2030-05-17 12:00:00"
_LISTING = f"""
    INSERT INTO {{table}} (version, created_at, updated_at, name, is_active, is_featured, accepts_online_payment,
        sync_state, name_folded, search_text, price_minor, currency, stripe_product_id)
    VALUES (3, '{_MOMENT}', '{_MOMENT}', 'São João', true, false, true, 'synced', 'sao joao', 'sao joao', 15000,
        'BRL', 'bo_1')
"""
_TICKET = "INSERT INTO ticket_tiers (event_id, position, name, price_minor, is_active) VALUES (1, 0, 'VIP', 5000, true)"
_JOB = f"""
    INSERT INTO jobs (id, kind, subject, lane, state, attempt, run_at, fence, sends, rerun, intent_step, intent_key,
        intent_made_at, last_error, created_at, updated_at)
    VALUES ('{{id}}', 'sync_asset', 'events/{{id}}', '{{lane}}', '{{state}}', 2, '{_MOMENT}', 7, 4, {{rerun}},
        {{intent}}, 'São “error”', '{_MOMENT}', '{_MOMENT}')
"""
_NO_INTENT = "NULL, NULL, NULL"

TABLES = ("activities", "events", "restaurants", "vehicles", "accommodations", "ticket_tiers", "jobs", "office")


@contextmanager
def connect(url: str) -> Generator[Connection]:
    """Open a transaction past the program."""
    address = parse_address(url)
    engine = sqlite_migration_engine(file_of(address)) if is_file(address) else postgresql_engines(address).writer
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def make(url: str) -> dict[str, list[dict[str, object]]]:
    """Make it in an empty database and return all its rows."""
    if is_file(parse_address(url)):
        create_private(file_of(parse_address(url)))
    with connect(url) as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for table in TABLES[:5]:
            connection.execute(text(_LISTING.format(table=table)))
        connection.execute(text(_TICKET))
        for number, state in enumerate(JobState):
            intent = f"'{{}}', '{number}.4', '{_MOMENT}'" if number % 2 else _NO_INTENT
            lane = ("money", "catalogue")[number % 2]
            statement = _JOB.format(id=number, lane=lane, state=state.value, rerun=number == 1, intent=intent)
            connection.execute(text(statement))
    return rows(url)


def rows(url: str) -> dict[str, list[dict[str, object]]]:
    """Return every row of the first format's tables."""
    with connect(url) as connection:
        return {
            table: [dict(row) for row in connection.execute(text(f"SELECT * FROM {table} ORDER BY id")).mappings()]
            for table in TABLES
        }
