"""All that differs in one listing, in full: what a line of the plan has no room for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from backoffice.domain.resync import PlanRow
from backoffice.gui.forms.parts import label
from backoffice.gui.resync_words import finding_sentence, value_texts
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr

HEIGHT = 132
LONGEST = 2_000


class DetailPane(QScrollArea):
    """Shows a row's differences below each other: the sentence, Stripe's value, ours."""

    def __init__(self, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFixedHeight(HEIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("All that differs in the chosen listing"))
        self.show_row(None)

    def show_row(self, row: PlanRow | None) -> None:
        """Show a row; None: say how to see one."""
        inside = QFrame()
        set_role(inside, Role.CARD)
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(4)
        if row is None:
            column.addWidget(label(tr("Choose a line to see all that differs in it."), Role.MUTED))
        else:
            column.addWidget(_wide(label(f"{row.name} · {row.subject}", Role.CAPTION, selectable=True)))
            column.addLayout(_grid(row))
        column.addStretch()
        self.setWidget(inside)


def _grid(row: PlanRow) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    for column, stretch in enumerate((2, 3, 3)):
        grid.setColumnStretch(column, stretch)
    headings = ("", tr("In Stripe"), tr("Here"))
    for column, heading in enumerate(headings):
        grid.addWidget(label(heading, Role.CAPTION), 0, column)
    for line, each in enumerate(row.differences, 1):
        grid.addWidget(_wide(label(finding_sentence(each.finding), wrap=True)), line, 0)
        for column, text in enumerate(value_texts(each), 1):
            grid.addWidget(_wide(label(text[:LONGEST], wrap=True, selectable=True)), line, column)
    return grid


def _wide(made: QLabel) -> QLabel:
    """Let a long word without spaces (an address) not widen the pane."""
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return made
