"""Diagnostics: what the doctor finds, each thing in a sentence that says how to mend it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backoffice.gui.background import Background
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import Card, button, colours, copy_text, label, themed_icon
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr, translate_message
from backoffice.gui.wording import explain
from backoffice.services.doctor import Examination, Finding, Health


class DiagnosticsDialog(Dialog):
    """Examines when it is opened; nothing is changed."""

    def __init__(
        self, examine: Callable[[], Examination], background: Background, parent: QWidget | None = None
    ) -> None:
        """Begin to look. `examine` waits, so it runs in the background."""
        super().__init__(tr("Diagnostics"), parent)
        self.setMinimumWidth(600)
        self._examination: Examination | None = None
        self.verdict = label(tr("Looking at everything…"), Role.HEADING, wrap=True)
        self.findings = Card()
        self.findings.hide()
        self.copy = button(tr("Copy"), icon_name="copy")
        self.close_button = button(tr("Close"))
        self.copy.setEnabled(False)
        self.close_button.setDefault(True)
        self.box.addWidget(self.verdict)
        self.box.addWidget(self.findings)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch()
        row.addWidget(self.close_button)
        self.box.addStretch()
        self.box.addLayout(row)
        self.copy.clicked.connect(lambda: copy_text(self._as_text()))
        self.close_button.clicked.connect(self.accept)
        background.run(examine, owner=self).on_success(self._show).on_failure(self._show_failure)

    def _show(self, examination: Examination) -> None:
        self._examination = examination
        healthy = examination.is_healthy
        self.verdict.setText(tr("Everything works.") if healthy else tr("Something needs to be mended."))
        for finding in examination.findings:
            self.findings.box.addLayout(_line(finding))
        self.findings.show()
        self._grow()
        self.copy.setEnabled(True)

    def _grow(self) -> None:
        """Make room for sentences that take several lines."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(layout.totalHeightForWidth(self.width()), self.height()))

    def _show_failure(self, error: BaseException) -> None:
        self.verdict.setText(explain(error))

    def _as_text(self) -> str:
        findings = self._examination.findings if self._examination else ()
        return "\n".join(f"{f.health.value}\t{f.name}\t{f.message}" for f in findings)


def _line(finding: Finding) -> QHBoxLayout:
    look = colours()
    icon, tint = {
        Health.OK: ("check", look.positive.strong),
        Health.WARNING: ("alert", look.warning.strong),
        Health.FAILED: ("alert", look.danger.strong),
    }[finding.health]
    picture = QLabel()
    picture.setPixmap(themed_icon(icon, tint).pixmap(QSize(18, 18), picture.devicePixelRatioF()))
    picture.setAccessibleName(_health_title(finding.health))
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(label(_subject(finding.name), Role.CAPTION))
    words.addWidget(label(translate_message(finding.message), wrap=True, selectable=True))
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row


def _health_title(health: Health) -> str:
    match health:
        case Health.OK:
            return tr("In order")
        case Health.WARNING:
            return tr("Deserves a look")
        case Health.FAILED:
            return tr("Out of order")


def _subject(name: str) -> str:
    known = {
        "settings": tr("Settings"),
        "database": tr("Database"),
        "keyring": tr("Keyring"),
        "stripe": tr("Stripe"),
        "queue": tr("Queue"),
        "trail": tr("Audit trail"),
    }
    return known.get(name, name)
