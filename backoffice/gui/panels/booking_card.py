"""Where a booking stands, what is booked, and the verbs that its status allows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from backoffice.domain.booking_facts import describe
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import Action, allowed_by_hand
from backoffice.gui.booking_words import action_title, status_title, status_tone
from backoffice.gui.forms.flow import FlowLayout
from backoffice.gui.forms.parts import Card, appearance, button, colours, label, measures
from backoffice.gui.panels.pill_label import PillLabel
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr, translate_message
from backoffice.services.ports import AssetRecord, BookingRecord

VERBS = (
    Action.APPROVE,
    Action.REJECT,
    Action.START,
    Action.COMPLETE,
    Action.CONFIRM,
    Action.REOPEN,
    Action.NO_SHOW,
    Action.CANCEL,
)
"""In the order of their buttons. Asking for payment and recording it are the payment card's."""


class BookingCard(Card):
    """Shows; asks its owner to act."""

    asked = Signal(object)
    """An Action was pressed."""
    listing_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing."""
        super().__init__("", parent)
        self._record: BookingRecord | None = None
        self.code = label("", Role.HEADING, selectable=True)
        self.badge = PillLabel(self)
        self.text = label("", wrap=True, selectable=True)
        self.listing = button(tr("Open listing"), Role.LINK)
        self.buttons = {action: QPushButton() for action in VERBS}
        top = QHBoxLayout()
        top.addWidget(self.code)
        top.addStretch()
        top.addWidget(self.badge)
        self.box.addLayout(top)
        what = QHBoxLayout()
        what.addWidget(self.text, 1)
        what.addWidget(self.listing, alignment=Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(what)
        self._row = QWidget()
        flow = FlowLayout(self._row, gap=measures().unit * 2)
        for action, made in self.buttons.items():
            made.setText(action_title(action, BookingKind.ACTIVITIES))
            made.setAutoDefault(False)
            made.clicked.connect(lambda _checked=False, wanted=action: self.asked.emit(wanted))
            flow.addWidget(made)
        self.box.addWidget(self._row)
        self.listing.clicked.connect(self.listing_asked)
        look = appearance()
        if look is not None:
            look.changed.connect(self._dress)

    def show_record(self, record: BookingRecord | None, asset: AssetRecord | None) -> None:
        """Show where a booking stands (None: a new one, which has no card)."""
        self._record = record
        self.setVisible(record is not None)
        if record is None:
            return
        when = translate_message(describe(record.ref.kind, asset.values if asset else {}, record.values))
        self.code.setText(record.confirmation_code)
        self.text.setText(f"{record.asset_name}\n{when}" if when else record.asset_name)
        offered = allowed_by_hand(record.ref.kind, record.status)
        for action, made in self.buttons.items():
            made.setText(action_title(action, record.ref.kind))
            made.setVisible(action in offered)
            made.setEnabled(True)
        self.listing.setText(tr("Open listing"))
        self.setAccessibleName(f"{record.confirmation_code}, {status_title(record.status)}")
        self._dress()

    def _dress(self) -> None:
        if self._record is not None:
            status = self._record.status
            self.badge.show_state(status_title(status), status_tone(status, colours()))
