"""Bulk edit: one field of many listings gets one value."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.domain.checks import check_field
from backoffice.domain.errors import InvalidInput
from backoffice.domain.fields import FieldSpec
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.specs import fields_of
from backoffice.gui.dialogs.fields import LabelledField, choice_box
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.field_row import FieldRow
from backoffice.gui.forms.parts import button, label
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import formats, tr, translate_label
from backoffice.gui.wording import count_text

ONE_OF_A_KIND = frozenset({"name", "slug", "licence_plate", "currency"})
"""Fields in which listings differ, and the currency, as prices would change their meaning with it."""


class BulkEditDialog(Dialog):
    """`chosen` carries the field's name and its value."""

    chosen = Signal(str, object)

    def __init__(self, refs: Sequence[AssetRef], currency: str, parent: QWidget | None = None) -> None:
        """Offer the fields that all these listings have. `currency`: in which amounts are typed."""
        super().__init__(tr("Bulk edit"), parent)
        self.setMinimumWidth(460)
        self._currency = currency
        self._specs = {spec.name: spec for spec in common_fields({ref.kind for ref in refs})}
        self.field = choice_box([(translate_label(s.label), s.name) for s in self._specs.values()], "is_active")
        self.apply = button(tr("Change {listings}", listings=count_text(len(refs))), Role.PRIMARY)
        self.cancel = button(tr("Cancel"))
        self.cancel.setDefault(True)
        self._place = QVBoxLayout()
        self.row = self._make_row()
        self.box.addWidget(label(count_text(len(refs)), Role.HEADING))
        self.box.addWidget(LabelledField(tr("Field"), self.field))
        self.box.addLayout(self._place)
        self.box.addWidget(label(tr("It can be undone from the bar that follows."), Role.CAPTION))
        self.box.addStretch()
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.apply)
        self.box.addLayout(buttons)
        self.field.currentIndexChanged.connect(self._change_field)
        self.cancel.clicked.connect(self.reject)
        self.apply.clicked.connect(self._apply)

    def _make_row(self) -> FieldRow:
        spec = self._specs[str(self.field.currentData())]
        row = FieldRow(spec, formats().parse_context(self._currency), self)
        row.show_saved(spec.default if spec.default is not None else spec.empty)
        self._place.addWidget(row)
        return row

    def _change_field(self) -> None:
        self._place.removeWidget(self.row)
        self.row.hide()
        self.row.deleteLater()
        self.row = self._make_row()

    def _apply(self) -> None:
        try:
            value = self.row.read()
        except InvalidInput as error:
            self.row.show_problem(error.problems[0].message)
            return
        problem = check_field(self.row.spec, value)
        if problem is not None:
            self.row.show_problem(problem)
            return
        self.accept()
        self.chosen.emit(self.row.spec.name, value)


def common_fields(kinds: set[AssetKind]) -> list[FieldSpec]:
    """Return the fields that listings of all these kinds have and that make sense to be the same in many."""
    first, *others = kinds
    shared = [spec for spec in fields_of(first) if spec.name not in ONE_OF_A_KIND]
    names = [{(s.name, s.type, s.choices) for s in fields_of(kind)} for kind in others]
    return [spec for spec in shared if all((spec.name, spec.type, spec.choices) in found for found in names)]
