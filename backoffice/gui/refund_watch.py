"""Tells managers of refunds that come to need attention while the window is open, even weeks after they were made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from backoffice.domain.refunds import RefundState
from backoffice.gui.live import LiveUpdates, Standing
from backoffice.gui.notices import Notices
from backoffice.gui.office import Office
from backoffice.gui.panels.refund_facts import row_sentence, row_title, who_text
from backoffice.gui.refund_decision import UNKNOWN
from backoffice.gui.refund_words import failure_words, money_text
from backoffice.gui.translation import tr
from backoffice.services.ports.refund_queries import RefundRow

FEW = 3
"""So many are told one by one; of more only how many."""


class RefundWatch(QObject):
    """What needed attention when the window was opened is told by badge and Today; what comes to it, by a notice."""

    def __init__(self, office: Office, live: LiveUpdates, notices: Notices, parent: QObject) -> None:
        """Follow the standing from now on."""
        super().__init__(parent)
        self._office, self._notices = office, notices
        self._known: frozenset[tuple[str, RefundState | None]] | None = None
        """What is told already, and as what. That an outcome is unknown is told once, however often it is tried."""
        live.standing_changed.connect(self._look)

    def _look(self, standing: Standing) -> None:
        now, before = frozenset(map(_told_as, standing.alarms)), self._known
        unknown = frozenset(told for told in before or () if told[1] is RefundState.UNKNOWN)
        self._known = now | unknown
        if before is None or not self._office.people.person().may_override:
            return
        self._tell([row for row in standing.alarms if _told_as(row) not in before])

    def _tell(self, rows: Sequence[RefundRow]) -> None:
        if len(rows) > FEW:
            self._notices.complain(tr("%n refund(s) need attention: see Refunds.", None, len(rows)))
            return
        for row in rows:
            self._notices.complain(alarm_words(row), row.id)


def _told_as(row: RefundRow) -> tuple[str, RefundState | None]:
    return row.id, RefundState.UNKNOWN if row.state in UNKNOWN else row.state


def alarm_words(row: RefundRow) -> str:
    """Return what a manager is told of a refund that needs attention."""
    amount, who = money_text(row.money), who_text(row)
    if row.state is RefundState.FAILED and row.record is not None:
        failed = tr("The refund of {amount} failed ({who}): {why}", amount=amount, who=who, why=_why(row))
        so_far = tr("The customer has not got it.")
        return f"{failed} {so_far}"
    words = tr("The refund of {amount} ({who}): {state}.", amount=amount, who=who, state=row_title(row))
    return f"{words} {row_sentence(row)}"


def _why(row: RefundRow) -> str:
    return failure_words(row.record.refund.failure) if row.record is not None else ""
