"""Someone else saved first: theirs and mine, field by field, keep or take."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from backoffice.domain.fields import FieldSpec
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.layouts import TIERS
from backoffice.gui.forms.merging import Conflict
from backoffice.gui.forms.parts import button, label, measures
from backoffice.gui.forms.show_value import show_value
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr, translate_label

_LONGEST_SHOWN = 600


class CompareDialog(Dialog):
    """What I changed stays mine at first, the rest is theirs.

    `chosen` carries {field: take theirs} once the choices are to be saved.
    """

    chosen = Signal(object)

    def __init__(
        self,
        field: Callable[[str], FieldSpec],
        conflicts: Sequence[Conflict],
        currency: str,
        parent: QWidget | None = None,
    ) -> None:
        """Show every field that differs; the field TIERS stands for the ticket tiers as a whole."""
        super().__init__(tr("Compare"), parent)
        self.resize(720, 520)
        self._field, self._currency = field, currency
        self.theirs: dict[str, QRadioButton] = {}
        self.mine: dict[str, QRadioButton] = {}
        self.box.addWidget(label(tr("Someone else saved this first"), Role.HEADING, wrap=True))
        self.box.addWidget(
            label(
                tr("Nothing of yours is saved yet. Choose for each field which version stays."), Role.MUTED, wrap=True
            )
        )
        self.box.addWidget(self._all_buttons())
        self.box.addWidget(self._table(conflicts), 1)
        self.box.addLayout(self._buttons())

    def _all_buttons(self) -> QWidget:
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        for text, side in ((tr("Keep all mine"), self.mine), (tr("Take all theirs"), self.theirs)):
            every = button(text)
            every.clicked.connect(lambda _on=False, side=side: [radio.setChecked(True) for radio in side.values()])
            box.addWidget(every)
        box.addStretch()
        return row

    def _table(self, conflicts: Sequence[Conflict]) -> QScrollArea:
        page = QWidget()
        set_role(page, Role.PAGE)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, measures().unit * 2, 0)
        column.setSpacing(measures().gap)
        for conflict in conflicts:
            column.addWidget(self._block(conflict))
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        return area

    def _block(self, conflict: Conflict) -> QFrame:
        block = QFrame()
        set_role(block, Role.CARD)
        unit = measures().unit
        grid = QGridLayout(block)
        grid.setContentsMargins(unit * 3, unit * 2, unit * 3, unit * 3)
        grid.setHorizontalSpacing(unit * 4)
        spec = None if conflict.field == TIERS else self._field(conflict.field)
        name = tr("Ticket tiers") if spec is None else translate_label(spec.label)
        grid.addWidget(label(name, Role.HEADING), 0, 0, 1, 2)
        group = QButtonGroup(block)
        sides = (
            (tr("Keep mine"), conflict.mine, self.mine),
            (tr("Take theirs"), conflict.theirs, self.theirs),
        )
        for column, (text, value, radios) in enumerate(sides):
            radio = QRadioButton(text)
            radio.setAccessibleName(f"{name}: {text}")
            group.addButton(radio)
            radios[conflict.field] = radio
            grid.addWidget(radio, 1, column)
            grid.addWidget(
                label(self._shown(spec, value), wrap=True, selectable=True), 2, column, Qt.AlignmentFlag.AlignTop
            )
            grid.setColumnStretch(column, 1)
        (self.mine if conflict.is_mine else self.theirs)[conflict.field].setChecked(True)
        return block

    def _shown(self, spec: FieldSpec | None, value: object) -> str:
        text = str(value) if spec is None else show_value(spec, value, self._currency)
        return (text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…") or tr("(empty)")

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        back = button(tr("Back to the form"))
        self.save = button(tr("Save these choices"), Role.PRIMARY)
        back.setDefault(True)
        row.addStretch()
        row.addWidget(back)
        row.addWidget(self.save)
        back.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        return row

    def _save(self) -> None:
        choices: Mapping[str, bool] = {field: radio.isChecked() for field, radio in self.theirs.items()}
        self.accept()
        self.chosen.emit(choices)
