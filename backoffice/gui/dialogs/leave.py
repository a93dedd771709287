"""Leaving a form that holds unsaved changes asks what to do with them."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import button, label
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr


class Leaving(StrEnum):
    """What to do with unsaved changes."""

    SAVE = "save"
    DISCARD = "discard"
    STAY = "stay"


class LeaveDialog(Dialog):
    """Save, Discard or Stay. Stay is the default: it loses nothing and sends nothing."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None, *, offers_save: bool = True) -> None:
        """Ask about the record of this name ('': a new one); without `offers_save`, only whether to go back."""
        super().__init__(tr("Unsaved changes"), parent)
        self.setMinimumWidth(420)
        self.box.addWidget(label(_question(name, offers_save=offers_save), Role.HEADING, wrap=True))
        consequence = (
            tr("What is not saved is lost when you leave.")
            if offers_save
            else tr("The form goes back to what was saved last.")
        )
        self.box.addWidget(label(consequence, Role.MUTED, wrap=True))
        self._chosen = Leaving.STAY
        self.discard, self.stay = button(tr("Discard changes")), button(tr("Stay here"))
        self.save = button(tr("Save"), Role.PRIMARY)
        row = QHBoxLayout()
        row.addWidget(self.discard)
        row.addStretch()
        row.addWidget(self.stay)
        row.addWidget(self.save)
        self.box.addLayout(row)
        self.save.setVisible(offers_save)
        self.stay.setDefault(True)
        self.stay.setFocus()
        self.discard.clicked.connect(lambda: self._choose(Leaving.DISCARD))
        self.save.clicked.connect(lambda: self._choose(Leaving.SAVE))
        self.stay.clicked.connect(lambda: self._choose(Leaving.STAY))
        self.finished.connect(lambda _result: self.chosen.emit(self._chosen))

    def _choose(self, choice: Leaving) -> None:
        self._chosen = choice
        self.accept()


def _question(name: str, *, offers_save: bool) -> str:
    if not offers_save:
        return tr("Discard the changes to “{name}”?", name=name) if name else tr("Discard what was entered?")
    return tr("Save the changes to “{name}”?", name=name) if name else tr("Save what was entered?")
