"""Write the refunds of the report to a file, as a spreadsheet or CSV."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from backoffice.gui.background import Background
from backoffice.gui.notices import Notices
from backoffice.gui.office import Office
from backoffice.gui.pages.refund_report import RefundReportPage
from backoffice.gui.translation import tr
from backoffice.services.ports.refunds import RefundFilter


class RefundExport(QObject):
    """One for a window."""

    def __init__(self, office: Office, background: Background, notices: Notices, parent: QWidget) -> None:
        """Open its dialog over `parent`."""
        super().__init__(parent)
        self._office, self._background, self._notices, self._window = office, background, notices, parent

    def follow(self, page: QWidget) -> None:
        """Do what the page of the report asks for."""
        if isinstance(page, RefundReportPage):
            page.export_asked.connect(self.ask)

    def ask(self, where: RefundFilter) -> None:
        """Choose where the file goes, and what it is."""
        picker = QFileDialog(self._window, tr("Export the refunds"))
        picker.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        picker.setNameFilters([tr("Excel workbooks (*.xlsx)"), tr("CSV files (*.csv)")])
        picker.setDefaultSuffix("xlsx")
        picker.filterSelected.connect(lambda chosen: picker.setDefaultSuffix("csv" if "csv" in chosen else "xlsx"))
        picker.selectFile(f"refunds-{datetime.now().astimezone():%Y-%m-%d}")
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.fileSelected.connect(lambda chosen: self.write(Path(chosen), where))
        picker.open()

    def write(self, path: Path, where: RefundFilter) -> None:
        """Write the file in the background, and say so."""
        reports = self._office.refunds.reports
        writing = self._background.run(lambda: reports.write(path, where), owner=self)
        writing.on_success(lambda count: self._tell(count, path)).on_failure(lambda error: self._complain(error, path))

    def _tell(self, count: int, path: Path) -> None:
        self._notices.say(tr("%n refund(s) written to {file}.", None, count, file=str(path)))

    def _complain(self, error: BaseException, path: Path) -> None:
        words = tr("The refunds could not be written to {file}. The file is as it was.", file=path.name)
        self._notices.complain(words, str(error))
