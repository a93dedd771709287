"""The office's database: SQLite on this computer, or PostgreSQL to work together."""

from backoffice.db.backups import backup, list_backups, restore
from backoffice.db.database import SqlDatabase
from backoffice.db.listener import JobListener, listen_for_jobs
from backoffice.db.migrating import MigrationReport, migrate
from backoffice.db.opening import DatabaseStatus, check, open_database

__all__ = [
    "DatabaseStatus",
    "JobListener",
    "MigrationReport",
    "SqlDatabase",
    "backup",
    "check",
    "list_backups",
    "listen_for_jobs",
    "migrate",
    "open_database",
    "restore",
]
