"""An SQLite file as a thing on a disk: where it may lie, who has it open, whether it is whole."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from backoffice.db.failures import describe_sqlite
from backoffice.services.database_errors import DatabaseCorrupt, DatabaseLocked, DiskFull, FileUnusable, NetworkShare

BUSY_SECONDS = 30
"""How long a statement waits for a lock. Only reads by other programs (backups, doctor) can hold one."""

_PATIENCE_SECONDS = 0.5
"""How long to wait for the lock: a program that is just closing, or a doctor's look, is no reason to refuse."""

_SHARES = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "ceph", "glusterfs", "lustre", "fuse.sshfs")
)


@contextmanager
def files_in_words(path: Path) -> Generator[None]:
    """Turn the system's refusals into our words."""
    try:
        yield
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(details=reason) from None
        raise FileUnusable(path, reason) from None


def find_share(path: Path, mounts: str) -> str | None:
    """Return the kind of the network share that holds the path, or None; `mounts` is /proc/self/mounts' text."""
    best, kind = Path("/"), ""
    for line in mounts.splitlines():
        _, mounted, found, *_ = line.split(" ")
        point = Path(mounted.encode().decode("unicode_escape"))
        if path.is_relative_to(point) and len(point.parts) >= len(best.parts):
            best, kind = point, found
    return kind if kind in _SHARES else None


def refuse_network_share(path: Path) -> None:
    """Raise `NetworkShare` when the file would lie on one."""
    if sys.platform == "win32":
        import ctypes

        remote = path.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == 4
        kind = "Windows" if remote else None
    elif Path("/proc/self/mounts").exists():
        kind = find_share(path, Path("/proc/self/mounts").read_text(encoding="utf-8"))
    else:
        kind = None
    if kind:
        raise NetworkShare(path, kind)


def create_private(path: Path) -> None:
    """Make the file, empty, for its owner only; SQLite gives its side files the same rights."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def connect_file(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open the file; transactions are begun by us alone (`isolation_level=None`)."""
    mode = "ro" if read_only else "rw"
    return sqlite3.connect(
        f"{path.as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )


def check_whole(path: Path, backups: Sequence[Path]) -> None:
    """Raise `DatabaseCorrupt` when SQLite finds the file damaged."""
    try:
        with closing(connect_file(path)) as connection:
            found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.Error as error:
        raise describe_sqlite(error, lambda details: DatabaseCorrupt(path, backups, details=details)) from None
    if found != "ok":
        raise DatabaseCorrupt(path, backups, details=found)


class CleanEnd:
    """A note beside the file: how it was when this program closed it, so that it need not be read through again.

    It is taken away while the file is open: after a crash, as after a copy or another program's write, there is none
    that fits.
    """

    def __init__(self, path: Path) -> None:
        """Look at nothing yet."""
        self._path = path
        self._note = path.with_name(f"{path.name}.closed")
        self.is_doubted = False
        """Set when the file was found damaged while it was open: then it is read through at the next start."""

    def take(self) -> bool:
        """Tell whether the file is as it was left, and take the note away."""
        try:
            noted = self._note.read_text(encoding="ascii")
        except FileNotFoundError:
            return False
        self._note.unlink()
        return noted == self._facts()

    def leave(self) -> None:
        """Write the note; the file is closed."""
        if self.is_doubted:
            return
        create_private(self._note)
        self._note.write_text(self._facts(), encoding="ascii")

    def _facts(self) -> str:
        found = self._path.stat()
        log = self._path.with_name(f"{self._path.name}-wal")
        return f"{found.st_size} {found.st_mtime_ns} {log.stat().st_size if log.exists() else 0}\n"


class FileHold:
    """The file belongs to this process while this is held: one lock of the operating system beside the file."""

    def __init__(self, path: Path) -> None:
        """Take it.

        Raises:
            DatabaseLocked: when another program (or another part of this one) has it.

        """
        self._holder = path.with_name(f"{path.name}.holder")
        self._lock = FileLock(path.with_name(f"{path.name}.lock"), mode=0o600, thread_local=False)
        try:
            self._lock.acquire(timeout=_PATIENCE_SECONDS)
        except Timeout:
            raise DatabaseLocked(path, read_holder(path)) from None
        create_private(self._holder)
        self._holder.write_text(f"{os.getpid()}\n", encoding="ascii")

    @property
    def is_held(self) -> bool:
        """Tell whether the file is ours."""
        return self._lock.is_locked

    def release(self) -> None:
        """Let it go. Twice does nothing."""
        if self._lock.is_locked:
            self._holder.unlink(missing_ok=True)
            self._lock.release()


def read_holder(path: Path) -> int | None:
    """Return the process that says it has the file open."""
    try:
        return int(path.with_name(f"{path.name}.holder").read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return None
