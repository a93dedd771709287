"""What program this is."""

from __future__ import annotations

import platform

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice import __version__
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import button, copy_text, label
from backoffice.gui.style.icons import program_icon
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr


class AboutDialog(Dialog):
    """Name, version, licence, and what it stands on; all of it can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Say it."""
        super().__init__(tr("About Backoffice"), parent)
        self.setMinimumWidth(420)
        picture = label()
        picture.setPixmap(program_icon().pixmap(QSize(56, 56), self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.addWidget(label("Backoffice", Role.TITLE))
        words.addWidget(label(tr("Version {version}", version=__version__), Role.MUTED))
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        self.box.addLayout(top)
        self.box.addWidget(label(tr("The desktop back-office of offices that sell through Stripe."), wrap=True))
        self.box.addWidget(label(tr("Free software under the MIT licence."), wrap=True))
        self.facts = label(_facts(), Role.CAPTION, wrap=True, selectable=True)
        self.box.addWidget(self.facts)
        row = QHBoxLayout()
        copy, close = button(tr("Copy"), icon_name="copy"), button(tr("Close"))
        close.setDefault(True)
        row.addWidget(copy)
        row.addStretch()
        row.addWidget(close)
        self.box.addLayout(row)
        copy.clicked.connect(lambda: copy_text(f"Backoffice {__version__}\n{self.facts.text()}"))
        close.clicked.connect(self.accept)
        close.setFocus()


def _facts() -> str:
    return f"Python {platform.python_version()} · Qt {qVersion()} · {platform.system()} {platform.machine()}"
