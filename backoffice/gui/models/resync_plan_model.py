"""The plan of a resync as a table: one line a listing, filtered and chosen without touching the rows themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from backoffice.domain.resync import Choice, Difference, Finding, PlanRow, ResyncPlan
from backoffice.gui.models.cell_text import ONE_LINE
from backoffice.gui.models.line_order import Key, in_order, natural
from backoffice.gui.resync_words import choice_title, differing, finding_title, short_texts, value_texts
from backoffice.gui.translation import formats, tr

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LINE_ROLE = Qt.ItemDataRole.UserRole
"""The PlanLine of a cell."""
LONGEST = 200
"""Characters of a value that a cell may show: a description is as long as it likes."""


class Column(IntEnum):
    """The columns in their order."""

    LISTING = 0
    FINDING = 1
    IN_STRIPE = 2
    HERE = 3
    CHOICE = 4
    REQUESTS = 5


@dataclass(frozen=True, slots=True)
class PlanLine:
    """What a line of the table is about."""

    row: PlanRow
    shown: Difference
    choice: Choice


@dataclass(frozen=True, slots=True)
class PlanSort:
    """By which column lines are sorted. What a cell says depends on the difference that is filtered for."""

    column: Column
    descending: bool
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """A plan with what makes it quick to look through. Made away from the window's thread."""

    plan: ResyncPlan
    folded: tuple[str, ...]
    places: Mapping[Finding, Sequence[int]]
    """Which rows differ in what."""
    defaults: Mapping[Choice, int]
    """How many rows are dealt with in which way, unless a person chooses."""

    @classmethod
    def of(cls, plan: ResyncPlan) -> ShownPlan:
        """Fold the words of each row, and sort rows by what was found."""
        places: dict[Finding, list[int]] = {}
        for at, row in enumerate(plan):
            for finding in dict.fromkeys(row.findings):
                places.setdefault(finding, []).append(at)
        defaults = Counter(row.default for row in plan)
        return cls(plan, tuple(_folded(row) for row in plan), places, defaults)


def _folded(row: PlanRow) -> str:
    values = "\n".join(f"{each.in_stripe[:LONGEST]}\n{each.here[:LONGEST]}" for each in row.differences)
    return f"{row.name}\n{row.subject}\n{row.product_id}\n{values}".casefold()


