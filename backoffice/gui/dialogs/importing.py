"""Import: choose a kind and a file, see what would come in and what is wrong, then say so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from backoffice.domain.parsing import NEUTRAL_CONTEXT, ParseContext
from backoffice.gui.background import Background, Operation
from backoffice.gui.dialogs.fields import LabelledField, choice_box, line_edit
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import button, label
from backoffice.gui.office import Office
from backoffice.gui.record_files import Kind, RecordFiles
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import formats, tr, translate_message
from backoffice.gui.wording import explain
from backoffice.services.importing import RowProblem

MOST_SHOWN = 1000


class ImportDialog(Dialog):
    """For listings or bookings (`files`). `imported` carries what was created and what was not and why."""

    imported = Signal(object)

    def __init__(
        self,
        files: RecordFiles,
        office: Office,
        background: Background,
        kind: Kind | None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with a kind, if one is in view."""
        super().__init__(files.import_title(), parent)
        self.resize(680, 560)
        self._files, self._importing, self._background = files, files.reader(office), background
        self._work: Operation[Any] | None = None
        self._read: Any = None
        kinds = files.kinds()
        self.kind = choice_box(kinds, kind or kinds[0][1])
        self.form = choice_box(
            [
                (tr("As programs write: 1234.50 and 2027-03-31"), False),
                (tr("As people write here: {example}", example=formats().number(1234.5)), True),
            ],
            False,
        )
        self.file = line_edit(placeholder=tr("No file is chosen yet"))
        self.choose = button(tr("Choose file…"), icon_name="open")
        self.template = button(tr("Save an empty file to fill in…"), Role.LINK)
        self.verdict = label("", Role.HEADING, wrap=True)
        self.advice = label("", Role.MUTED, wrap=True)
        self.problems = _problem_table()
        self.bar = QProgressBar()
        self.stop = button(tr("Stop"))
        self.cancel = button(tr("Cancel"))
        self.start = button(tr("Import"), Role.PRIMARY)
        self._lay_out()
        self._connect()
        self._show_nothing_read()

    def read_file(self, path: Path) -> None:
        """Look into a file; nothing is saved."""
        self.file.setText(str(path))
        kind, context = self._kind, self._context()
        self._show_working(tr("Reading the file…"))
        work = self._background.run_with_progress(
            lambda progress: self._importing.read(kind, path, context, progress.report), owner=self
        )
        self._work = work
        work.on_progress(self._show_progress).on_success(self._show_read).on_failure(self._show_unreadable)

    def save(self) -> None:
        """Save the rows that can be imported, in one transaction."""
        read = self._read
        if read is not None and read.ready:
            self._show_working(tr("Saving {listings}…", listings=self._files.count(len(read.ready))))
            self.stop.hide()
            work = self._background.run(lambda: self._importing.save(read, partial=True), owner=self)
            self._work = work
            known = len(read.problems)
            work.on_success(lambda result: self._finish(result, known)).on_failure(self._show_unreadable)

    @property
    def _kind(self) -> Kind:
        return self._files.kind_of(self.kind.currentData())

    def _context(self) -> ParseContext:
        return formats().parse_context(NEUTRAL_CONTEXT.currency) if self.form.currentData() else NEUTRAL_CONTEXT

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(LabelledField(tr("What the file lists"), self.kind), 1)
        line.addWidget(LabelledField(tr("How numbers and dates are written"), self.form), 2)
        self.box.addLayout(line)
        self.file.setReadOnly(True)
        self.file.setAccessibleName(tr("File"))
        chosen = QHBoxLayout()
        chosen.addWidget(self.file, 1)
        chosen.addWidget(self.choose)
        self.box.addLayout(chosen)
        self.box.addWidget(self.template, alignment=Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(self.verdict)
        self.box.addWidget(self.advice)
        self.box.addWidget(self.problems, 100)
        self.box.addStretch(1)
        self.bar.setAccessibleName(tr("Progress"))
        self.box.addWidget(self.bar)
        row = QHBoxLayout()
        row.addWidget(self.stop)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.start)
        self.box.addLayout(row)
        self.cancel.setDefault(True)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._choose_file)
        self.template.clicked.connect(self._save_template)
        self.kind.activated.connect(self._read_again)
        self.form.activated.connect(self._read_again)
        self.stop.clicked.connect(lambda: self._work.stop() if self._work else None)
        self.cancel.clicked.connect(self.reject)
        self.start.clicked.connect(self.save)
        self.rejected.connect(lambda: self._work.cancel() if self._work else None)

    def _choose_file(self) -> None:
        picker = QFileDialog(self, tr("Choose a CSV file"))
        picker.setFileMode(QFileDialog.FileMode.ExistingFile)
        picker.setNameFilters([tr("CSV files (*.csv *.txt)"), tr("All files (*)")])
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.fileSelected.connect(lambda name: self.read_file(Path(name)))
        picker.open()

    def _save_template(self) -> None:
        kind = self._kind
        picker = QFileDialog(self, tr("Save an empty file"))
        picker.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        picker.setDefaultSuffix("csv")
        picker.selectFile(f"{kind.value}.csv")
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.fileSelected.connect(lambda name: self._write_template(Path(name), kind))
        picker.open()

    def _write_template(self, path: Path, kind: Kind) -> None:
        words = self._files.template(kind)
        work = self._background.run(lambda: path.write_text(words, encoding="utf-8-sig"), owner=self)
        work.on_success(
            lambda _size: self.advice.setText(tr("Saved {file}. Fill it in, then choose it.", file=path.name))
        )
        work.on_failure(self._show_unreadable)

    def _read_again(self) -> None:
        if self.file.text():
            self.read_file(Path(self.file.text()))

    def _show_nothing_read(self) -> None:
        self.verdict.setText("")
        self.advice.setText(self._files.advice())
        self.problems.hide()
        self._show_idle(can_start=False)

    def _show_working(self, words: str) -> None:
        self._read = None
        self.verdict.setText(words)
        self.advice.setText("")
        self.problems.hide()
        self.bar.setRange(0, 0)
        self.bar.show()
        self.stop.show()
        self.start.setEnabled(False)

    def _show_idle(self, *, can_start: bool) -> None:
        self.bar.hide()
        self.stop.hide()
        self.start.setEnabled(can_start)

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _show_read(self, read: Any) -> None:
        self._read = read
        ready, failed, count = len(read.ready), read.failed_lines, self._files.count
        self.start.setText(tr("Import {listings}", listings=count(ready)) if ready else tr("Import"))
        if not failed:
            self.verdict.setText(tr("{listings} can be imported.", listings=count(ready)))
            self.advice.setText(tr("Nothing is wrong with the file."))
        else:
            words = tr("%n row(s) cannot be imported", None, failed)
            self.verdict.setText(tr("{listings} can be imported, {failed}.", listings=count(ready), failed=words))
            self.advice.setText(tr("Mend the rows below in the file and choose it again, or import the others now."))
        self._fill_problems(read.problems)
        self._show_idle(can_start=ready > 0)

    def _fill_problems(self, problems: Sequence[RowProblem]) -> None:
        shown = problems[:MOST_SHOWN]
        self.problems.setVisible(bool(shown))
        self.problems.setRowCount(len(shown))
        for row, problem in enumerate(shown):
            cells = (formats().number(problem.line), problem.field, translate_message(problem.message))
            for column, text in enumerate(cells):
                self.problems.setItem(row, column, QTableWidgetItem(text))
        self.problems.resizeRowsToContents()

    def _show_unreadable(self, error: BaseException) -> None:
        self.verdict.setText(tr("Nothing was imported"))
        self.advice.setText(explain(error) if not isinstance(error, OSError) else str(error))
        self._show_idle(can_start=False)

    def _finish(self, result: Any, known: int) -> None:
        """Close, unless saving found more to say than reading did: there was no room for a booking."""
        is_all_said = len(result.problems) == known
        if is_all_said:
            self.accept()
        self.imported.emit(result)
        if not is_all_said:
            self._read = None
            self.start.setText(tr("Import"))
            self.verdict.setText(tr("Imported {listings}.", listings=self._files.count(len(result.created))))
            self.advice.setText(tr("These rows were left out. Mend them in the file, and import those alone."))
            self._fill_problems(sorted(result.problems, key=lambda problem: problem.line))
            self._show_idle(can_start=False)
            self.cancel.setText(tr("Close"))


def _problem_table() -> QTableWidget:
    table = QTableWidget(0, 3)
    table.setHorizontalHeaderLabels([tr("Line"), tr("Field"), tr("What is wrong")])
    table.setAccessibleName(tr("Rows that cannot be imported"))
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.resizeSection(0, 70)
    header.resizeSection(1, 150)
    header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    return table
