"""The QR code of a payment link, large enough to scan from a screen or to print."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import button, label
from backoffice.gui.panels.qr_code import QrCode, qr_image
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr

_SHOWN, _SAVED = 320, 1200


class QrDialog(Dialog):
    """Shows, copies and saves the code."""

    def __init__(self, address: str, name: str, parent: QWidget | None = None) -> None:
        """Show the code of an address; `name` is the listing's."""
        super().__init__(tr("QR code"), parent)
        self._address, self._name = address, name
        self.code = QrCode(_SHOWN)
        self.code.show_text(address)
        self.code.setAccessibleName(tr("QR code of {address}", address=address))
        self.copy = button(tr("Copy image"), icon_name="copy")
        self.save = button(tr("Save image…"), icon_name="save")
        self.said = label("", Role.CAPTION, wrap=True)
        box: QVBoxLayout = self.box
        title = label(name, Role.HEADING, wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(title)
        box.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(label(address, Role.CAPTION, wrap=True, selectable=True))
        box.addWidget(self.said)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addWidget(self.save)
        row.addStretch()
        close = button(tr("Close"))
        close.setDefault(True)
        row.addWidget(close)
        box.addLayout(row)
        close.clicked.connect(self.accept)
        close.setFocus()
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._ask_where)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setImage(qr_image(self._address, _SAVED))
        self.said.setText(tr("The image is on the clipboard."))

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, tr("Save QR code"), f"{_file_name(self._name)}.png", tr("Images (*.png)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("png")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Write the code as a PNG, and say how that went."""
        if qr_image(self._address, _SAVED).save(path, "PNG"):  # type: ignore[call-overload]
            self.said.setText(tr("Saved as {path}.", path=path))
        else:
            self.said.setText(tr("It could not be saved as {path}. Choose another folder.", path=path))


def _file_name(name: str) -> str:
    return re.sub(r"[^\w-]+", "-", name).strip("-")[:60] or "qr-code"
