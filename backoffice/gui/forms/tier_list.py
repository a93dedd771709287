"""The ticket tiers of a listing: one block each, to add, remove and reorder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from backoffice.domain.errors import FieldProblem, InvalidInput
from backoffice.domain.parsing import ParseContext
from backoffice.domain.specs import TIER_FIELDS, tier_defaults
from backoffice.gui.forms.field_row import FieldRow
from backoffice.gui.forms.parts import button, icon_button, label, measures
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr
from backoffice.services.ports import TierRecord

_LINES = (("name",), ("price_minor", "tier_type"), ("available_quantity", "max_per_order"), ("benefits",))


class TierBlock(QFrame):
    """One tier. Remembers the record it came from, so that its price in Stripe stays its own."""

    edited = Signal()

    def __init__(self, tier: TierRecord, context: ParseContext, *, is_new: bool) -> None:
        """Show a tier; a new one counts as changed in every field that is filled."""
        super().__init__()
        self.setObjectName("tierBlock")
        self.tier = tier
        self.rows = {
            spec.name: FieldRow(spec, context, shows_help=False) for spec in TIER_FIELDS if spec.name != "position"
        }
        self.up, self.down = icon_button("up", tr("Move tier up")), icon_button("down", tr("Move tier down"))
        self.remove = icon_button("delete", tr("Remove tier"))
        self._lay_out()
        for name, row in self.rows.items():
            row.show_saved(tier.values.get(name))
            row.is_touched = not is_new
            row.edited.connect(self.edited)

    @property
    def is_changed(self) -> bool:
        """Tell whether any of its fields differs from what is saved."""
        return any(row.is_changed for row in self.rows.values())

    def _lay_out(self) -> None:
        unit = measures().unit
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 2, unit * 2, unit * 2, unit * 2)
        column.setSpacing(unit * 2)
        for line in _LINES:
            box = QHBoxLayout()
            box.setSpacing(unit * 2)
            for name in line:
                box.addWidget(self.rows[name], 1)
            column.addLayout(box)
        last = QHBoxLayout()
        last.addWidget(self.rows["is_active"], 1)
        for tool in (self.up, self.down, self.remove):
            last.addWidget(tool, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(last)


class TierList(QWidget):
    """All tiers in order. Problems carry fields such as `tiers[2].price_minor`."""

    edited = Signal()

    def __init__(self, context: ParseContext, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._context = context
        self._saved: tuple[int | None, ...] = ()
        self.blocks: list[TierBlock] = []
        self._empty = label(
            tr("Sold at one price. Add tiers to sell, say, adults and children apart."), Role.CAPTION, wrap=True
        )
        self.add = button(tr("Add tier"), icon_name="add")
        self.add.clicked.connect(self.add_tier)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures().gap)
        self._column = QVBoxLayout()
        self._column.setSpacing(measures().gap)
        column.addWidget(self._empty)
        column.addLayout(self._column)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addStretch()
        column.addLayout(buttons)

    def show_saved(self, tiers: Sequence[TierRecord]) -> None:
        """Show the tiers as saved."""
        for block in list(self.blocks):
            self._drop(block)
        self._saved = tuple(tier.id for tier in tiers)
        for tier in tiers:
            self._put(TierBlock(tier, self._context, is_new=False))
        self._show_tools()

    def show_draft(self, tiers: Sequence[TierRecord], saved: Sequence[TierRecord]) -> None:
        """Show tiers that are not saved yet, beside those that are."""
        self.show_saved(saved)
        known = {block.tier.id: block for block in self.blocks}
        for block in self.blocks:
            self._column.removeWidget(block)
        kept = [known.get(tier.id) or self._new_block(tier) for tier in tiers]
        for block in self.blocks:
            if block not in kept:
                block.deleteLater()
        self.blocks = []
        for block, tier in zip(kept, tiers, strict=True):
            self._put(block)
            for name, row in block.rows.items():
                row.show_draft(tier.values.get(name))
        self._show_tools()

    def keep_saved(self, tiers: Sequence[TierRecord]) -> None:
        """Take over what was saved under what is being edited: by place, as that is how it was sent."""
        self._saved = tuple(tier.id for tier in tiers)
        for block, tier in zip(self.blocks, tiers, strict=False):
            block.tier = tier
            for name, row in block.rows.items():
                row.keep_saved(tier.values.get(name))

    def read(self) -> tuple[TierRecord, ...]:
        """Return the tiers in order. Raises InvalidInput with every field that cannot be read."""
        problems: list[FieldProblem] = []
        tiers: list[TierRecord] = []
        for index, block in enumerate(self.blocks):
            values: dict[str, object] = {"position": index}
            for name, row in block.rows.items():
                try:
                    values[name] = row.read()
                except InvalidInput as error:
                    values[name] = row.saved
                    problems.append(FieldProblem(f"tiers[{index}].{name}", error.message))
            tiers.append(TierRecord(block.tier.id, values, block.tier.stripe_price_id))
        if problems:
            raise InvalidInput(tuple(problems))
        return tuple(tiers)

    @property
    def is_changed(self) -> bool:
        """Tell whether tiers were added, removed, moved or edited."""
        order = tuple(block.tier.id for block in self.blocks)
        return order != self._saved or any(block.is_changed for block in self.blocks)

    def rows(self) -> Mapping[str, FieldRow]:
        """Return every field by the name that problems use."""
        return {
            f"tiers[{index}].{name}": row for index, block in enumerate(self.blocks) for name, row in block.rows.items()
        }

    def set_context(self, context: ParseContext) -> None:
        """Type prices in another currency."""
        self._context = context
        for row in self.rows().values():
            row.set_context(context)

    def add_tier(self) -> TierBlock:
        """Add a tier at the end and put the keyboard into its name."""
        block = self._new_block(TierRecord(None, tier_defaults(len(self.blocks))))
        self._put(block)
        self._show_tools()
        block.rows["name"].focus()
        self.edited.emit()
        return block

    def _new_block(self, tier: TierRecord) -> TierBlock:
        return TierBlock(tier, self._context, is_new=True)

    def _put(self, block: TierBlock) -> None:
        self.blocks.append(block)
        self._column.addWidget(block)
        block.setAccessibleName(tr("Tier {number}", number=len(self.blocks)))
        block.show()
        if block.property("connected"):
            return
        block.setProperty("connected", True)
        block.edited.connect(self.edited)
        block.up.clicked.connect(lambda: self._move(block, -1))
        block.down.clicked.connect(lambda: self._move(block, 1))
        block.remove.clicked.connect(lambda: self._remove(block))

    def _move(self, block: TierBlock, step: int) -> None:
        index = self.blocks.index(block)
        target = index + step
        if not 0 <= target < len(self.blocks):
            return
        self.blocks.insert(target, self.blocks.pop(index))
        self._column.removeWidget(block)
        self._column.insertWidget(target, block)
        self._show_tools()
        self.edited.emit()

    def _remove(self, block: TierBlock) -> None:
        self._drop(block)
        self._show_tools()
        self.add.setFocus()
        self.edited.emit()

    def _drop(self, block: TierBlock) -> None:
        self.blocks.remove(block)
        self._column.removeWidget(block)
        block.hide()
        block.deleteLater()

    def _show_tools(self) -> None:
        self._empty.setVisible(not self.blocks)
        for index, block in enumerate(self.blocks):
            block.up.setEnabled(index > 0)
            block.down.setEnabled(index < len(self.blocks) - 1)
