"""The form of one listing: its cards, what is changed in them, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.domain.errors import FieldProblem, InvalidInput
from backoffice.domain.kinds import AssetKind
from backoffice.domain.parsing import ParseContext
from backoffice.domain.specs import field_of
from backoffice.gui.forms.card_columns import CardColumns
from backoffice.gui.forms.drafts import Draft
from backoffice.gui.forms.field_row import FieldRow
from backoffice.gui.forms.layouts import TIERS, CardPlan, Share, cards_of
from backoffice.gui.forms.parts import Card, measures
from backoffice.gui.forms.tier_list import TierList
from backoffice.gui.translation import translate_label
from backoffice.services.ports import TierRecord

Check = Callable[[AssetKind, Mapping[str, object], Sequence[TierRecord]], Sequence[FieldProblem]]
"""Tells what keeps a listing from being saved."""


class AssetForm(QWidget):
    """Shows a listing and reads it back. `edited` follows each change a person makes."""

    edited = Signal()

    def __init__(self, kind: AssetKind, context: ParseContext, check: Check, parent: QWidget | None = None) -> None:
        """Lay the form of a kind out, empty."""
        super().__init__(parent)
        self.kind = kind
        self._check = check
        self.saved = Draft({})
        self.context = context
        self.rows: dict[str, FieldRow] = {}
        self.tiers: TierList | None = None
        self._asked_to_save = False
        self.cards = CardColumns()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.cards)
        for plan in cards_of(kind):
            self.cards.add_card(self._card(plan))

    # --- showing --------------------------------------------------------------------------------------------

    def show_saved(self, saved: Draft) -> None:
        """Show what is saved; nothing is changed or wrong any more."""
        self._asked_to_save = False
        self.saved = saved
        self._follow_currency(saved.values.get("currency"))
        for name, row in self.rows.items():
            row.show_saved(saved.values.get(name))
        if self.tiers is not None:
            self.tiers.show_saved(saved.tiers)

    def show_draft(self, draft: Draft) -> None:
        """Show values that are not saved yet over those that are."""
        self._follow_currency(draft.values.get("currency"))
        for name, value in draft.values.items():
            if name in self.rows:
                self.rows[name].show_draft(value)
        if self.tiers is not None:
            self.tiers.show_draft(draft.tiers, self.saved.tiers)
        self.judge()

    def keep_saved(self, saved: Draft, sent: Draft) -> None:
        """Take over what was saved; fields that were edited since it was sent stay as they are, and changed."""
        if self._draft_or_none() == sent:
            self.show_saved(saved)
            return
        self.saved = saved
        for name, row in self.rows.items():
            row.keep_saved(saved.values.get(name))
        if self.tiers is not None:
            self.tiers.keep_saved(saved.tiers)

    def revert(self) -> None:
        """Go back to what is saved."""
        self.show_saved(self.saved)

    def hand_over(self, other: AssetForm) -> None:
        """Show in another form of the same kind what stands in this one, what cannot be read included."""
        values, tiers, problems = self._read_all()
        unreadable = {problem.field for problem in problems}
        tiers_stand = not any(field.startswith("tiers[") for field in unreadable)
        changed = {name: values[name] for name, row in self.rows.items() if row.is_changed and name not in unreadable}
        other.show_draft(Draft(changed, tiers if tiers_stand else self.saved.tiers))
        for name in unreadable & set(self.rows):
            self.rows[name].editor.hand_over(other.rows[name].editor)
        other.judge()

    # --- reading --------------------------------------------------------------------------------------------

    def read(self) -> Draft:
        """Return what stands in the form. Raises InvalidInput with every field that cannot be read."""
        values, tiers, problems = self._read_all()
        if problems:
            raise InvalidInput(tuple(problems))
        return Draft(values, tiers)

    def problems(self) -> tuple[FieldProblem, ...]:
        """Return everything that keeps the form from being saved."""
        values, tiers, unreadable = self._read_all()
        fields = {problem.field for problem in unreadable}
        checked = self._check(self.kind, values, tiers)
        return (*unreadable, *(problem for problem in checked if problem.field not in fields))

    @property
    def is_changed(self) -> bool:
        """Tell whether anything differs from what is saved."""
        return any(row.is_changed for row in self.rows.values()) or (self.tiers is not None and self.tiers.is_changed)

    def changed_fields(self) -> tuple[str, ...]:
        """Return the changed fields in reading order."""
        return tuple(name for name, row in self.rows.items() if row.is_changed)

    # --- problems -------------------------------------------------------------------------------------------

    def show_problems(self, problems: Sequence[FieldProblem]) -> tuple[FieldProblem, ...]:
        """Say beside each field what is wrong with it; return what belongs to no field of the form."""
        self._asked_to_save = True
        wrong = {problem.field: problem.message for problem in reversed(problems)}
        rows = self._all_rows()
        for name, row in rows.items():
            row.show_problem(wrong.get(name))
        return tuple(problem for problem in problems if problem.field not in rows)

    def focus_first_problem(self) -> None:
        """Put the keyboard into the first field that is wrong."""
        for row in self._all_rows().values():
            if row.problem is not None:
                row.focus()
                return

    def focus_first_field(self) -> None:
        """Put the keyboard into the first field."""
        next(iter(self.rows.values())).focus()

    # --- parts ----------------------------------------------------------------------------------------------

    def _card(self, plan: CardPlan) -> Card:
        card = Card(translate_label(plan.heading))
        card.box.setSpacing(measures().unit * 3)
        for line in plan.lines:
            if line == (TIERS,):
                card.box.addWidget(self._tier_list())
                continue
            box = QHBoxLayout()
            box.setSpacing(measures().unit * 3)
            for entry in line:
                field, shares = (entry.field, entry.shares) if isinstance(entry, Share) else (entry, 1)
                box.addWidget(self._row(field, alone=len(line) == 1), shares)
            card.box.addLayout(box)
        return card

    def _row(self, field: str, *, alone: bool) -> FieldRow:
        row = FieldRow(field_of(self.kind, field), self.context, shows_help=alone)
        self.rows[field] = row
        row.edited.connect(lambda: self._take_edit(field))
        row.left.connect(self.judge, Qt.ConnectionType.QueuedConnection)  # not while the form is being deleted
        return row

    def _tier_list(self) -> TierList:
        self.tiers = TierList(self.context)
        self.tiers.edited.connect(lambda: self._take_edit(""))
        return self.tiers

    def _all_rows(self) -> dict[str, FieldRow]:
        return {**self.rows, **(self.tiers.rows() if self.tiers is not None else {})}

    def _take_edit(self, field: str) -> None:
        if field == "currency":
            self._follow_currency(self._readable("currency"))
        self.judge()
        self.edited.emit()

    def judge(self) -> None:
        """Show problems beside their fields; an empty field that nobody was in is not blamed before a save."""
        found = {problem.field: problem.message for problem in reversed(self.problems())}
        for name, row in self._all_rows().items():
            may_complain = row.is_touched or self._asked_to_save or not row.is_empty
            row.show_problem(found.get(name) if may_complain else None)

    def _follow_currency(self, currency: object) -> None:
        if isinstance(currency, str) and currency and currency != self.context.currency:
            self.context = self.context.in_currency(currency)
            for row in self.rows.values():
                row.set_context(self.context)
            if self.tiers is not None:
                self.tiers.set_context(self.context)

    def _readable(self, field: str) -> object:
        try:
            return self.rows[field].read()
        except InvalidInput:
            return None

    def _read_all(self) -> tuple[dict[str, object], tuple[TierRecord, ...], list[FieldProblem]]:
        values: dict[str, object] = {}
        problems: list[FieldProblem] = []
        for name, row in self.rows.items():
            try:
                values[name] = row.read()
            except InvalidInput as error:
                values[name] = row.saved
                problems.append(FieldProblem(name, error.message))
        tiers: tuple[TierRecord, ...] = ()
        try:
            tiers = self.tiers.read() if self.tiers is not None else ()
        except InvalidInput as error:
            problems.extend(error.problems)
            tiers = self.saved.tiers
        return values, tiers, problems

    def _draft_or_none(self) -> Draft | None:
        values, tiers, problems = self._read_all()
        return None if problems else Draft(values, tiers)
