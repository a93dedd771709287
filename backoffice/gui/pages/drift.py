"""The drift inbox: what the last check found to differ from Stripe. It only reports."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from backoffice.gui.forms.parts import button, label
from backoffice.gui.models.cell_text import moment_text
from backoffice.gui.models.plain_model import PlainColumn
from backoffice.gui.pages.empty_state import EmptyState
from backoffice.gui.pages.overview import PageTools
from backoffice.gui.pages.page_parts import framed
from backoffice.gui.panels.plain_table import PlainTable
from backoffice.gui.reading import Reading
from backoffice.gui.resync_words import differing, finding_title, short_texts
from backoffice.gui.style.roles import Role
from backoffice.gui.style.tokens import Colours, Tone
from backoffice.gui.translation import tr
from backoffice.services.ports.resync import Drift, DriftRow

MOST = 500
NOT_READ = Drift(None, 0, ())


class DriftInbox(QWidget):
    """One line a listing; what to do about it is chosen in the plan."""

    opened = Signal(object)
    plan_asked = Signal()
    check_asked = Signal()
    preferences_asked = Signal()
    counted = Signal(int)

    def __init__(self, tools: PageTools, parent: QWidget) -> None:
        """Read when first shown."""
        super().__init__(parent)
        self._tools = tools
        self._seen = NOT_READ
        self._reading: Reading[Drift] = Reading(self, tools.background, self._read, self._show)
        self.when = label("", Role.MUTED)
        self.preferences = button("", Role.LINK)
        self.check_button, self.plan_button = button(""), button("", Role.PRIMARY)
        self.table: PlainTable[DriftRow] = PlainTable(_columns(), lambda row: row.subject, tools.appearance, self)
        self.empty = EmptyState(tools.appearance, self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.table.opened.connect(lambda row: self.opened.emit(row.ref) if row.ref else None)
        self.check_button.clicked.connect(self.check_asked)
        self.empty.first.clicked.connect(self.check_asked)
        self.plan_button.clicked.connect(self.plan_asked)
        self.preferences.clicked.connect(self.preferences_asked)
        self.retranslate()

    def refresh(self) -> None:
        """Read it again, if anybody is looking."""
        self._reading.ask()

    def retranslate(self) -> None:
        """Write the words anew."""
        self.check_button.setText(tr("Check now"))
        self.plan_button.setText(tr("Look at the plan"))
        self.table.setAccessibleName(tr("Differences that the last check found"))
        self.table.retranslate()
        self._show(self._seen)

    def _read(self) -> Drift:
        return self._tools.office.resync.drift(MOST)

    def _show(self, seen: Drift) -> None:
        self._seen = seen
        self.table.show_items(seen.rows)
        self._stack.setCurrentWidget(self._card if seen.rows else self.empty)
        self.plan_button.setEnabled(bool(seen.count))
        self.when.setText(" · ".join(part for part in (self._checked(), self._more()) if part))
        hour = self._tools.office.settings.resync_check_hour
        self.preferences.setText(
            tr("Compared every night at {hour}:00", hour=hour) if hour >= 0 else tr("No nightly check: set its hour…")
        )
        self.preferences.setAccessibleName(self.preferences.text())
        self._say_why_empty()
        self.counted.emit(seen.count)

    def _checked(self) -> str:
        at = self._seen.checked_at
        return tr("Not checked yet") if at is None else tr("Checked: {when}", when=moment_text(at, self._tools.zone))

    def _more(self) -> str:
        shown, count = len(self._seen.rows), self._seen.count
        return tr("The first {shown} of {count} are shown", shown=shown, count=count) if count > shown else ""

    def _say_why_empty(self) -> None:
        if self._seen.checked_at is None:
            words = tr("A check compares every listing with Stripe and changes nothing, here or there.")
            self.empty.show_words("drift", tr("Nothing was checked yet"), words, tr("Check now"))
        else:
            words = tr("What somebody changes in the Stripe Dashboard shows here after the next check.")
            self.empty.show_words("check", tr("Everything is in sync"), words, tr("Check now"))

    def _lay_out(self) -> None:
        self._card = framed(self.table, self)
        self._stack.addWidget(self._card)
        self._stack.addWidget(self.empty)
        row = QHBoxLayout()
        row.addWidget(self.when)
        row.addWidget(self.preferences)
        row.addStretch()
        row.addWidget(self.check_button)
        row.addWidget(self.plan_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._tools.appearance.measures.gap)
        column.addLayout(row)
        column.addWidget(self._stack, stretch=1)


def _columns() -> tuple[PlainColumn[DriftRow], ...]:
    return (
        PlainColumn(lambda: tr("Listing"), lambda row: row.name or row.subject, 260, is_lead=True),
        PlainColumn(lambda: tr("What differs"), _what, 190, tone=_tone),
        PlainColumn(lambda: tr("In Stripe"), lambda row: _value(row, there=True), 220),
        PlainColumn(lambda: tr("Here"), lambda row: _value(row, there=False), 220),
    )


def _what(row: DriftRow) -> str:
    title, more = finding_title(row.differences[0].finding), len(row.differences) - 1
    return tr("{finding} +{count}", "one difference and how many more", finding=title, count=more) if more else title


def _tone(_row: DriftRow, colours: Colours) -> Tone:
    return colours.warning


def _value(row: DriftRow, *, there: bool) -> str:
    shown = differing(row.differences, None)
    return short_texts(shown)[0 if there else 1]
