"""Managers are told once of each refund that comes to need attention, and again when something else becomes of it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, Signal

from backoffice.bootstrap import Application
from backoffice.domain.refunds import RefundState
from backoffice.gui.live import Standing
from backoffice.gui.notices import Notices
from backoffice.gui.refund_watch import RefundWatch
from backoffice.services.ports import BookingCounts, SyncCounts
from backoffice.services.ports.refund_queries import RefundRow
from backoffice.services.queue import QueueStatus
from tests.db.test_refund_queries import NOW, record


class _Live(QObject):
    standing_changed = Signal(object)

    def stand(self, *rows: RefundRow) -> None:
        counts = SyncCounts({}, {}, 0, 0)
        self.standing_changed.emit(Standing(counts, QueueStatus(0, 0, None), BookingCounts({}), alarms=rows))


@pytest.fixture
def told(application: Application) -> tuple[_Live, Notices]:
    live, notices = _Live(), Notices()
    RefundWatch(application, live, notices, live)  # type: ignore[arg-type]
    return live, notices


def _row(number: int, state: RefundState) -> RefundRow:
    return RefundRow(record(number, state, sent_at=NOW - timedelta(hours=1)), None, None, "V1", "Ana")


def test_what_was_there_before_the_window_is_not_told(told: tuple[_Live, Notices]) -> None:
    live, notices = told
    live.stand(_row(1, RefundState.FAILED))
    live.stand(_row(1, RefundState.FAILED))
    assert notices.all == ()


def test_an_unknown_outcome_is_told_once_however_often_it_is_tried(told: tuple[_Live, Notices]) -> None:
    live, notices = told
    live.stand()
    for state in (RefundState.UNKNOWN, RefundState.RECONCILING, RefundState.UNKNOWN, RefundState.SENDING):
        live.stand(_row(1, state))
        live.stand()
    assert len(notices.all) == 1
    live.stand(_row(1, RefundState.NEEDS_HUMAN))
    live.stand()
    live.stand(_row(1, RefundState.NEEDS_HUMAN))
    assert len(notices.all) == 3


def test_a_failure_says_how_much_of_whom_and_why(told: tuple[_Live, Notices]) -> None:
    live, notices = told
    live.stand()
    live.stand(_row(1, RefundState.FAILED))
    words = notices.all[0].text
    assert "R$45.00" in words
    assert "Ana · V1" in words
    assert notices.all[0].is_problem


def test_many_at_once_are_told_as_a_number(told: tuple[_Live, Notices]) -> None:
    live, notices = told
    live.stand()
    live.stand(*(_row(number, RefundState.FAILED) for number in range(4)))
    assert len(notices.all) == 1
    assert "4" in notices.all[0].text