class PlanModel(QAbstractTableModel):
    """`choices` holds what was chosen, by subject; a row that is not in it takes its default."""

    choices_changed = Signal()
    order_asked = Signal()
    """The lines are to be sorted anew: `sorted_rows`, away from the window's thread, then `take_order`."""

    def __init__(self, shown: ShownPlan, parent: QObject) -> None:
        """Show every row."""
        super().__init__(parent)
        self.plan = shown.plan
        self.choices: dict[str, Choice] = {}
        self._rows = shown.plan.rows
        self._shown = shown
        self._lines: Sequence[int] = range(len(self._rows))
        self._finding: Finding | None = None
        self._text = ""
        self._sorted_by: tuple[Column, bool] | None = None
        self._order: Sequence[int] = range(len(self._rows))
        self.totals = {choice: shown.defaults.get(choice, 0) for choice in Choice}
        """How many rows are to be dealt with in which way."""

    # --- filtering ------------------------------------------------------------------------------------------

    def show_only(self, text: str, finding: Finding | None) -> None:
        """Show the rows in which every word stands, and that differ in this."""
        folded, is_other = self._shown.folded, finding is not self._finding
        found = self._order
        if finding is not None:
            places = self._shown.places.get(finding, ())
            among = frozenset(places)
            found = places if self._sorted_by is None else [at for at in self._order if at in among]
        for word in text.casefold().split():
            found = [at for at in found if word in folded[at]]
        self.beginResetModel()
        self._text, self._finding, self._lines = text, finding, found
        self.endResetModel()
        if is_other and self._sorted_by is not None:
            self.order_asked.emit()

    def line(self, position: int) -> PlanLine:
        """Return a line that is shown."""
        return self._line_of(self._lines[position], self._finding)

    def _line_of(self, at: int, finding: Finding | None) -> PlanLine:
        row = self._rows[at]
        return PlanLine(row, differing(row.differences, finding), self.plan.choice_of(row, self.choices))

    # --- sorting --------------------------------------------------------------------------------------------

    @property
    def lines(self) -> Sequence[int]:
        """Return the places in the plan of the lines that are shown."""
        return self._lines

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order; no column: that of the plan."""
        self._sorted_by = None if column < 0 else (Column(column), order == Qt.SortOrder.DescendingOrder)
        self.order_asked.emit()

    def sorted_rows(self) -> tuple[PlanSort | None, Sequence[int]]:
        """Return all rows in the order that was asked for. May be called on any thread."""
        sort = self._sort
        rows = range(len(self._rows))
        if sort is None:
            return None, rows
        key = _KEYS[sort.column]
        return sort, in_order(rows, lambda at: key(self._line_of(at, sort.finding)), descending=sort.descending)

    def take_order(self, order: tuple[PlanSort | None, Sequence[int]]) -> None:
        """Show the lines in this order, if it is still the one that was asked for. A choice made later moves none."""
        sort, rows = order
        if sort == self._sort:
            self._order = rows
            self.show_only(self._text, self._finding)

    @property
    def _sort(self) -> PlanSort | None:
        return None if self._sorted_by is None else PlanSort(*self._sorted_by, self._finding)

    # --- choosing -------------------------------------------------------------------------------------------

    def choose(self, positions: Iterable[int], choice: Choice) -> int:
        """Choose this for the lines that allow it; return how many do not."""
        rows, lines, choices, refused = self._rows, self._lines, self.choices, 0
        before: list[Choice] = []
        for position in positions:
            row = rows[lines[position]]
            if choice not in row.choices:
                refused += 1
                continue
            before.append(choices.get(row.subject, row.default))
            choices[row.subject] = choice
        for each in Choice:  # by identity: hashing an enum's member a hundred thousand times is felt
            self.totals[each] -= sum(was is each for was in before)
        self.totals[choice] += len(before)
        if self._lines:
            self.dataChanged.emit(self.index(0, Column.IN_STRIPE), self.index(len(self._lines) - 1, Column.CHOICE))
        self.choices_changed.emit()
        return refused

    @property
    def changes(self) -> int:
        """Return for how many rows something is to be done."""
        return self.totals[Choice.MAKE_STRIPE_MATCH] + self.totals[Choice.TAKE_STRIPES_VALUE]

    # --- Qt's own -------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a heading."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[Column(section)]()
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, or its line."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self.line(index.row())
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _TEXTS[Column(index.column())](line).translate(ONE_LINE)
        return None


def _finding(line: PlanLine) -> str:
    more = len(line.row.differences) - 1
    title = finding_title(line.shown.finding)
    return tr("{finding} +{count}", "one difference and how many more", finding=title, count=more) if more else title


def _requests(line: PlanLine) -> str:
    return formats().number(line.row.requests) if line.choice is Choice.MAKE_STRIPE_MATCH else ""


_HEADINGS: dict[Column, Callable[[], str]] = {
    Column.LISTING: lambda: tr("Listing"),
    Column.FINDING: lambda: tr("What differs"),
    Column.IN_STRIPE: lambda: tr("In Stripe"),
    Column.HERE: lambda: tr("Here"),
    Column.CHOICE: lambda: tr("What to do"),
    Column.REQUESTS: lambda: tr("Requests"),
}
_TEXTS: dict[Column, Callable[[PlanLine], str]] = {
    Column.LISTING: lambda line: line.row.name or line.row.subject,
    Column.FINDING: _finding,
    Column.IN_STRIPE: lambda line: short_texts(line.shown)[0],
    Column.HERE: lambda line: short_texts(line.shown)[1],
    Column.CHOICE: lambda line: choice_title(line.choice),
    Column.REQUESTS: _requests,
}
_NUMBERS = {choice: at for at, choice in enumerate(Choice)}
_KEYS: dict[Column, Callable[[PlanLine], Key]] = {
    Column.LISTING: lambda line: (natural(line.row.name or line.row.subject),),
    Column.FINDING: lambda line: (natural(finding_title(line.shown.finding)), len(line.row.differences)),
    Column.IN_STRIPE: lambda line: (natural(value_texts(line.shown)[0][:LONGEST]),),
    Column.HERE: lambda line: (natural(value_texts(line.shown)[1][:LONGEST]),),
    Column.CHOICE: lambda line: (_NUMBERS[line.choice],),
    Column.REQUESTS: lambda line: (line.row.requests if line.choice is Choice.MAKE_STRIPE_MATCH else 0,),
}
