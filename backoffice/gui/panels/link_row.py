"""A payment link: to read, copy, open and scan."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from backoffice.gui.dialogs.qr import QrDialog
from backoffice.gui.forms.parts import appearance, button, colours, copy_text, measures, themed_icon
from backoffice.gui.links import may_open, open_link
from backoffice.gui.panels.qr_code import QrCode
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr

_FEEDBACK_MILLISECONDS = 1800
_QR_SIDE = 124


class LinkRow(QWidget):
    """Hidden while there is no address."""

    def __init__(self, *, practice: bool, parent: QWidget | None = None) -> None:
        """Show no address. In practice mode the simulator's own pages are opened too."""
        super().__init__(parent)
        self._practice = practice
        self._name = ""
        self.link = QLineEdit()
        self.qr = QrCode(_QR_SIDE)
        self.copy = button(tr("Copy link"), Role.PRIMARY, "copy")
        self.open = button(tr("Open"), icon_name="open")
        self.enlarge = button(tr("QR code…"), icon_name="qr")
        self._lay_out()
        self._copied = QTimer(self, singleShot=True, interval=_FEEDBACK_MILLISECONDS)
        self._copied.timeout.connect(self._show_copy)
        self.copy.clicked.connect(self._copy)
        self.open.clicked.connect(lambda: open_link(self.link.text(), practice=self._practice))
        self.enlarge.clicked.connect(self._enlarge)
        look = appearance()
        if look is not None:
            look.changed.connect(self.dress)
        self.show_link("", "")

    def show_link(self, address: str, name: str) -> None:
        """Show an address ('': none) and keep what it pays for, for its QR code."""
        self._name = name
        if address != self.link.text():
            self.link.setText(address)
            self.link.setCursorPosition(0)
            self.qr.show_text(address)
        self.setVisible(bool(address))
        allowed = may_open(address, practice=self._practice)
        self.open.setEnabled(allowed)
        self.open.setToolTip("" if allowed or not address else tr("Only Stripe's own https addresses are opened."))

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.link.setAccessibleName(tr("Payment link"))
        self._show_copy()
        self.open.setText(tr("Open"))
        self.enlarge.setText(tr("QR code…"))

    def dress(self) -> None:
        """Take the icons in the colours in use."""
        self.copy.setIcon(themed_icon("copy", colours().on_accent))
        self.open.setIcon(themed_icon("open"))
        self.enlarge.setIcon(themed_icon("qr"))

    def _lay_out(self) -> None:
        unit = measures().unit
        self.link.setReadOnly(True)
        self.link.setAccessibleName(tr("Payment link"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(unit * 3)
        row.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(unit * 2)
        column.addWidget(self.link)
        column.addWidget(self.copy)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open, 1)
        buttons.addWidget(self.enlarge, 1)
        column.addLayout(buttons)
        column.addStretch()
        row.addLayout(column, 1)

    def _copy(self) -> None:
        copy_text(self.link.text())
        self.copy.setText(tr("Copied"))
        self.copy.setIcon(themed_icon("check", colours().on_accent))
        self._copied.start()

    def _show_copy(self) -> None:
        self.copy.setText(tr("Copy link"))
        self.copy.setIcon(themed_icon("copy", colours().on_accent))

    def _enlarge(self) -> None:
        QrDialog(self.link.text(), self._name, self.window()).open()
