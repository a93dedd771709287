"""Which kind of booking is to be made."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from backoffice.domain.booking_kinds import BookingKind
from backoffice.gui.booking_words import new_booking_title
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import button, label, themed_icon
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr


class BookingKindDialog(Dialog):
    """`chosen` carries a BookingKind. The digits choose too."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Offer the five."""
        super().__init__(tr("New booking"), parent)
        self.setMinimumWidth(360)
        self.box.addWidget(label(tr("What is to be booked?"), Role.HEADING))
        self.buttons: dict[BookingKind, QPushButton] = {}
        for number, kind in enumerate(BookingKind, start=1):
            made = self.buttons[kind] = button(f"{new_booking_title(kind)}   ({number})")
            made.setIcon(themed_icon(kind.asset_kind.value))
            made.setIconSize(QSize(18, 18))
            made.setMinimumHeight(40)
            made.setStyleSheet("text-align: left; padding-left: 14px;")
            made.clicked.connect(lambda _checked=False, wanted=kind: self._choose(wanted))
            QShortcut(QKeySequence(str(number)), self).activated.connect(lambda wanted=kind: self._choose(wanted))
            self.box.addWidget(made)
        self.buttons[BookingKind.ACTIVITIES].setFocus()

    def _choose(self, kind: BookingKind) -> None:
        self.accept()
        self.chosen.emit(kind)
