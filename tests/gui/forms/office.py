"""An open office for the tests of forms and dialogs: real database, real services, a real window's look."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import Application
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.gui.background import Background
from backoffice.gui.forms.record_panel import RecordPanel
from backoffice.services.ports import AssetRecord, TierRecord


@dataclass
class Desk:
    """Someone's desk: the panel they edit in, and the office behind it."""

    application: Application
    background: Background
    panel: RecordPanel
    qtbot: QtBot

    def open(self, ref: AssetRef) -> None:
        """Open a listing and wait until it is there."""
        self.panel.show_asset(ref)
        self.qtbot.waitUntil(lambda: self.panel.ref == ref and self.panel.form is not None)

    def type(self, field: str, text: str) -> None:
        """Replace what stands in a line of the form, key by key."""
        assert self.panel.form is not None
        type_over(self.qtbot, self.panel.form.rows[field].editor.focusProxy(), text)

    def save(self) -> AssetRecord:
        """Press Save and return what is in the database after it."""
        with self.qtbot.waitSignal(self.panel.saved) as saved:
            self.panel.save_button.click()
        assert saved.args is not None
        return self.application.assets.get(saved.args[0])

    def problem(self, field: str) -> str:
        """Return what stands beside a field in red, '' for nothing."""
        assert self.panel.form is not None
        problem = self.panel.form.rows[field].problem
        return "" if problem is None else str(problem)

    def add(self, kind: AssetKind = AssetKind.ACTIVITIES, *tiers: dict[str, object], **values: object) -> AssetRecord:
        """Put a listing into the database."""
        named = {"name": "Boat trip at sunset", "price_minor": 18_000, **values}
        return self.application.assets.create(kind, named, [TierRecord(None, tier) for tier in tiers])


def type_over(qtbot: QtBot, widget: QWidget | None, text: str) -> None:
    """Select all in a line or box and type."""
    if isinstance(widget, QComboBox):
        widget = widget.lineEdit()
    assert isinstance(widget, QLineEdit | QPlainTextEdit)
    widget.setFocus()
    widget.selectAll()
    qtbot.keyClick(widget, Qt.Key.Key_Delete)
    if text:
        qtbot.keyClicks(widget, text)
