"""Export: which listings or bookings to write to a CSV file."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from backoffice.gui.dialogs.fields import LabelledField, choice_box
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import button, label
from backoffice.gui.record_files import Kind, RecordFiles
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr


class ExportDialog(Dialog):
    """`chosen` carries an AssetFilter or a BookingFilter, with a kind."""

    chosen = Signal(object)

    def __init__(self, files: RecordFiles, kind: Kind | None, shown: Any, parent: QWidget | None = None) -> None:
        """Offer the kind in view; `shown`: the filters of its table, None where there are none."""
        super().__init__(files.export_title(), parent)
        self.setMinimumWidth(440)
        self._files, self._shown = files, shown
        kinds = files.kinds()
        self.kind = choice_box(kinds, kind or kinds[0][1])
        self.only_shown = QCheckBox(tr("Only what the table shows now (its search and filters)"))
        self.only_shown.setChecked(shown is not None)
        self.only_shown.setVisible(shown is not None)
        self.start = button(tr("Choose file…"), Role.PRIMARY, "export")
        self.cancel = button(tr("Cancel"))
        self.start.setDefault(True)
        self.box.addWidget(LabelledField(tr("What to export"), self.kind))
        self.box.addWidget(self.only_shown)
        words = tr("The file can be opened in a spreadsheet and imported again.")
        self.box.addWidget(label(words, Role.MUTED, wrap=True))
        self.box.addStretch()
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.start)
        self.box.addLayout(row)
        self.cancel.clicked.connect(self.reject)
        self.start.clicked.connect(self._choose)

    def _choose(self) -> None:
        shown = self._shown if self.only_shown.isChecked() else None
        self.accept()
        self.chosen.emit(self._files.narrow(shown, self._files.kind_of(self.kind.currentData())))
