"""Limits and people as refunds meet them: each is looked at within the transaction that decides."""

import threading
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from backoffice.domain.people import Person, Role
from backoffice.domain.refund_rules import CurrencyLimits, RefundLimits
from backoffice.domain.refunds import RefundRefused, RefundState
from backoffice.services.bookings import OfficeRules
from backoffice.services.refunds import Refunds
from tests.money.office import Office
from tests.money.refund_desk import BIA, CAIO, Desk

A_DAY = RefundLimits({"BRL": CurrencyLimits(most_per_person_and_day=8_000)})


def _set(office: Office, limits: RefundLimits) -> None:
    with office.database.write() as uow:
        uow.refund_limits.set(limits)


def test_a_day_begins_at_midnight_of_the_office(both: Office) -> None:
    rules = OfficeRules(zone=ZoneInfo("America/Recife"))  # three hours behind UTC
    desk = Desk(both, A_DAY)
    desk.refunds = Refunds(both.database, both.clock, lambda: desk.person, lambda: rules)
    midnight = datetime.combine(both.clock.now().date(), datetime.min.time(), UTC).replace(hour=3)
    both.pass_time((midnight - both.clock.now()).total_seconds() + 86_400 - 60)  # 23:59 in Recife
    desk.approve(desk.ask(5_000))
    both.settle()
    again = desk.ask(5_000)
    with pytest.raises(RefundRefused, match=r"BRL 80\.00 a day"):
        desk.approve(again)
    both.pass_time(60)
    desk.approve(again)
    both.settle()
    assert len(desk.made()) == 2


def test_a_limit_set_after_somebody_asked_holds_for_the_approval(both: Office) -> None:
    desk = Desk(both)
    record = desk.ask(4_500)
    _set(both, RefundLimits({"BRL": CurrencyLimits(second_manager_above=4_000)}))
    desk.approve(record, BIA)
    assert desk.state(record) is RefundState.REQUESTED
    desk.approve(record, CAIO)
    assert desk.state(record) is RefundState.APPROVED


def test_a_limit_taken_away_does_not_undo_what_was_asked_under_it(both: Office) -> None:
    desk = Desk(both, RefundLimits({"BRL": CurrencyLimits(second_manager_above=4_000)}))
    record = desk.ask(4_500)
    _set(both, RefundLimits())
    desk.approve(record, BIA)
    assert desk.state(record) is RefundState.REQUESTED


def test_whoever_left_or_was_demoted_decides_nothing_more_though_they_are_signed_in(both: Office) -> None:
    desk = Desk(both)
    record = desk.ask(4_500)
    with both.database.write() as uow:
        uow.people.add("Ada", Role.ADMINISTRATOR, None, both.clock.now())
        bia = uow.people.add("Bia", Role.STAFF, None, both.clock.now())
    with pytest.raises(RefundRefused, match="manager approves"):
        desk.approve(record, BIA)
    with pytest.raises(RefundRefused, match="manager rejects"):
        desk.refunds.reject(record.refund.id, "no")
    with pytest.raises(RefundRefused, match="manager approves"):
        desk.approve(record, CAIO)  # whom nobody knows
    with both.database.write() as uow:
        uow.people.change(bia.id, role=Role.MANAGER)
    desk.approve(record, BIA)
    assert desk.state(record) is RefundState.APPROVED


def test_approvals_of_one_person_at_once_keep_to_their_day(both: Office) -> None:
    """Each would be within the limit alone; together they are not."""
    desks = [Desk(both, A_DAY) for _ in range(4)]
    records = [desk.ask(5_000) for desk in desks]
    start, refused = threading.Barrier(len(desks)), list[RefundRefused]()

    def approve(refund_id: str) -> None:
        own = Refunds(both.database, both.clock, lambda: Person("Bia", Role.MANAGER))
        start.wait()
        try:
            own.approve(refund_id)
        except RefundRefused as error:
            refused.append(error)

    threads = [threading.Thread(target=approve, args=(record.refund.id,)) for record in records]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    states = [desk.state(record) for desk, record in zip(desks, records, strict=True)]
    assert states.count(RefundState.APPROVED) == 1
    assert len(refused) == 3
