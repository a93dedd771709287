"""Sends a payment page to a customer: copied, scanned, or in the draft of an e-mail in the customer's language."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import button, copy_text, label
from backoffice.gui.links import open_mail
from backoffice.gui.panels.link_row import LinkRow
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import formats, tr
from backoffice.services.ports import BookingRecord


class SendPageDialog(Dialog):
    """Shows the page's address and the ways to send it. Nothing is sent by the program itself."""

    def __init__(self, record: BookingRecord, draft: str, parent: QWidget | None = None, *, practice: bool) -> None:
        """`draft` is the address that opens an e-mail, '' when the booking names none."""
        super().__init__(tr("Send payment page"), parent)
        self.setMinimumWidth(520)
        self._draft = draft
        amount = formats().money(record.price.total_minor, record.price.currency)
        heading = tr("{amount} for {code}", amount=amount, code=record.confirmation_code)
        self.box.addWidget(label(heading, Role.HEADING, wrap=True))
        who = " · ".join(str(record.values.get(name) or "") for name in ("customer_name", "customer_email"))
        self.box.addWidget(label(who.removesuffix(" · "), Role.MUTED, wrap=True))
        self.row = LinkRow(practice=practice)
        self.row.show_link(record.stripe.checkout_url or "", heading)
        self.box.addWidget(self.row)
        self.said = label("", Role.CAPTION, wrap=True)
        self.mail = button(tr("Write e-mail…"), Role.PRIMARY, "mail")
        self.mail.setEnabled(bool(draft))
        if not draft:
            self.said.setText(tr("The booking names no e-mail address: copy the link, or show the QR code."))
        self.box.addWidget(self.said)
        buttons = QHBoxLayout()
        close = button(tr("Close"))
        close.setDefault(True)
        buttons.addStretch()
        buttons.addWidget(close)
        buttons.addWidget(self.mail, alignment=Qt.AlignmentFlag.AlignRight)
        self.box.addLayout(buttons)
        close.clicked.connect(self.accept)
        self.mail.clicked.connect(self._write)

    def _write(self) -> None:
        if open_mail(self._draft):
            self.said.setText(tr("Your e-mail program opens with the text in the customer’s language."))
        else:
            copy_text(self._draft)
            self.said.setText(tr("No e-mail program could be opened. The draft’s address was copied."))
