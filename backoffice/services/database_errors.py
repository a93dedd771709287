"""What can go wrong with the office's database, typed by what to do about it, each in words that say so.

`details` is a technical line to copy (a code and the name of a rule or file): never a value of a record.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from backoffice.domain.errors import BackofficeError
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message


class DatabaseError(BackofficeError):
    """Base. `details` is a technical line without any value of a record."""

    def __init__(self, text: str, *, details: str = "", **params: object) -> None:
        """Keep the sentence (an English template) with its figures, and the technical line."""
        super().__init__(Message(text, params))
        self.details = details


# --- opening ----------------------------------------------------------------------------------------------


class InvalidDatabaseUrl(DatabaseError):
    """The address is none we can open."""

    def __init__(self, shown: str) -> None:
        """Show the address without its password."""
        text = QT_TRANSLATE_NOOP(
            "backoffice",
            "“{address}” is not the address of a database. It looks like sqlite:///folder/file.db "
            "or postgresql://user@host/database.",
        )
        super().__init__(text, address=shown)


class NeedsMigration(DatabaseError):
    """The database has an older format than the program, or none yet: `migrate(url)` brings it up."""

    def __init__(self, found: str | None, known: str) -> None:
        """Name both formats. `found` None: the database is empty."""
        text = QT_TRANSLATE_NOOP(
            "backoffice",
            "The database has format {found} and this program needs format {known}. "
            "Run “backoffice migrate” to bring it up to date.",
        )
        super().__init__(text, found=found or "0000", known=known)
        self.found = found
        self.known = known


class DatabaseTooNew(DatabaseError):
    """A newer program has changed the database; this one does not touch it."""

    def __init__(self, found: str, known: str) -> None:
        """Name both formats."""
        text = QT_TRANSLATE_NOOP(
            "backoffice",
            "The database has format {found}, but this program knows formats up to {known} only. "
            "Update the program; nothing was changed.",
        )
        super().__init__(text, found=found, known=known)
        self.found = found
        self.known = known


class ForeignDatabase(DatabaseError):
    """The database holds something else; it is left alone."""

    def __init__(self, shown: str) -> None:
        """Say where."""
        text = QT_TRANSLATE_NOOP(
            "backoffice", "{where} holds data of another program. Choose another database; nothing was changed."
        )
        super().__init__(text, where=shown)


class DatabaseLocked(DatabaseError):
    """Another running program has this SQLite file open. `pid` None: it did not say which process it is."""

    def __init__(self, path: Path, pid: int | None) -> None:
        """Name the file and the process."""
        if pid is None:
            text = QT_TRANSLATE_NOOP(
                "backoffice",
                "{path} is open in another Backoffice. Close that one first, or use a PostgreSQL database.",
            )
            super().__init__(text, path=str(path))
        else:
            text = QT_TRANSLATE_NOOP(
                "backoffice",
                "{path} is open in another Backoffice (process {pid}). "
                "Close that one first, or use a PostgreSQL database.",
            )
            super().__init__(text, path=str(path), pid=pid)
        self.pid = pid


class NetworkShare(DatabaseError):
    """An SQLite file on a network share would be damaged sooner or later."""

    def __init__(self, path: Path, kind: str) -> None:
        """Name the file and the kind of share."""
        text = QT_TRANSLATE_NOOP(
            "backoffice",
            "{path} lies on a network share ({kind}), where SQLite loses data. "
            "Keep the file on this computer, or use a PostgreSQL database to work together.",
        )
        super().__init__(text, path=str(path), kind=kind)


class FileUnusable(DatabaseError):
    """The system does not let us use the file or its folder."""

    def __init__(self, path: Path, reason: str) -> None:
        """Name the file and the system's reason."""
        text = QT_TRANSLATE_NOOP("backoffice", "{path} cannot be used: {reason}. Nothing was changed.")
        super().__init__(text, details=reason, path=str(path), reason=reason)


class DatabaseCorrupt(DatabaseError):
    """The file is damaged. It can be read as far as it goes, or a backup restored; the original is kept."""

    def __init__(self, path: Path, backups: Sequence[Path], *, details: str = "") -> None:
        """Name the file; `backups` are those at hand, newest first."""
        if backups:
            text = QT_TRANSLATE_NOOP(
                "backoffice",
                "{path} is damaged. You can restore one of {count} backups (the damaged file is kept), "
                "or open it for reading only.",
            )
        else:
            text = QT_TRANSLATE_NOOP(
                "backoffice",
                "{path} is damaged, and there is no backup of it beside it. You can open it for reading only.",
            )
        super().__init__(text, details=details, path=str(path), count=len(backups))
        self.path = path
        self.backups = tuple(backups)


