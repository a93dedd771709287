"""A booking cannot be moved to that day: what is in the way, and, for a manager, to move it all the same."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backoffice.domain.availability import Conflict
from backoffice.gui.dialogs.fields import LabelledField, line_edit
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import Card, button, label
from backoffice.gui.models.cell_text import ONE_LINE
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr, translate_message
from backoffice.services.bookings import NotAvailable

MOST = 4
"""How many bookings in the way are named."""


class MoveConflictDialog(Dialog):
    """`chosen` carries the reason for moving it all the same."""

    chosen = Signal(str)

    def __init__(self, what: str, error: NotAvailable, parent: QWidget | None = None, *, may_override: bool) -> None:
        """Say why `what` (a customer and a day) cannot be."""
        super().__init__(tr("Not available"), parent)
        self.setMinimumWidth(500)
        self.box.addWidget(label(what.translate(ONE_LINE), Role.HEADING, wrap=True))
        self.box.addWidget(label(tr("Nothing was changed."), Role.MUTED))
        for conflict in error.conflicts:
            self.box.addWidget(_card(conflict))
        self._may = may_override and error.is_overridable
        self.reason = line_edit(placeholder=tr("For example: agreed with the owner"))
        self._field = LabelledField(tr("Why all the same"), self.reason, tr("Kept with the booking, with your name."))
        self._field.setVisible(self._may)
        self.box.addWidget(self._field)
        self.move_button, self.close_button = button(tr("Move all the same"), Role.DANGER), button(tr("Leave it"))
        self.move_button.setVisible(self._may)
        self.close_button.setDefault(True)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.close_button)
        row.addWidget(self.move_button)
        self.box.addLayout(row)
        self.close_button.clicked.connect(self.reject)
        self.move_button.clicked.connect(self._move)
        self.close_button.setFocus()

    def _move(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self._field.show_problem(tr("Say why, in a few words."))
            self.reason.setFocus()
            return
        self.chosen.emit(reason)
        self.accept()


def _card(conflict: Conflict) -> Card:
    card = Card()
    card.box.addWidget(label(translate_message(conflict.message), wrap=True))
    for other in conflict.occupants[:MOST]:
        words = f"{other.confirmation_code} · {other.customer_name} · {translate_message(other.when)}"
        card.box.addWidget(label(words.translate(ONE_LINE), Role.MUTED, wrap=True))
    if len(conflict.occupants) > MOST:
        card.box.addWidget(label(tr("%n more booking(s)", None, len(conflict.occupants) - MOST), Role.MUTED))
    return card
