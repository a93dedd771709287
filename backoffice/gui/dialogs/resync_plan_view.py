"""The plan of a resync: look at it, filter it, choose for each line, see what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from backoffice.domain.resync import Choice, Finding
from backoffice.gui.background import Background
from backoffice.gui.dialogs.fields import line_edit
from backoffice.gui.dialogs.resync_detail import DetailPane
from backoffice.gui.forms.flow import FlowLayout
from backoffice.gui.forms.parts import button, label
from backoffice.gui.models.resync_plan_model import PlanModel, PlanSort, ShownPlan
from backoffice.gui.pages.page_parts import framed
from backoffice.gui.reading import Reading
from backoffice.gui.resync_table import KEYS, PlanTable
from backoffice.gui.resync_words import choice_title, estimate_sentence, finding_title
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import formats, tr
from backoffice.gui.wording import count_text
from backoffice.services.resync import Estimate, Resync

TYPING_MS = 120


class PlanView(QWidget):
    """What is chosen is in `model.choices`; the dialog around it applies."""

    apply_asked = Signal()
    export_asked = Signal()
    close_asked = Signal()

    def __init__(
        self, shown: ShownPlan, resync: Resync, background: Background, appearance: Appearance, parent: QWidget
    ) -> None:
        """Show a plan that is not empty."""
        super().__init__(parent)
        self._resync = resync
        self._shown = shown
        self._finding: Finding | None = None
        self.model = PlanModel(shown, self)
        self.table = PlanTable(appearance, self)
        self.table.show_model(self.model)
        self.search = line_edit(placeholder=tr("Name, number or value"))
        self.chips: dict[Finding | None, QToolButton] = {}
        self.choose = {choice: button(choice_title(choice)) for choice in Choice}
        self.detail = DetailPane(self)
        self.head, self.sentence = label("", Role.HEADING), label("", Role.MUTED)
        self.note, self.cost = label("", Role.CAPTION), label("", Role.MUTED)
        self.export = button(tr("Export as CSV…"), icon_name="export")
        self.close_button = button(tr("Close"))
        self.apply = button("", Role.PRIMARY)
        self._estimating: Reading[Estimate] = Reading(self, background, self._estimate, self._show_cost)
        self._sorting: Reading[tuple[PlanSort | None, Sequence[int]]] = Reading(
            self, background, self.model.sorted_rows, self.table.take_order
        )
        self._typed = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._lay_out()
        self._connect()
        self._say_counts()
        self._follow_choices()
        self._follow_selection()
        self.table.selectRow(0)

    def showEvent(self, event: object) -> None:
        """Ask what it costs as soon as somebody looks."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._estimating.ask()

    def choose_for_selected(self, choice: Choice) -> None:
        """Choose for the selected lines that allow it, and say how many do not."""
        refused = self.model.choose(self.table.selected, choice)
        words = tr("%n selected line(s) do not allow this and stay as they were.", None, refused) if refused else ""
        self.note.setText(words)
        self._follow_selection()

    # --- showing --------------------------------------------------------------------------------------------

    def _estimate(self) -> Estimate:
        return self._resync.estimate(self.model.plan, dict(self.model.choices))

    def _show_cost(self, estimate: Estimate) -> None:
        self.cost.setText(estimate_sentence(estimate))

    def _say_counts(self) -> None:
        plan, number = self._shown.plan, formats().number
        self.head.setText(tr("%n listing(s) differ from Stripe", None, len(plan.rows)))
        parts = [tr("{count} in sync", count=number(plan.in_sync))]
        if plan.changed_meanwhile:
            parts.append(tr("%n changed meanwhile: compare again for them", None, plan.changed_meanwhile))
        parts.append(tr("%n request(s) to see it", None, plan.requests_used))
        self.sentence.setText(" · ".join(parts))

    def _follow_choices(self) -> None:
        changes, totals = self.model.changes, self.model.totals
        self.apply.setText(tr("Apply %n change(s)", None, changes))
        self.apply.setAccessibleName(self.apply.text())
        self.apply.setEnabled(changes > 0)
        said = [
            f"{choice_title(choice)}: {formats().number(totals[choice])}" for choice in Choice if totals.get(choice)
        ]
        self.apply.setToolTip("\n".join(said))
        self._estimating.ask()

    def _follow_selection(self) -> None:
        line = self.table.current
        selected: Any = self.table.selectionModel().selection()  # iterable, which its stub does not say
        count = sum(part.height() for part in selected)
        self.chosen.setText(tr("For the selected {listings}:", listings=count_text(count)))
        for choice, each in self.choose.items():
            is_allowed = count > 1 or (line is not None and choice in line.row.choices)
            each.setEnabled(count > 0 and is_allowed)
        self.detail.show_row(line.row if line and count else None)

    def _filter(self) -> None:
        self.model.show_only(self.search.text(), self._finding)
        if self.model.rowCount():
            self.table.selectRow(0)
        self._follow_selection()

    def _choose_finding(self, finding: Finding | None) -> None:
        self._finding = finding
        self._filter()

    # --- putting together -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.head)
        words.addWidget(self.sentence)
        head = QHBoxLayout()
        head.addLayout(words, stretch=1)
        head.addWidget(self.search)
        self.search.setFixedWidth(250)
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Show only lines with these words"))
        column.addLayout(head)
        column.addWidget(self._make_chips())
        column.addWidget(framed(self.table, self), stretch=1)
        column.addLayout(self._make_choosers())
        column.addWidget(self.detail)
        column.addLayout(self._make_buttons())

    def _make_chips(self) -> QWidget:
        line = QWidget(self)
        flow = FlowLayout(line)
        found = ((finding, len(places)) for finding, places in self._shown.places.items())
        counts = sorted(found, key=lambda each: -each[1])
        for finding, count in ((None, len(self._shown.plan.rows)), *counts):
            chip = QToolButton(line)
            set_role(chip, Role.CHIP)
            title = tr("All", "differences") if finding is None else finding_title(finding)
            chip.setText(f"{title}  {formats().number(count)}")
            chip.setAccessibleName(chip.text())
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.setChecked(finding is None)
            chip.clicked.connect(lambda _on=False, wanted=finding: self._choose_finding(wanted))
            self.chips[finding] = chip
            flow.addWidget(chip)
        return line

    def _make_choosers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.chosen = label("", Role.MUTED)
        row.addWidget(self.chosen)
        digits = {choice: key.name.removeprefix("Key_") for key, choice in KEYS.items()}
        for choice, each in self.choose.items():
            each.setToolTip(tr("Key {key} in the table", key=digits[choice]))
            each.clicked.connect(lambda _on=False, wanted=choice: self.choose_for_selected(wanted))
            row.addWidget(each)
        row.addWidget(self.note, stretch=1)
        return row

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.export)
        row.addStretch()
        row.addWidget(self.cost)
        row.addSpacing(8)
        row.addWidget(self.close_button)
        row.addWidget(self.apply)
        self.close_button.setDefault(True)
        return row

    def _connect(self) -> None:
        self._typed.timeout.connect(self._filter)
        self.search.textChanged.connect(lambda _text: self._typed.start())
        self.table.choice_asked.connect(self.choose_for_selected)
        self.table.selection_changed.connect(self._follow_selection)
        self.model.choices_changed.connect(self._follow_choices)
        self.model.order_asked.connect(self._sorting.ask)
        self.apply.clicked.connect(self.apply_asked)
        self.export.clicked.connect(self.export_asked)
        self.close_button.clicked.connect(self.close_asked)
