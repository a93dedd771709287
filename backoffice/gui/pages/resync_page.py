"""Drift and resync: what differs, what was done about it, which links were replaced."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from backoffice.gui.forms.parts import label
from backoffice.gui.pages.drift import DriftInbox
from backoffice.gui.pages.overview import Overview, PageTools
from backoffice.gui.pages.page_parts import write_head
from backoffice.gui.pages.resync_links import OldLinks
from backoffice.gui.pages.resync_runs import RunsPart
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import formats, tr


class Part(StrEnum):
    """The three parts."""

    DRIFT = "drift"
    RUNS = "runs"
    LINKS = "links"


class ResyncPage(Overview):
    """One part at a time; `drift`, `runs` and `links` tell what is asked for there."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        """Show the drift inbox first."""
        super().__init__(parent)
        self._tools = tools
        self._counts: dict[Part, int] = {}
        self._title, self._sentence = label("", Role.TITLE), label("", Role.MUTED)
        self._stack = QStackedWidget(self)
        self.drift, self.runs, self.links = (
            DriftInbox(tools, self._stack),
            RunsPart(tools, self._stack),
            OldLinks(tools, self._stack),
        )
        self._parts = {Part.DRIFT: self.drift, Part.RUNS: self.runs, Part.LINKS: self.links}
        self.chips = {part: QToolButton(self) for part in Part}
        self._lay_out()
        for part, page in self._parts.items():
            page.opened.connect(self.opened)
            page.counted.connect(lambda count, of=part: self._count(of, count))
        self.retranslate()

    @property
    def part(self) -> Part:
        """Return which part is shown."""
        return next(part for part, page in self._parts.items() if page is self._stack.currentWidget())

    def show_part(self, part: Part) -> None:
        """Go to a part."""
        self.chips[part].setChecked(True)
        self._stack.setCurrentWidget(self._parts[part])
        self.refresh()

    def show_drift_count(self, count: int) -> None:
        """Show how many listings differ by what the last check found, whichever part is shown."""
        self._count(Part.DRIFT, count)

    def refresh(self) -> None:
        """Read the part that is shown."""
        self._parts[self.part].refresh()

    def retranslate(self) -> None:
        """Write the words anew."""
        self._title.setText(tr("Drift and resync"))
        self._sentence.setText(tr("Whether Stripe sells what the listings say, and what was done where it did not."))
        for part in self._parts.values():
            part.retranslate()
        self._name_chips()

    def _count(self, part: Part, count: int) -> None:
        self._counts[part] = count
        self._name_chips()

    def _name_chips(self) -> None:
        titles = {Part.DRIFT: tr("Differences"), Part.RUNS: tr("Runs"), Part.LINKS: tr("Old links")}
        for part, chip in self.chips.items():
            count = self._counts.get(part, 0)
            chip.setText(f"{titles[part]}  {formats().number(count)}" if count else titles[part])
            chip.setAccessibleName(chip.text())

    def _lay_out(self) -> None:
        measures = self._tools.appearance.measures
        set_role(self, Role.PAGE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        chips = QHBoxLayout()
        for part, chip in self.chips.items():
            set_role(chip, Role.CHIP)
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.clicked.connect(lambda _on=False, wanted=part: self.show_part(wanted))
            chips.addWidget(chip)
            self._stack.addWidget(self._parts[part])
        self.chips[Part.DRIFT].setChecked(True)
        chips.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(measures.margin, measures.gap, measures.margin, measures.gap)
        column.setSpacing(measures.gap)
        column.addLayout(write_head(self._title, self._sentence))
        column.addLayout(chips)
        column.addWidget(self._stack, stretch=1)
