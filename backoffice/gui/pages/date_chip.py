"""A chip with a menu: which days to show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from backoffice.gui.dialogs.date_range import DateRangeDialog
from backoffice.gui.models.date_ranges import AHEAD, DateRange, Span, range_title, span_title
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr


class DateChip(QToolButton):
    """Holds a DateRange."""

    changed = Signal()

    def __init__(self, parent: QWidget, spans: Sequence[Span] = AHEAD) -> None:
        """Begin with any day; offer these spans."""
        super().__init__(parent)
        self.days = DateRange()
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setCheckable(True)
        set_role(self, Role.CHIP)
        self._menu = QMenu(self)  # kept: the actions' wrappers end with the menu's
        group = QActionGroup(self._menu)
        self._actions: dict[Span, QAction] = {}
        for span in spans:
            action = self._actions[span] = self._menu.addAction("")
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, wanted=span: self._take(wanted))
        self.setMenu(self._menu)
        self.retranslate()

    def choose(self, days: DateRange) -> None:
        """Show these days."""
        self.days = days
        self.retranslate()
        self.changed.emit()

    def retranslate(self) -> None:
        """Write the words anew."""
        for span, action in self._actions.items():
            action.setText(span_title(span))
        if self.days.span in self._actions:  # else one that was kept before, and is offered no more
            self._actions[self.days.span].setChecked(True)
        is_any = self.days.span is Span.ANY
        self.setText(tr("Days") if is_any else range_title(self.days))
        self.setAccessibleName(tr("Days: {days}", days=range_title(self.days)))
        self.setChecked(not is_any)

    def _take(self, span: Span) -> None:
        if span is not Span.CUSTOM:
            self.choose(DateRange(span))
            return
        self.retranslate()
        dialog = DateRangeDialog(self.days, self.window())
        dialog.chosen.connect(self.choose)
        dialog.open()
