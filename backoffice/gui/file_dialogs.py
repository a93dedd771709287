"""Import, export and backup: the commands that read or write files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from backoffice.gui.actions import Command
from backoffice.gui.main_window import MainWindow
from backoffice.gui.office import ProgramServices
from backoffice.gui.record_files import Kind, RecordFiles, files_of
from backoffice.gui.sections import SectionName
from backoffice.gui.translation import tr


class FileDialogs(QObject):
    """Connects these commands."""

    def __init__(self, window: MainWindow, services: ProgramServices) -> None:
        """Connect them."""
        super().__init__(window)
        self._window = window
        self._services = services
        window.actions_[Command.IMPORT].triggered.connect(lambda: self.open_import(self._kind))
        window.actions_[Command.EXPORT].triggered.connect(self.open_export)
        window.actions_[Command.BACK_UP].triggered.connect(self.open_backup)
        window.pages.import_asked.connect(self.open_import)

    def open_import(self, kind: Kind | None) -> None:
        """Choose a file, see what is in it, take it in. Without a kind it is about what is in view."""
        from backoffice.gui.dialogs.importing import ImportDialog

        window = self._window
        files = self._files(kind)
        dialog = ImportDialog(files, window.office, window.background, kind, window)
        dialog.imported.connect(lambda result: self._tell_imported(files, result))
        dialog.open()

    def open_export(self) -> None:
        """Choose which listings or bookings to write; then where."""
        from backoffice.gui.dialogs.exporting import ExportDialog

        if self._window.section is SectionName.REFUND_REPORT:
            self._export_refunds()
            return
        table = self._window.pages.listings or self._window.pages.bookings
        shown = table.filter_bar.filter if table and not table.filter_bar.is_empty else None
        dialog = ExportDialog(self._files(self._kind), self._kind, shown, self._window)
        dialog.chosen.connect(self._choose_export_file)
        dialog.open()

    def _export_refunds(self) -> None:
        from backoffice.gui.pages.refund_report import RefundReportPage

        page = self._window.pages.page(SectionName.REFUND_REPORT)
        assert isinstance(page, RefundReportPage)
        self._window.refund_export.ask(page.filter)

    def open_backup(self) -> None:
        """Choose where a copy of the database goes."""
        name = f"backoffice-{datetime.now().astimezone():%Y-%m-%d-%H%M}.db"
        self._choose_file(tr("Back up the database"), name, self.back_up)

    def export_to(self, path: Path, where: Any) -> None:
        """Write the file in the background; `where` is an AssetFilter or BookingFilter with a kind."""
        window, kind, files = self._window, where.kind, self._files(where.kind)
        exporting = files.writer(window.office)
        work = window.background.run(lambda: exporting.write(kind, path, where), owner=self)
        work.on_failure(window.listing_actions.complain)
        work.on_success(
            lambda count: window.notices.say(
                tr("Exported {listings} to {file}.", listings=files.count(count), file=path.name)
            )
        )

    def back_up(self, path: Path) -> None:
        """Copy the database in the background, while it is in use."""
        window, profile, services = self._window, self._window.office.profile, self._services
        work = window.background.run(lambda: services.back_up(profile, path), owner=self)
        work.on_failure(window.listing_actions.complain)
        work.on_success(lambda kept: window.notices.say(tr("Backed up to {file}.", file=str(kept))))

    @property
    def _kind(self) -> Kind | None:
        section = self._window.section
        return section.kind or section.booking_kind

    def _files(self, kind: Kind | None) -> RecordFiles:
        section = self._window.section
        return files_of(kind, lists_bookings=section.lists_bookings or section is SectionName.CALENDAR)

    def _choose_export_file(self, where: Any) -> None:
        title, name = self._files(where.kind).export_title(), f"{where.kind.value}.csv"
        self._choose_file(title, name, lambda path: self.export_to(path, where))

    def _choose_file(self, title: str, name: str, use: Callable[[Path], None]) -> None:
        picker = QFileDialog(self._window, title)
        picker.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        picker.setDefaultSuffix(name.rpartition(".")[2])
        picker.selectFile(name)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.fileSelected.connect(lambda chosen: use(Path(chosen)))
        picker.open()

    def _tell_imported(self, files: RecordFiles, result: Any) -> None:
        window = self._window
        window.live.tell_saved(None)
        window.office.engine.wake()
        window.notices.say(tr("Imported {listings}.", listings=files.count(len(result.created))))
        if result.problems:
            lines = "\n".join(f"{p.line}\t{p.field}\t{p.message}" for p in result.problems)
            rows = len({problem.line for problem in result.problems})
            window.notices.complain(tr("%n row(s) of the file were left out.", None, rows), lines)
