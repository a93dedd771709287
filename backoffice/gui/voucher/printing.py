"""Print the confirmation of a booking, or save it as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from backoffice.domain.booking_kinds import BookingRef
from backoffice.gui.background import Background
from backoffice.gui.notices import Notices
from backoffice.gui.office import Office
from backoffice.gui.translation import office_zone, tr
from backoffice.gui.voucher.content import VoucherContent, VoucherSource, voucher_content
from backoffice.gui.wording import explain

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class VoucherDesk(QObject):
    """What File → Print… and “Save as PDF” do."""

    def __init__(self, office: Office, background: Background, notices: Notices, parent: QWidget) -> None:
        """Open its dialogs over `parent`."""
        super().__init__(parent)
        self._office, self._background, self._notices, self._window = office, background, notices, parent

    def print_booking(self, ref: BookingRef) -> None:
        """Choose a printer, and print."""
        self._with_content(ref, self._ask_printer)

    def save_booking(self, ref: BookingRef) -> None:
        """Choose where the PDF goes, and write it."""
        self._with_content(ref, self._ask_file)

    def write(self, content: VoucherContent, path: Path) -> None:
        """Write the PDF and say so. Drawing needs the window's thread: Qt's fonts live there; it takes milliseconds."""
        from backoffice.gui.voucher.drawing import write_pdf

        try:
            write_pdf(path, content)
        except OSError as error:
            words = tr("The confirmation could not be written to {file}.", file=path.name)
            self._notices.complain(words, str(error.strerror or error))
            return
        self._notices.say(tr("Saved as {file}.", file=str(path)))

    def _with_content(self, ref: BookingRef, use: Callable[[VoucherContent], None]) -> None:
        work = self._background.run(lambda: self._source(ref), owner=self)
        work.on_success(lambda source: use(voucher_content(source)))
        work.on_failure(lambda error: self._notices.complain(explain(error), type(error).__name__))

    def _source(self, ref: BookingRef) -> VoucherSource:
        office = self._office
        with office.database.read() as uow:
            booking = uow.bookings.get(ref)
            asset = uow.assets.get(booking.asset)
            name = uow.office.binding().account_name or office.profile.name
        zone = office_zone(office.settings.time_zone)
        return VoucherSource(booking, asset, name, zone, datetime.now(UTC))

    def _ask_file(self, content: VoucherContent) -> None:
        picker = QFileDialog(self._window, tr("Save the confirmation"))
        picker.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        picker.setNameFilter(tr("PDF documents (*.pdf)"))
        picker.setDefaultSuffix("pdf")
        picker.selectFile(content.file_name)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.fileSelected.connect(lambda chosen: self.write(content, Path(chosen)))
        picker.open()

    def _ask_printer(self, content: VoucherContent) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from backoffice.gui.voucher.drawing import a4

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(a4())
        printer.setDocName(f"{content.title} {content.code}")
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(tr("Print the confirmation"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer, content))
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter, content: VoucherContent) -> None:
        """Draw it on this printer."""
        from backoffice.gui.voucher.drawing import POINTS_PER_INCH, draw

        painter = QPainter()
        if not painter.begin(printer):
            self._notices.complain(tr("The printer cannot be used. Choose another one, or save as PDF."))
            return
        try:
            draw(painter, content, printer.resolution() / POINTS_PER_INCH)
        finally:
            painter.end()
        self._notices.say(tr("Sent to the printer: {code}.", code=content.code))
