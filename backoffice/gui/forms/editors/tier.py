"""Choosing one of a listing's ticket tiers, with its price."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from backoffice.domain.fields import FieldSpec
from backoffice.domain.parsing import ParseContext
from backoffice.gui.forms.editors.base import FieldEditor
from backoffice.gui.forms.editors.choices import CalmComboBox
from backoffice.gui.translation import formats, tr
from backoffice.services.ports import TierRecord


class TierEditor(FieldEditor):
    """A list of tiers; its value is a tier's id."""

    def __init__(self, spec: FieldSpec, context: ParseContext, parent: QWidget | None = None) -> None:
        """Know no tiers yet."""
        super().__init__(spec, context, parent)
        self.combo = CalmComboBox()
        self.take(self.combo)
        self.show_tiers((), "")
        self.tell_edits_of(self.combo.activated)

    def show_tiers(self, tiers: Sequence[TierRecord], currency: str) -> None:
        """Offer these; the one that is chosen stays chosen."""
        chosen = self.combo.currentData()
        self.combo.clear()
        self.combo.addItem(tr("None: the listing’s price"), None)
        for tier in tiers:
            price, name = tier.values.get("price_minor"), str(tier.values.get("name") or "")
            words = f"{name} · {formats().money(price, currency)}" if isinstance(price, int) else name
            self.combo.addItem(words, tier.id)
        self.show_value(chosen)

    def read(self) -> object:
        """Return the chosen tier's id, None for none."""
        return self.combo.currentData()

    def show_value(self, value: object) -> None:
        """Show a tier; one that is offered no more stays choosable, so that nothing is lost unseen."""
        index = self.combo.findData(value)
        if index < 0 and value is not None:
            self.combo.addItem(tr("Tier {number}, no longer offered", number=value), value)
            index = self.combo.count() - 1
        self.combo.setCurrentIndex(max(index, 0))
