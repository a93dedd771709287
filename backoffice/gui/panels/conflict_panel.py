"""What stands in the way of a booking: who has the room, and when, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from backoffice.domain.availability import Conflict, InTheWay
from backoffice.domain.people import Person
from backoffice.gui.forms.parts import label, measures
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr, translate_message

MOST_SHOWN = 4


class ConflictPanel(QWidget):
    """Hidden while nothing is in the way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it hidden."""
        super().__init__(parent)
        self._conflicts: tuple[Conflict, ...] = ()
        self._frame = QFrame()
        set_role(self._frame, Role.WAIT_NOTICE)
        self.title = label("", Role.HEADING, wrap=True)
        self.text = label("", wrap=True, selectable=True)
        self.hint = label("", Role.CAPTION, wrap=True)
        unit = measures().unit
        around = QVBoxLayout(self)
        around.setContentsMargins(unit * 3, unit, unit * 3, unit)
        around.addWidget(self._frame)
        box = QVBoxLayout(self._frame)
        box.setContentsMargins(unit * 3, unit * 2, unit * 3, unit * 2)
        box.setSpacing(unit)
        for part in (self.title, self.text, self.hint):
            box.addWidget(part)
        self.hide()

    def show_conflicts(self, conflicts: Sequence[Conflict], *, may_override: bool) -> None:
        """Show these (none: hide). `may_override`: whether the person at work may book all the same."""
        self._conflicts = tuple(conflicts)
        self.setVisible(bool(conflicts))
        if not conflicts:
            return
        can = all(conflict.is_overridable for conflict in conflicts)
        set_role(self._frame, Role.WAIT_NOTICE if can else Role.PROBLEM_NOTICE)
        self.title.setText(tr("Not free as it is"))
        self.text.setText("\n".join(conflict_words(conflict) for conflict in conflicts))
        self.hint.setText(_hint(can=can, may_override=may_override))
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(self.text.text())

    def follow_person(self, person: Person) -> None:
        """Say anew who may book all the same, as somebody else is at work."""
        self.show_conflicts(self._conflicts, may_override=person.may_override)


def conflict_words(conflict: Conflict) -> str:
    """Return what is in the way, and who, one a line."""
    shown = [_occupant(one) for one in conflict.occupants[:MOST_SHOWN]]
    more = len(conflict.occupants) - len(shown)
    if more > 0:
        shown.append(tr("and %n more", None, more))
    return "\n".join((translate_message(conflict.message), *(f"  •  {words}" for words in shown)))


def _occupant(one: InTheWay) -> str:
    return " · ".join((one.confirmation_code, one.customer_name, translate_message(one.when)))


def _hint(*, can: bool, may_override: bool) -> str:
    if not can:
        return tr("Choose another day, time or listing.")
    if may_override:
        return tr("You can book all the same: saving asks for a reason.")
    return tr("A manager can book all the same, with a reason.")
