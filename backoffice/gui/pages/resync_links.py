"""The tracker of old links: payment links that others replaced, and whose customers may still have one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from backoffice.gui.forms.parts import Card, button, copy_text, label
from backoffice.gui.models.cell_text import moment_text
from backoffice.gui.models.plain_model import PlainColumn
from backoffice.gui.pages.empty_state import EmptyState
from backoffice.gui.pages.overview import PageTools
from backoffice.gui.pages.page_parts import framed
from backoffice.gui.panels.plain_table import PlainTable
from backoffice.gui.reading import Reading
from backoffice.gui.style.roles import Role
from backoffice.gui.style.tokens import Colours, Tone
from backoffice.gui.translation import formats, tr
from backoffice.services.ports import BookingRow
from backoffice.services.ports.resync import RetiredLink

Named = tuple[RetiredLink, str]
"""A link and the name of its listing."""


@dataclass(frozen=True, slots=True)
class _Seen:
    links: Sequence[Named]
    link_id: str
    receivers: Sequence[BookingRow]


class OldLinks(QWidget):
    """Links at the left, the bookings at the right."""

    opened = Signal(object)
    switch_off_asked = Signal(object)
    """A RetiredLink is to be switched off now."""
    mail_asked = Signal(object)
    """A BookingRef whose customer is to be written to."""
    link_copied = Signal(str)
    counted = Signal(int)

    def __init__(self, tools: PageTools, parent: QWidget) -> None:
        """Read when first shown."""
        super().__init__(parent)
        self._tools = tools
        self._seen = _Seen((), "", ())
        self._chosen: RetiredLink | None = None
        self._reading: Reading[_Seen] = Reading(self, tools.background, self._read, self._show)
        self.links: PlainTable[Named] = PlainTable(
            self._link_columns(), lambda each: each[0].link_id, tools.appearance, self
        )
        self.bookings: PlainTable[BookingRow] = PlainTable(
            self._booking_columns(), lambda row: row.ref, tools.appearance, self
        )
        self.sentence, self.url = label("", Role.MUTED, wrap=True), label("", Role.CAPTION, selectable=True)
        self.copy, self.switch_off, self.mail = button(""), button(""), button("", icon_name="mail")
        self.who = label("", Role.HEADING)
        self.empty = EmptyState(tools.appearance, self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def refresh(self) -> None:
        """Read it again, if anybody is looking."""
        self._reading.ask()

    def retranslate(self) -> None:
        """Write the words anew."""
        self.copy.setText(tr("Copy link"))
        self.switch_off.setText(tr("Switch off now"))
        self.mail.setText(tr("Write to the customer…"))
        self.links.setAccessibleName(tr("Old links"))
        self.bookings.setAccessibleName(tr("Bookings whose customers may have this link"))
        self.links.retranslate()
        self.bookings.retranslate()
        words = tr("When a price changes, a new link takes the old one’s place. The old ones are listed here.")
        self.empty.show_words("link", tr("No link was replaced"), words)
        self._show(self._seen)

    # --- reading --------------------------------------------------------------------------------------------

    def _read(self) -> _Seen:
        tracker = self._tools.office.link_tracker
        links = tracker.links()
        wanted = self._chosen.link_id if self._chosen else ""
        chosen = next((link for link, _name in links if link.link_id == wanted), links[0][0] if links else None)
        return _Seen(links, chosen.link_id if chosen else "", tracker.receivers(chosen) if chosen else ())

    def _show(self, seen: _Seen) -> None:
        self._seen = seen
        self.links.show_items(seen.links)
        self._stack.setCurrentWidget(self._both if seen.links else self.empty)
        self.counted.emit(len(seen.links))
        self._show_link()

    def _show_link(self) -> None:
        current = self.links.current
        self._chosen = current[0] if current else None
        link = self._chosen
        mine = link is not None and link.link_id == self._seen.link_id
        self.bookings.show_items(self._seen.receivers if mine else ())
        if link is None:
            return
        self.url.setText(link.url)
        self.sentence.setText(self._standing(link))
        self.switch_off.setVisible(_is_on(link))
        count = len(self._seen.receivers) if mine else 0
        self.who.setText(
            tr("%n unpaid booking(s) from before the change", None, count) if count else tr("Nobody waits to pay by it")
        )
        self.mail.setEnabled(self.bookings.current is not None)
        for part in (self.bookings, self.mail):
            part.setVisible(bool(count))
        if not mine:
            self.refresh()

    def _standing(self, link: RetiredLink) -> str:
        zone = self._tools.zone
        if _is_on(link):
            return tr("It still works, until {when}.", when=moment_text(link.switch_off_at, zone))
        return tr("It is switched off: whoever opens it cannot pay.")

    # --- putting together -----------------------------------------------------------------------------------

    def _link_columns(self) -> tuple[PlainColumn[Named], ...]:
        zone = self._tools.zone
        return (
            PlainColumn(lambda: tr("Listing"), lambda each: each[1], 200, is_lead=True),
            PlainColumn(lambda: tr("Replaced"), lambda each: moment_text(each[0].retired_at, zone), 130),
            PlainColumn(lambda: tr("State"), _state, 150, tone=_tone),
        )

    def _booking_columns(self) -> tuple[PlainColumn[BookingRow], ...]:
        return (
            PlainColumn(lambda: tr("Customer"), lambda row: _text(row, "customer_name"), 170, is_lead=True),
            PlainColumn(lambda: tr("Code"), lambda row: _text(row, "confirmation_code"), 100),
            PlainColumn(lambda: tr("Amount"), _amount, 110, is_figure=True),
        )

    def _lay_out(self) -> None:
        card = Card(parent=self)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addWidget(self.switch_off)
        buttons.addStretch()
        below = QHBoxLayout()
        below.addStretch()
        below.addWidget(self.mail)
        for part in (self.url, self.sentence):
            card.box.addWidget(part)
        card.box.addLayout(buttons)
        card.box.addSpacing(6)
        card.box.addWidget(self.who)
        card.box.addWidget(self.bookings, stretch=1000)
        card.box.addStretch(1)
        card.box.addLayout(below)
        self._both = QSplitter(Qt.Orientation.Horizontal, self)
        self._both.setChildrenCollapsible(False)
        self._both.addWidget(framed(self.links, self))
        self._both.addWidget(card)
        self._both.setSizes([520, 440])
        card.setMinimumWidth(330)
        self._stack.addWidget(self._both)
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        self.links.chosen.connect(lambda _link: self._show_link())
        self.links.opened.connect(lambda each: self.opened.emit(each[0].ref))
        self.bookings.opened.connect(lambda row: self.opened.emit(row.ref))
        self.bookings.chosen.connect(lambda row: self.mail.setEnabled(row is not None))
        self.copy.clicked.connect(self._copy)
        self.switch_off.clicked.connect(lambda: self.switch_off_asked.emit(self._chosen))
        self.mail.clicked.connect(self._ask_mail)

    def _copy(self) -> None:
        if self._chosen is not None:
            copy_text(self._chosen.url)
            self.link_copied.emit(self._chosen.url)

    def _ask_mail(self) -> None:
        row = self.bookings.current
        if row is not None:
            self.mail_asked.emit(row.ref)


def _is_on(link: RetiredLink) -> bool:
    return link.switch_off_at > datetime.now(UTC)


def _state(each: Named) -> str:
    return tr("Still works") if _is_on(each[0]) else tr("Switched off")


def _tone(each: Named, colours: Colours) -> Tone:
    return colours.warning if _is_on(each[0]) else colours.neutral


def _text(row: BookingRow, name: str) -> str:
    return str(row.cells.get(name) or "")


def _amount(row: BookingRow) -> str:
    return formats().money(int(str(row.cells.get("total_minor") or 0)), str(row.cells.get("currency") or ""))
