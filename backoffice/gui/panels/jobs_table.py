"""The outbox as a table, and in full words what is wrong with the job in hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from backoffice.gui.models.jobs_model import COLUMNS, JOB_ROLE, STATE_COLUMN, JobsModel
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.pill import PAD, draw_line, draw_pill, leading
from backoffice.gui.style.table_rows import draw_ground, set_row_height, set_up_rows
from backoffice.gui.wording import job_state_title, job_tone
from backoffice.services.ports import QueueRow

Index = QModelIndex | QPersistentModelIndex


class JobsTable(QTableView):
    """A QTableView over a JobsModel that keeps its selection by job."""

    chosen = Signal()
    opened = Signal(object)
    """Enter or a double click on a job: the AssetRef it is about."""

    def __init__(self, zone: tzinfo, appearance: Appearance, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self.jobs_model = JobsModel(zone, self)
        self._appearance = appearance
        self._kept: set[str] = set()
        self.setModel(self.jobs_model)
        self.setItemDelegate(_JobDelegate(appearance, self))
        set_up_rows(self, appearance)
        self.horizontalHeader().setStretchLastSection(True)
        for position, column in enumerate(COLUMNS):
            heading = self.fontMetrics().horizontalAdvance(column.heading()) + 34
            self.setColumnWidth(position, max(column.width, heading))
        self.selectionModel().selectionChanged.connect(self.chosen)
        self.activated.connect(self._open)

    @property
    def selected_jobs(self) -> tuple[QueueRow, ...]:
        """Return the selected jobs."""
        return tuple(index.data(JOB_ROLE) for index in self.selectionModel().selectedRows())

    def show_jobs(self, jobs: Sequence[QueueRow]) -> None:
        """Show these jobs; those selected before stay selected."""
        kept = {job.job_id for job in self.selected_jobs}
        self.jobs_model.show_jobs(jobs)
        if not self.selectionModel().hasSelection() and kept:
            mode = self.selectionModel().SelectionFlag
            for position, job in enumerate(jobs):
                if job.job_id in kept:
                    index = self.jobs_model.index(position, 0)
                    self.selectionModel().select(index, mode.Select | mode.Rows)

    def apply_density(self) -> None:
        """Take the height of rows from the look."""
        set_row_height(self, self._appearance)

    def _open(self, index: QModelIndex) -> None:
        job: QueueRow = index.data(JOB_ROLE)
        if job.ref is not None:
            self.opened.emit(job.ref)


class _JobDelegate(QStyledItemDelegate):
    """Draws the state as a pill, all else as plain text."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        colours = self._appearance.colours
        job: QueueRow = index.data(JOB_ROLE)
        painter.save()
        draw_ground(painter, option, colours)
        if index.column() == STATE_COLUMN:
            draw_pill(painter, option, job_state_title(job.state), job_tone(job.state, colours))
        else:
            painter.setPen(QColor(colours.text if index.column() == 0 else colours.text_muted))
            painter.setFont(option.font)
            box: QRect = option.rect.adjusted(PAD, 0, -PAD, 0)
            draw_line(painter, box, leading(option.direction), str(index.data() or ""))
        painter.restore()
