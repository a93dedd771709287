"""How a form is laid out: cards of lines of fields, each field on a row of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.domain.errors import InvalidInput
from backoffice.domain.fields import FieldSpec
from backoffice.domain.parsing import ParseContext
from backoffice.gui.forms.card_columns import CardColumns
from backoffice.gui.forms.field_row import FieldRow
from backoffice.gui.forms.layouts.plan import CardPlan, Line, Share
from backoffice.gui.forms.parts import Card, measures
from backoffice.gui.translation import translate_label


class FormCards(QWidget):
    """The cards of a form and the rows on them."""

    edited = Signal()
    """A person changed something."""

    def __init__(self, plans: Sequence[CardPlan], context: ParseContext, parent: QWidget | None = None) -> None:
        """Lay the cards out, empty."""
        super().__init__(parent)
        self.context = context
        self.rows: dict[str, FieldRow] = {}
        self.cards = CardColumns()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.cards)
        for plan in plans:
            self.cards.add_card(self._card(plan))

    def field(self, name: str) -> FieldSpec:
        """Return the declaration of a field."""
        raise NotImplementedError

    def make_row(self, spec: FieldSpec, *, alone: bool) -> FieldRow:
        """Return the row of a field; `alone`: it has a line for itself."""
        return FieldRow(spec, self.context, shows_help=alone)

    def special(self, line: Line) -> QWidget | None:
        """Return what stands in a line that is no line of fields."""
        return None

    def all_rows(self) -> dict[str, FieldRow]:
        """Return every row by the name under which problems find it."""
        return self.rows

    def use_context(self, context: ParseContext) -> None:
        """Type and show money in another currency."""
        self.context = context
        for row in self.rows.values():
            row.set_context(context)

    def take_edit(self, field: str) -> None:
        """Follow an edit of a field."""
        raise NotImplementedError

    def judge(self) -> None:
        """Show what is wrong."""
        raise NotImplementedError

    def follow_currency(self, currency: object) -> None:
        """Type and show money in this currency, if it is another one."""
        if isinstance(currency, str) and currency and currency != self.context.currency:
            self.use_context(self.context.in_currency(currency))

    def readable(self, field: str) -> object:
        """Return a field's value, None when what is typed cannot be read."""
        try:
            return self.rows[field].read()
        except InvalidInput:
            return None

    def _card(self, plan: CardPlan) -> Card:
        card = Card(translate_label(plan.heading))
        card.box.setSpacing(measures().unit * 3)
        for line in plan.lines:
            special = self.special(line)
            if special is not None:
                card.box.addWidget(special)
                continue
            box = QHBoxLayout()
            box.setSpacing(measures().unit * 3)
            for entry in line:
                field, shares = (entry.field, entry.shares) if isinstance(entry, Share) else (entry, 1)
                box.addWidget(self._row(field, alone=len(line) == 1), shares)
            card.box.addLayout(box)
        return card

    def _row(self, field: str, *, alone: bool) -> FieldRow:
        row = self.rows[field] = self.make_row(self.field(field), alone=alone)
        row.edited.connect(lambda: self.take_edit(field))
        row.left.connect(self.judge, Qt.ConnectionType.QueuedConnection)  # not while the form is being deleted
        return row
