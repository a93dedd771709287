"""What becomes of a refund that was confirmed, live and in plain words. Closing it stops nothing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.domain.refunds import RefundState
from backoffice.gui.background import Background
from backoffice.gui.dialogs.refund_asking import LOOK_MS, RefundAsking
from backoffice.gui.forms.parts import colours, label, measures, themed_icon
from backoffice.gui.live import LiveUpdates
from backoffice.gui.office import Office
from backoffice.gui.reading import Reading
from backoffice.gui.refund_words import (
    failure_words,
    money_text,
    refund_state_icon,
    refund_state_sentence,
    refund_state_title,
    refund_state_tone,
)
from backoffice.gui.style.roles import Role
from backoffice.gui.style.tokens import Tone
from backoffice.gui.translation import tr, translate_message
from backoffice.services.ports import QueueCondition
from backoffice.services.ports.refunds import RefundRecord

_ENDS = frozenset({RefundState.SUCCEEDED, RefundState.FAILED, RefundState.CANCELED, RefundState.REJECTED})
_WAITS_FOR_STRIPE = frozenset({RefundState.APPROVED, RefundState.UNKNOWN, RefundState.RECONCILING})


class RefundProgress(QWidget):
    """A word, a sentence, and what to do meanwhile."""

    def __init__(self, office: Office, background: Background, live: LiveUpdates, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._office = office
        self.record: RefundRecord | None = None
        self._let_go: RefundAsking | None = None
        self.picture, self.title = label(), label("", Role.TITLE, wrap=True)
        self.text = label("", wrap=True, selectable=True)
        self.hint = label("", Role.MUTED, wrap=True)
        self._reading = Reading(self, background, self._read, self._show)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._reading.ask)
        live.bookings_changed.connect(self._follow)
        self._lay_out()

    def show_refund(self, record: RefundRecord) -> None:
        """Follow this one to its end."""
        self._show((record, None))
        self._look.start()

    def show_let_go(self, asking: RefundAsking) -> None:
        """Follow an authorisation until it is let go."""
        self._let_go = asking
        asking.changed.connect(self._show_held)
        self._look.timeout.connect(asking.read)
        self._look.start()
        self._show_held()

    def _follow(self, _refs: object, _only_stripe: bool) -> None:
        self._reading.ask()

    def _read(self) -> tuple[RefundRecord, QueueCondition | None] | None:
        if self.record is None:
            return None
        return self._office.refunds.get(self.record.refund.id), self._office.queue.status().condition

    def _show(self, found: tuple[RefundRecord, QueueCondition | None] | None) -> None:
        if found is None:
            return
        self.record, condition = found
        refund = self.record.refund
        state, amount = refund.state, money_text(refund.terms.money)
        sentence = refund_state_sentence(state)
        if state is RefundState.FAILED:
            sentence = f"{failure_words(refund.failure)} {sentence}"
        if condition is not None and state in _WAITS_FOR_STRIPE:
            sentence = f"{sentence}\n{translate_message(condition.message)}"
        tone = refund_state_tone(state, colours())
        self._say(refund_state_icon(state), tone, f"{amount} · {refund_state_title(state)}", sentence, _hint(state))
        if state in _ENDS:
            self._look.stop()

    def _show_held(self) -> None:
        """Show whether anything is held still."""
        prepared = self._let_go.prepared if self._let_go is not None else None
        payment = prepared.view.payment if prepared is not None and prepared.view is not None else None
        held = payment.stripe.capturable if payment is not None and payment.stripe is not None else None
        if held is not None and held.amount_minor > 0:
            words = tr("Stripe is told to let {amount} go.", amount=held)
            self._say("queue", colours().info, tr("Being let go"), words, _hint(RefundState.SENDING))
        else:
            self._look.stop()
            words = tr("Nothing is held any more; the customer’s bank frees the amount.")
            self._say("paid", colours().positive, tr("Let go"), words, "")

    def _say(self, icon: str, tone: Tone, title: str, text: str, hint: str) -> None:
        self.picture.setPixmap(themed_icon(icon, tone.text).pixmap(QSize(40, 40), self.devicePixelRatioF()))
        self.title.setText(title)
        self.text.setText(text)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def _lay_out(self) -> None:
        unit = measures().unit
        words = QVBoxLayout()
        words.setSpacing(unit * 2)
        for part in (self.title, self.text, self.hint):
            words.addWidget(part)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, unit * 2, 0, unit * 2)
        row.setSpacing(unit * 4)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)


def _hint(state: RefundState) -> str:
    """Return what to do, and what not to do, meanwhile."""
    match state:
        case RefundState.UNKNOWN | RefundState.RECONCILING | RefundState.NEEDS_HUMAN:
            return tr("Do not refund it by hand meanwhile: the customer could get it twice.")
        case RefundState.APPROVED | RefundState.SENDING | RefundState.PENDING | RefundState.REQUIRES_ACTION:
            return tr("You can close this: it goes on by itself, and shows with the booking and under Refunds.")
        case RefundState.REQUESTED:
            return tr("It waits under Refunds.")
        case RefundState.FAILED:
            return tr("Ask the customer for another way, or try again later.")
        case _:
            return ""
