"""Payments that nobody expected, and bookings that were paid though they are over: each gets a home here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.gui.booking_words import payment_title, status_title
from backoffice.gui.forms.parts import label
from backoffice.gui.models.plain_model import PlainColumn
from backoffice.gui.pages.empty_state import EmptyState
from backoffice.gui.pages.overview import Overview, PageTools
from backoffice.gui.pages.page_parts import write_head
from backoffice.gui.panels.payment_detail import PaymentDetail
from backoffice.gui.panels.plain_table import PlainTable
from backoffice.gui.panels.row_card import Line, RowCard
from backoffice.gui.payment_words import amount_text, channel_text, method_text, payer_text, when_text
from backoffice.gui.reading import Reading
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import formats, tr
from backoffice.services.ports import BookingFilter, BookingRow, PaymentRecord, Sort

MOST_OVER = 20
OVER = BookingFilter(
    statuses=frozenset({BookingStatus.CANCELLED, BookingStatus.EXPIRED, BookingStatus.REJECTED}),
    payment_statuses=frozenset(
        {PaymentStatus.PAID, PaymentStatus.AUTHORIZED, PaymentStatus.PROCESSING, PaymentStatus.PARTIALLY_REFUNDED}
    ),
)
"""Bookings that hold no place, and money all the same."""


@dataclass(frozen=True, slots=True)
class _Seen:
    waiting: Sequence[PaymentRecord]
    not_ours: Sequence[PaymentRecord]
    over: Sequence[BookingRow]


class UnmatchedPage(Overview):
    """A list at the left, the chosen payment with suggestions at the right."""

    attach_asked = Signal(object, str)
    """A PaymentRecord is to be attached; the code of the booking suggested ('': to be found)."""
    booking_asked = Signal(object)
    """A booking is to be made from this PaymentRecord."""
    not_ours_asked = Signal(object)
    take_back_asked = Signal(object)
    refund_asked = Signal(object)
    """This PaymentRecord is to be given back."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        """Read when first shown."""
        super().__init__(parent)
        self._tools = tools
        self._seen = _Seen((), (), ())
        self._reading = Reading(self, tools.background, self._read, self._show)
        self._title, self._sentence = label("", Role.TITLE), label("", Role.MUTED)
        self.waiting, self.not_ours = QToolButton(self), QToolButton(self)
        self.over = RowCard("alert", tools.appearance, self, lead=0.2, end=0.16)
        self.table: PlainTable[PaymentRecord] = PlainTable(
            self._columns(), lambda payment: payment.payment_intent_id, tools.appearance, self
        )
        self.detail = PaymentDetail(tools, self)
        self._empty = EmptyState(tools.appearance, self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def refresh(self) -> None:
        """Read everything again, if anybody is looking."""
        self._reading.ask()

    def retranslate(self) -> None:
        """Write the words anew."""
        self._title.setText(tr("Unmatched payments"))
        self._sentence.setText(tr("Money that came and that no booking claims. Say whose each one is."))
        self.table.setAccessibleName(tr("Unmatched payments"))
        self.table.retranslate()
        self.over.show_title(tr("Paid, though the booking is over"), "")
        self.detail.retranslate()
        self._show(self._seen)

    # --- reading --------------------------------------------------------------------------------------------

    def _read(self) -> _Seen:
        payments, queries = self._tools.office.payments, self._tools.office.database.booking_queries
        over = queries.rows(queries.keys(OVER, Sort("updated_at", descending=True))[:MOST_OVER])
        return _Seen(payments.unmatched(), payments.not_ours(), over)

    def _show(self, seen: _Seen) -> None:
        self._seen = seen
        items = seen.not_ours if self.not_ours.isChecked() else seen.waiting
        form = formats()
        self.waiting.setText(tr("Waiting: {count}", count=form.number(len(seen.waiting))))
        self.not_ours.setText(tr("Not ours: {count}", count=form.number(len(seen.not_ours))))
        for chip in (self.waiting, self.not_ours):
            chip.setAccessibleName(chip.text())
        self.over.show_rows([_line(row) for row in seen.over])
        self.over.setVisible(bool(seen.over))
        self.table.show_items(items)
        self._stack.setCurrentWidget(self._both if items else self._empty)
        self._say_why_empty()
        self.detail.show_payment(self.table.current)

    def _say_why_empty(self) -> None:
        if self.not_ours.isChecked():
            self._empty.show_words("check", tr("Nothing was left out"), tr("Payments marked as not ours stay here."))
        else:
            words = tr("A payment through a shared link, or one taken in the Dashboard, would wait here for its home.")
            self._empty.show_words("check", tr("Every payment has its booking"), words)

    def _columns(self) -> tuple[PlainColumn[PaymentRecord], ...]:
        zone = self._tools.zone
        return (
            PlainColumn(lambda: tr("Amount"), amount_text, 110, is_figure=True),
            PlainColumn(lambda: tr("Paid", "when a payment was made"), lambda p: when_text(p, zone), 95),
            PlainColumn(lambda: tr("From", "who paid"), payer_text, 215, is_lead=True),
            PlainColumn(lambda: tr("Through"), lambda p: f"{channel_text(p)} · {method_text(p)}".rstrip(" ·"), 145),
        )

    # --- putting together -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        measures = self._tools.appearance.measures
        set_role(self, Role.PAGE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for chip in (self.waiting, self.not_ours):
            set_role(chip, Role.CHIP)
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
        self.waiting.setChecked(True)
        self._both = self._make_both()
        for part in (self._both, self._empty):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(measures.margin, measures.gap, measures.margin, measures.gap)
        column.setSpacing(measures.gap)
        column.addLayout(write_head(self._title, self._sentence, (self.waiting, self.not_ours)))
        column.addWidget(self.over)
        column.addWidget(self._stack, stretch=1)

    def _make_both(self) -> QWidget:
        card = QFrame(self)
        set_role(card, Role.CARD)
        inside = QHBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        both = QSplitter(Qt.Orientation.Horizontal, self)
        both.setChildrenCollapsible(False)
        both.addWidget(card)
        both.addWidget(self.detail)
        card.setMinimumWidth(240)
        self.detail.setMinimumWidth(330)
        both.setSizes([560, 460])
        both.setStretchFactor(0, 1)
        both.setStretchFactor(1, 1)
        return both

    def _connect(self) -> None:
        self.waiting.toggled.connect(lambda _on: self._show(self._seen))
        self.table.chosen.connect(self.detail.show_payment)
        self.over.opened.connect(self.opened)
        self.detail.attach_asked.connect(self.attach_asked)
        self.detail.booking_asked.connect(self.booking_asked)
        self.detail.not_ours_asked.connect(self.not_ours_asked)
        self.detail.refund_asked.connect(self.refund_asked)
        self.detail.take_back_asked.connect(self.take_back_asked)
        self.detail.opened.connect(self.opened)


def _line(row: BookingRow) -> Line:
    """Say exactly what happened: this one is cancelled, and its money is here."""
    status = status_title(BookingStatus(str(row.cells["status"])))
    paid = payment_title(PaymentStatus(str(row.cells["payment_status"])))
    name = " · ".join(str(row.cells.get(each) or "") for each in ("confirmation_code", "customer_name"))
    total = formats().money(int(str(row.cells["total_minor"])), str(row.cells["currency"]))
    return Line(row.ref, f"{status}, {paid}", name, total)
