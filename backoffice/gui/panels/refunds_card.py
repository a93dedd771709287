"""The refunds of a booking's payment: where each stands in plain words, those made in the Dashboard included."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from backoffice.domain.refunds import RefundState
from backoffice.gui.forms.flow import FlowLayout
from backoffice.gui.forms.parts import Card, appearance, button, colours, empty_layout, label, measures
from backoffice.gui.models.cell_text import moment_text
from backoffice.gui.panels.pill_label import PillLabel
from backoffice.gui.refund_words import (
    approval_lines,
    asked_line,
    failure_words,
    foreign_state,
    money_text,
    refund_state_sentence,
    refund_state_title,
    refund_state_tone,
)
from backoffice.gui.style.roles import Role
from backoffice.gui.style.tokens import Tone
from backoffice.gui.translation import tr
from backoffice.services.ports.refunds import ForeignRefund, RefundRecord
from backoffice.services.refunds import RefundView

_LOOKED_FOR = frozenset({RefundState.APPROVED, RefundState.UNKNOWN, RefundState.RECONCILING})
_SELF_EXPLAINING = frozenset({RefundState.SUCCEEDED})


class RefundsCard(Card):
    """Hidden while there are none."""

    look_again_asked = Signal(str)
    """Stripe's list is to be read at once for a refund of this id."""
    list_asked = Signal(str)
    """A refund is to be shown among all refunds."""

    def __init__(self, zone: tzinfo, parent: QWidget | None = None) -> None:
        """Show nothing. `zone` is the office's."""
        super().__init__("", parent)
        self._zone = zone
        self._view: RefundView | None = None
        self.heading = label("", Role.HEADING)
        self.look_again: dict[str, QPushButton] = {}
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(measures().unit * 3)
        self.box.addWidget(self.heading)
        self.box.addWidget(self._body)
        look = appearance()
        if look is not None:
            look.changed.connect(self._rebuild)
        self.show_view(None)

    def show_view(self, view: RefundView | None) -> None:
        """Show these refunds, the newest first."""
        self._view = view
        self._rebuild()

    def words(self) -> list[str]:
        """Return what is read in each refund, line by line."""
        items = [self._column.itemAt(at) for at in range(self._column.count())]
        parts = [item.widget() for item in items if item]
        return [part.accessibleName() for part in parts if part]

    def _rebuild(self) -> None:
        empty_layout(self._column)
        self.look_again = {}
        view = self._view
        self.setVisible(view is not None and bool(view.requests or view.foreign))
        self.heading.setText(tr("Refunds"))
        self.setAccessibleName(tr("Refunds"))
        if view is None:
            return
        for record in sorted(view.requests, key=lambda each: each.refund.requested_at, reverse=True):
            self._column.addWidget(self._of_ours(record))
        for foreign in view.foreign:
            self._column.addWidget(self._of_theirs(foreign))

    def _of_ours(self, record: RefundRecord) -> QWidget:
        refund = record.refund
        sentence = "" if refund.state in _SELF_EXPLAINING else refund_state_sentence(refund.state)
        if refund.state is RefundState.FAILED:
            sentence = f"{failure_words(refund.failure)} {sentence}"
        who = [asked_line(record, self._zone), *approval_lines(record, self._zone)]
        asides = [*who, *(f"“{note}”" for note in dict.fromkeys((record.note, record.decision_note)) if note)]
        part = self._part(
            money_text(refund.terms.money),
            refund_state_title(refund.state),
            refund_state_tone(refund.state, colours()),
            sentence,
            "\n".join(asides),
        )
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=measures().unit * 2)
        if refund.state in _LOOKED_FOR:
            again = self.look_again[refund.id] = button(tr("Look again"))
            again.clicked.connect(lambda _on=False, wanted=refund.id: self.look_again_asked.emit(wanted))
            flow.addWidget(again)
        link = button(tr("Show in Refunds"), Role.LINK)
        link.clicked.connect(lambda _on=False, wanted=refund.id: self.list_asked.emit(wanted))
        flow.addWidget(link)
        layout = part.layout()
        assert layout is not None
        layout.addWidget(buttons)
        return part

    def _of_theirs(self, foreign: ForeignRefund) -> QWidget:
        state = foreign_state(foreign)
        title = refund_state_title(state) if state else foreign.status
        tone = refund_state_tone(state, colours()) if state else colours().neutral
        when = f", {moment_text(foreign.created_at, self._zone)}" if foreign.created_at else ""
        words = tr("Made in the Stripe Dashboard") + when
        return self._part(money_text(foreign.money), title, tone, "", words)

    def _part(self, amount: str, title: str, tone: Tone, sentence: str, aside: str) -> QWidget:
        part = QWidget()
        part.setAccessibleName(" · ".join(words for words in (amount, title, sentence, aside) if words))
        box = QVBoxLayout(part)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        badge = PillLabel(part)
        badge.show_state(title, tone)
        top = QHBoxLayout()
        top.addWidget(label(amount, Role.HEADING))
        top.addStretch()
        top.addWidget(badge, alignment=Qt.AlignmentFlag.AlignVCenter)
        box.addLayout(top)
        if sentence:
            box.addWidget(label(sentence, wrap=True, selectable=True))
        box.addWidget(label(aside, Role.CAPTION, wrap=True, selectable=True))
        return part
