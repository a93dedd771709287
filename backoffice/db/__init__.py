"""The office's database: SQLite on this computer, or PostgreSQL to work together."""

from backoffice.db.backups import backup, list_backups, restore
from backoffice.db.database import SqlDatabase
from backoffice.db.migrating import MigrationReport, migrate
from backoffice.db.opening import DatabaseStatus, check, open_database

__all__ = [
    "DatabaseStatus",
    "MigrationReport",
    "SqlDatabase",
    "backup",
    "check",
    "list_backups",
    "migrate",
    "open_database",
    "restore",
]