class BackupUnusable(DatabaseError):
    """The backup is missing, damaged, or of no use to this program; nothing was changed."""

    def __init__(self, path: Path, *, details: str = "") -> None:
        """Name the file."""
        text = QT_TRANSLATE_NOOP("backoffice", "{path} is not a usable backup. Nothing was changed.")
        super().__init__(text, details=details, path=str(path))


class NoBackupHere(DatabaseError):
    """Backups of a server are its administrator's business."""

    def __init__(self) -> None:
        """Say what to use."""
        text = QT_TRANSLATE_NOOP("backoffice", "Back up a PostgreSQL database with pg_dump, or ask its administrator.")
        super().__init__(text)


# --- working ----------------------------------------------------------------------------------------------


class DatabaseReadOnly(DatabaseError):
    """It was opened for reading only."""

    def __init__(self, *, details: str = "") -> None:
        """Say so."""
        super().__init__(
            QT_TRANSLATE_NOOP("backoffice", "The database is open for reading only. Nothing was saved."),
            details=details,
        )


class DatabaseUnreachable(DatabaseError):
    """No connection, or it was lost before anything was saved."""

    def __init__(self, *, details: str = "") -> None:
        """Say what to check."""
        text = QT_TRANSLATE_NOOP(
            "backoffice",
            "The database cannot be reached. Nothing was saved. Check the network and the server, then try again.",
        )
        super().__init__(text, details=details)


class LoginRefused(DatabaseError):
    """The server answered and did not let us in: user, password, database, or it has no room or is starting."""

    def __init__(self, *, details: str = "") -> None:
        """Repeat the server's own words (its line after FATAL)."""
        text = QT_TRANSLATE_NOOP(
            "backoffice",
            "The database server refused the connection: {reason}. Nothing was saved. "
            "Check the name of the database, the user and the password.",
        )
        super().__init__(text, details=details, reason=details.rpartition("FATAL:")[2].strip())


class TransactionLost(DatabaseError):
    """A part of a transaction failed in such a way that the database undid the whole."""

    def __init__(self, *, details: str = "") -> None:
        """Keep the cause."""
        text = QT_TRANSLATE_NOOP(
            "backoffice", "The database undid several changes because one of them failed; they are tried again."
        )
        super().__init__(text, details=details)


class CommitUnknown(DatabaseError):
    """The connection was lost at the very moment of saving."""

    def __init__(self, *, details: str = "") -> None:
        """Say what to do."""
        text = QT_TRANSLATE_NOOP(
            "backoffice",
            "The connection to the database was lost while saving, so it is not known whether it was saved. "
            "Reload before you try again.",
        )
        super().__init__(text, details=details)


class DatabaseBusy(DatabaseError):
    """Someone else kept the database or the record too long, or two writers met; nothing was saved."""

    def __init__(self, *, details: str = "") -> None:
        """Say what to do."""
        super().__init__(
            QT_TRANSLATE_NOOP("backoffice", "The database is busy. Nothing was saved; try again in a moment."),
            details=details,
        )


class DiskFull(DatabaseError):
    """There is no room left."""

    def __init__(self, *, details: str = "") -> None:
        """Say what to do."""
        text = QT_TRANSLATE_NOOP(
            "backoffice", "The disk that holds the database is full. Nothing was saved. Make room, then try again."
        )
        super().__init__(text, details=details)


class AccessRefused(DatabaseError):
    """The database user may not do this."""

    def __init__(self, *, details: str = "") -> None:
        """Say who can help."""
        text = QT_TRANSLATE_NOOP(
            "backoffice",
            "The database does not allow this to your user. Nothing was saved. Ask the administrator of the database.",
        )
        super().__init__(text, details=details)


class RuleBroken(DatabaseError):
    """The database refused a value that validation should have caught. `details` names the rule."""

    def __init__(self, *, details: str = "") -> None:
        """Name the rule."""
        text = QT_TRANSLATE_NOOP(
            "backoffice", "The database refused a value ({rule}). Nothing was saved; please report this."
        )
        super().__init__(text, details=details, rule=details)


class DatabaseFailed(DatabaseError):
    """Anything else the database said no to."""

    def __init__(self, *, details: str = "") -> None:
        """Show the technical line."""
        text = QT_TRANSLATE_NOOP("backoffice", "The database reports an error ({reason}). Nothing was saved.")
        super().__init__(text, details=details, reason=details)


class FenceLost(DatabaseError):
    """The job is no longer this worker's: its lease ended and another took it. Stop; write and send nothing more."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            QT_TRANSLATE_NOOP("backoffice", "Another worker has taken this job over; this one stops working on it.")
        )


class JobBusy(DatabaseError):
    """The job runs, or may have sent something to Stripe: it cannot be cancelled."""

    def __init__(self) -> None:
        """Say so."""
        text = QT_TRANSLATE_NOOP(
            "backoffice", "This job is running or may have reached Stripe already, so it cannot be cancelled."
        )
        super().__init__(text)
