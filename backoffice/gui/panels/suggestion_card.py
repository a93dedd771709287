"""A booking that a payment may be for: how likely, why, and a button that attaches it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backoffice.gui.booking_words import booking_name
from backoffice.gui.forms.parts import button, label
from backoffice.gui.models.cell_text import ONE_LINE
from backoffice.gui.panels.pill_label import PillLabel
from backoffice.gui.payment_words import score_text, score_tone
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import formats, tr, translate_label
from backoffice.services.ports import Suggestion


class SuggestionCard(QFrame):
    """One suggestion."""

    attach_asked = Signal(object)
    """Its Suggestion."""
    open_asked = Signal(object)
    """Its BookingRef."""

    def __init__(self, suggestion: Suggestion, appearance: Appearance, parent: QWidget) -> None:
        """Show it."""
        super().__init__(parent)
        self.suggestion = suggestion
        set_role(self, Role.CARD)
        money = formats().money(suggestion.total.amount_minor, suggestion.total.currency)
        title = " · ".join((suggestion.confirmation_code, suggestion.customer_name)).translate(ONE_LINE)
        reasons = ", ".join(translate_label(text) for text in suggestion.reasons.values())
        self.setAccessibleName(f"{title}: {score_text(suggestion.score)}. {reasons}")
        heading, facts = label(title, Role.HEADING), label(f"{booking_name(suggestion.booking.kind)} · {money}")
        why = label(reasons, Role.MUTED, wrap=True)
        for part in (heading, facts):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        likely = PillLabel(self)
        likely.show_state(score_text(suggestion.score), score_tone(suggestion.score, appearance.colours))
        self.attach_button = button(tr("Attach"))
        self.attach_button.setAccessibleName(tr("Attach to {code}", code=suggestion.confirmation_code))
        self.open_button = button(tr("Open booking"), Role.LINK)
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(heading, stretch=1)
        top.addWidget(likely)
        bottom.addWidget(self.open_button)
        bottom.addStretch()
        bottom.addWidget(self.attach_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 12, 10)
        column.setSpacing(3)
        column.addLayout(top)
        column.addWidget(facts)
        column.addWidget(why)
        column.addLayout(bottom)
        self.attach_button.clicked.connect(self._ask_attach)
        self.open_button.clicked.connect(self._ask_open)

    def _ask_attach(self) -> None:
        self.attach_asked.emit(self.suggestion)

    def _ask_open(self) -> None:
        self.open_asked.emit(self.suggestion.booking)
