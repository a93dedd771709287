"""The table of the outbox: what waits, what is being sent, what needs a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from backoffice.gui.models.cell_text import ONE_LINE, moment_text
from backoffice.gui.translation import formats, tr
from backoffice.gui.wording import job_state_title, kind_name, stored_words
from backoffice.services.ports import JobState, QueueRow

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
JOB_ROLE = Qt.ItemDataRole.UserRole
"""The QueueRow of a cell."""


@dataclass(frozen=True, slots=True)
class JobColumn:
    """One column: its heading and what it says of a job."""

    heading: Callable[[], str]
    text: Callable[[QueueRow, tzinfo], str]
    width: int


def _next_try(job: QueueRow, zone: tzinfo) -> str:
    """A job that needs a person has no next try; one that is due is tried now."""
    if job.state not in (JobState.AVAILABLE, JobState.RETRYABLE):
        return ""
    return moment_text(job.run_at, zone) if job.run_at > datetime.now(UTC) else tr("as soon as possible")


COLUMNS = (
    JobColumn(lambda: tr("Listing"), lambda job, zone: job.name, 280),
    JobColumn(lambda: tr("Kind"), lambda job, zone: kind_name(job.ref.kind) if job.ref else job.kind, 130),
    JobColumn(lambda: tr("State"), lambda job, zone: job_state_title(job.state), 160),
    JobColumn(lambda: tr("Tried"), lambda job, zone: formats().number(job.attempt), 80),
    JobColumn(lambda: tr("Next try"), _next_try, 180),
    JobColumn(lambda: tr("Last problem"), lambda job, zone: stored_words(job.last_error), 300),
)
STATE_COLUMN = 2


class JobsModel(QAbstractTableModel):
    """A few hundred jobs at most, read as a whole."""

    def __init__(self, zone: tzinfo, parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self._zone = zone
        self._jobs: Sequence[QueueRow] = ()

    @property
    def jobs(self) -> Sequence[QueueRow]:
        """Return what is shown."""
        return self._jobs

    def show_jobs(self, jobs: Sequence[QueueRow]) -> None:
        """Show these; where they are the same jobs in the same order, only the cells change."""
        if [job.job_id for job in jobs] == [job.job_id for job in self._jobs]:
            self._jobs = jobs
            self.retranslate()
        else:
            self.beginResetModel()
            self._jobs = jobs
            self.endResetModel()

    def retranslate(self) -> None:
        """Write every cell anew."""
        if self._jobs:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._jobs) - 1, len(COLUMNS) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of jobs."""
        return 0 if parent.isValid() else len(self._jobs)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a heading."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].heading()
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell."""
        job = self._jobs[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return COLUMNS[index.column()].text(job, self._zone).translate(ONE_LINE)
        return job if role == JOB_ROLE else None
