"""What came of a date that was cancelled: what is done, what waits, what failed and why, and the mails to write."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from backoffice.domain.refunds import RefundState
from backoffice.gui.background import Background
from backoffice.gui.dialogs.refund_figures import NoticeFrame
from backoffice.gui.forms.parts import button, copy_text, label
from backoffice.gui.links import open_mail
from backoffice.gui.live import LiveUpdates
from backoffice.gui.models.plain_model import PlainColumn
from backoffice.gui.office import Office
from backoffice.gui.pages.page_parts import framed
from backoffice.gui.panels.plain_table import PlainTable
from backoffice.gui.reading import Reading
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import formats, tr, translate_message
from backoffice.services.bookings.cancelled_mail import CancelledDraft
from backoffice.services.ports.refunds import RefundRecord
from backoffice.services.refunds.dates import DateOutcome, Failed

_FAILURES: tuple[PlainColumn[Failed], ...] = (
    PlainColumn(lambda: tr("Customer"), lambda each: each.deed.row.customer, 170, is_lead=True),
    PlainColumn(lambda: tr("Code"), lambda each: each.deed.row.code, 100),
    PlainColumn(lambda: tr("Why it is as it was"), lambda each: translate_message(each.reason), 460),
)
_GIVEN = frozenset({RefundState.SUCCEEDED, RefundState.PENDING})
_OVER = frozenset({RefundState.FAILED, RefundState.CANCELED, RefundState.EXPIRED, RefundState.REJECTED})


class DateResultView(QWidget):
    """Refunds go on by themselves; what becomes of them shows as it comes."""

    retry_asked = Signal()
    close_asked = Signal()

    def __init__(
        self, office: Office, background: Background, live: LiveUpdates, appearance: Appearance, parent: QWidget
    ) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._office, self._background = office, background
        self.outcome: DateOutcome | None = None
        self._written: set[str] = set()
        self.head, self.money = label("", Role.HEADING, wrap=True), label("", Role.MUTED, wrap=True)
        self.trouble = NoticeFrame(Role.PROBLEM_NOTICE)
        self.failures: PlainTable[Failed] = PlainTable(_FAILURES, lambda each: each.deed.row.booking, appearance, self)
        self.failures.setAccessibleName(tr("Bookings that were not cancelled"))
        self.retry = button(tr("Look at the rest again"))
        self.mails_head = label("", Role.HEADING)
        self.mails: PlainTable[CancelledDraft] = PlainTable(
            self._mail_columns(), lambda draft: draft.booking, appearance, self
        )
        self.mails.setAccessibleName(tr("Customers to write to"))
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(tr("What is written to the customer"))
        self.copy, self.write = button(tr("Copy text"), icon_name="copy"), button(tr("Open as e-mail"))
        self.close_button = button(tr("Close"))
        self._reading: Reading[Sequence[RefundRecord]] = Reading(self, background, self._read, self._show_refunds)
        self._lay_out()
        live.bookings_changed.connect(self._follow)
        self.mails.chosen.connect(self._show_draft)
        self.copy.clicked.connect(self._copy)
        self.write.clicked.connect(self._write)
        self.retry.clicked.connect(self.retry_asked)
        self.close_button.clicked.connect(self.close_asked)

    def show_outcome(self, outcome: DateOutcome) -> None:
        """Show what came of it."""
        self.outcome = outcome
        self.head.setText(tr("%n booking(s) are cancelled", None, len(outcome.done)))
        self.money.setText("")
        self.trouble.say(_trouble(outcome))
        self.failures.show_items(outcome.failed)
        self._failures_frame.setVisible(bool(outcome.failed))
        self.retry.setVisible(not outcome.is_whole)
        reading = self._background.run(lambda: self._office.refunds.dates.drafts(outcome), owner=self)
        reading.on_success(self._show_drafts)
        self._reading.ask()
        self.close_button.setFocus()

    # --- the refunds ----------------------------------------------------------------------------------------

    def _follow(self, _refs: object, _only_stripe: bool) -> None:
        self._reading.ask()

    def _read(self) -> Sequence[RefundRecord]:
        outcome = self.outcome
        ids = {each.refund.refund.id for each in outcome.done if each.refund is not None} if outcome else set[str]()
        found = self._office.refunds.dates.refunds_of(outcome.batch_id) if outcome else ()
        return [record for record in found if record.refund.id in ids]

    def _show_refunds(self, found: Sequence[RefundRecord]) -> None:
        """Say how far the refunds are."""
        if not found:
            return
        states, number = [record.refund.state for record in found], formats().number
        given, over = sum(state in _GIVEN for state in states), sum(state in _OVER for state in states)
        waiting = states.count(RefundState.REQUESTED)
        parts = [tr("{done} of {total} refunds are made.", done=number(given), total=number(len(states)))]
        if waiting:
            parts.append(tr("%n wait for another manager’s approval.", "refunds", waiting))
        if over:
            parts.append(tr("%n came to nothing: see Refunds.", None, over))
        if given + over + waiting < len(states):
            parts.append(tr("You can close this: the others go on by themselves."))
        self.money.setText(" ".join(parts))

    # --- the mails ------------------------------------------------------------------------------------------

    def _mail_columns(self) -> tuple[PlainColumn[CancelledDraft], ...]:
        return (
            PlainColumn(lambda: tr("Customer"), lambda draft: draft.customer, 160, is_lead=True),
            PlainColumn(lambda: tr("E-mail or phone"), lambda draft: draft.email or draft.phone or "–", 170),
            PlainColumn(lambda: tr("Written"), self._written_text, 80),
        )

    def _written_text(self, draft: CancelledDraft) -> str:
        return tr("Yes") if draft.code in self._written else ""

    def _show_drafts(self, drafts: Sequence[CancelledDraft]) -> None:
        self.mails_head.setText(tr("Write to %n customer(s)", None, len(drafts)))
        self._mails_part.setVisible(bool(drafts))
        self.mails.show_items(drafts)
        self._show_draft(self.mails.current)

    def _show_draft(self, draft: CancelledDraft | None) -> None:
        self.preview.setPlainText(f"{draft.subject}\n\n{draft.text}" if draft is not None else "")
        self.copy.setEnabled(draft is not None)
        self.write.setEnabled(draft is not None and bool(draft.address))

    def _copy(self) -> None:
        draft = self.mails.current
        if draft is not None:
            copy_text(f"{draft.subject}\n\n{draft.text}")
            self._mark(draft)

    def _write(self) -> None:
        draft = self.mails.current
        if draft is None:
            return
        if open_mail(draft.address):
            self._mark(draft)
        else:
            self.mails_head.setText(tr("No e-mail program could be opened. Copy the text instead."))

    def _mark(self, draft: CancelledDraft) -> None:
        self._written.add(draft.code)
        self.mails.retranslate()

    # --- putting together -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.head, self.money, self.trouble):
            column.addWidget(part)
        self._failures_frame = framed(self.failures, self)
        self._failures_frame.setMaximumHeight(170)
        column.addWidget(self._failures_frame)
        again = QHBoxLayout()
        again.addWidget(self.retry)
        again.addStretch()
        column.addLayout(again)
        self._mails_part = self._make_mails()
        self._mails_part.hide()
        column.addWidget(self._mails_part, stretch=1)
        column.addStretch()
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)

    def _make_mails(self) -> QWidget:
        part = QWidget(self)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.mails_head)
        both = QHBoxLayout()
        both.addWidget(framed(self.mails, part), stretch=1)
        side = QVBoxLayout()
        side.addWidget(self.preview, stretch=1)
        below = QHBoxLayout()
        below.addStretch()
        below.addWidget(self.copy)
        below.addWidget(self.write)
        side.addLayout(below)
        both.addLayout(side, stretch=1)
        column.addLayout(both, stretch=1)
        return part


def _trouble(outcome: DateOutcome) -> str:
    """Return what was not done, and why."""
    lines: list[str] = []
    if outcome.trouble is not None:
        lines.append(translate_message(outcome.trouble))
    if outcome.failed:
        lines.append(tr("%n booking(s) could not be cancelled and are as they were.", None, len(outcome.failed)))
    if outcome.untouched:
        lines.append(tr("%n booking(s) were not come to and are as they were.", None, len(outcome.untouched)))
        lines.append(", ".join(f"{deed.row.customer} ({deed.row.code})" for deed in outcome.untouched[:20]))
    return "\n".join(lines)
