"""Export: which listings to write to a CSV file."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from backoffice.domain.kinds import AssetKind
from backoffice.gui.dialogs.fields import LabelledField, choice_box
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import button, label
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr
from backoffice.gui.wording import kind_title
from backoffice.services.ports import AssetFilter


class ExportDialog(Dialog):
    """`chosen` carries an AssetFilter with a kind."""

    chosen = Signal(object)

    def __init__(self, kind: AssetKind | None, shown: AssetFilter | None, parent: QWidget | None = None) -> None:
        """Offer the kind in view; `shown`: the filters of its table, if there are any."""
        super().__init__(tr("Export listings"), parent)
        self.setMinimumWidth(440)
        self._shown = shown
        self.kind = choice_box([(kind_title(k), k) for k in AssetKind], kind or AssetKind.ACTIVITIES)
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
        kind = AssetKind(self.kind.currentData())
        where = AssetFilter(kind=kind)
        if self._shown is not None and self.only_shown.isChecked():
            same_kind = self._shown.kind == kind
            where = replace(self._shown, kind=kind, choices=self._shown.choices if same_kind else {})
        self.accept()
        self.chosen.emit(where)
