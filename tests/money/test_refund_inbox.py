"""What people do with refunds besides deciding: withdraw a request, take note of a failure; and the report."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from backoffice.domain.money import Money
from backoffice.domain.people import Role
from backoffice.domain.refund_rules import CurrencyLimits, RefundLimits, RefundReason
from backoffice.domain.refunds import APPROVAL_LASTS, RefundRefused, RefundState
from backoffice.services.bookings import OfficeRules
from backoffice.services.ports.refund_queries import RefundCounts, RefundSearch, RefundTab
from backoffice.services.ports.refunds import RefundFilter
from backoffice.services.refunds import Refunds, subject_of
from tests.money.office import ACCOUNT, Office
from tests.money.refund_desk import BIA, CAIO, STAFF, Desk


@pytest.fixture
def desk(both: Office) -> Desk:
    return Desk(both)


def _told(desk: Desk, refund_id: str) -> list[tuple[str, str]]:
    with desk.office.database.read() as uow:
        return [(entry.person.name, str(entry.message)) for entry in uow.trail.of(subject_of(refund_id))]


def _fail(desk: Desk) -> None:
    (made,) = desk.office.ledger.objects("refund", payment_intent=desk.intent)
    desk.office.ledger.post(f"/refunds/{made['id']}/fail", {}, account=ACCOUNT)
    desk.office.poll()


def test_who_asked_withdraws_and_the_trail_says_so(desk: Desk) -> None:
    record = desk.ask()
    withdrawn = desk.refunds.inbox.withdraw(record.refund.id, "booked anew")
    assert withdrawn.refund.state is RefundState.REJECTED
    assert _told(desk, record.refund.id)[-1] == ("Ana", "Withdrew the request for a refund of BRL 45.00.")
    with pytest.raises(RefundRefused):
        desk.approve(record)
    with pytest.raises(RefundRefused):
        desk.refunds.inbox.withdraw(record.refund.id)


def test_nobody_else_withdraws_and_nothing_once_it_was_decided(desk: Desk) -> None:
    record = desk.ask()
    desk.person = BIA
    with pytest.raises(RefundRefused, match="Only Ana"):
        desk.refunds.inbox.withdraw(record.refund.id)
    desk.approve(record)
    desk.person = STAFF
    with pytest.raises(RefundRefused):
        desk.refunds.inbox.withdraw(record.refund.id)
    assert desk.state(record) is RefundState.APPROVED


def test_a_failure_needs_attention_until_a_manager_takes_note(desk: Desk) -> None:
    record = desk.approve(desk.ask())
    desk.office.settle()
    _fail(desk)
    assert [row.id for row in desk.refunds.inbox.alarms()] == [record.refund.id]
    assert desk.refunds.inbox.counts() == RefundCounts(0, 1)
    desk.person = STAFF
    with pytest.raises(RefundRefused, match="manager"):
        desk.refunds.inbox.acknowledge(record.refund.id)
    desk.person = CAIO
    desk.refunds.inbox.acknowledge(record.refund.id, "paid in cash")
    again = desk.refunds.inbox.acknowledge(record.refund.id)
    assert (again.acknowledged_by, again.refund.state) == ("Caio", RefundState.FAILED)
    assert desk.refunds.inbox.counts() == RefundCounts()
    told = [text for _, text in _told(desk, record.refund.id)]
    assert told.count("Took note that the refund of BRL 45.00 was not made.") == 1


def test_an_approval_that_was_never_sent_needs_attention(desk: Desk) -> None:
    desk.office.queue.pause()
    record = desk.approve(desk.ask())
    desk.office.pass_time(APPROVAL_LASTS.total_seconds())
    desk.office.drain()
    assert desk.state(record) is RefundState.EXPIRED
    assert desk.refunds.inbox.counts() == RefundCounts(0, 1)
    desk.refunds.inbox.acknowledge(record.refund.id)
    assert desk.refunds.inbox.counts() == RefundCounts()


def test_there_is_nothing_to_take_note_of_while_it_may_still_be_made(desk: Desk) -> None:
    record = desk.ask()
    desk.person = BIA
    with pytest.raises(RefundRefused, match="nothing to take note of"):
        desk.refunds.inbox.acknowledge(record.refund.id)


def test_a_request_waits_for_the_second_manager_and_no_more_for_the_first(both: Office) -> None:
    desk = Desk(both, RefundLimits({"BRL": CurrencyLimits(second_manager_above=1_000)}))
    record = desk.ask()
    inbox = desk.refunds.inbox
    desk.approve(record, BIA)
    assert inbox.counts() == RefundCounts(0, 0)
    assert [row.id for row in inbox.rows(RefundSearch(tab=RefundTab.ON_THE_WAY), 10)] == [record.refund.id]
    desk.person = CAIO
    assert inbox.counts() == RefundCounts(1, 0)


def test_rows_name_the_booking_and_who_it_is_for(desk: Desk) -> None:
    desk.ask()
    (row,) = desk.refunds.inbox.rows(RefundSearch(text="beatriz"), 10)
    assert (row.confirmation_code, row.customer_name) == (desk.booking.confirmation_code, "Beatriz Lima")


def test_the_report_adds_per_currency_and_tells_what_became_of_each(desk: Desk) -> None:
    desk.approve(desk.ask(1_000))
    desk.office.settle()
    desk.person = STAFF
    desk.ask(2_000)
    rejected = desk.ask(400)
    desk.person = BIA
    desk.refunds.reject(rejected.refund.id, "no")
    desk.office.ledger.post("/refunds", {"payment_intent": desk.intent, "amount": 30}, account=ACCOUNT)
    desk.office.poll()
    report = desk.refunds.reports.read()
    figures = report.totals()["BRL"]
    assert (figures.returned, figures.waiting, figures.not_made) == (
        Money(1_030, "BRL"),
        Money(2_000, "BRL"),
        Money(400, "BRL"),
    )
    assert (figures.count, figures.returned_count, figures.dashboard_minor) == (4, 2, 30)
    assert report.count == len(desk.refunds.reports.rows()) == 4
    assert report.by_reason("BRL")[None].returned_minor == 30
    assert report.by_reason("BRL")[RefundReason.REQUESTED_BY_CUSTOMER].returned_minor == 1_000
    assert desk.refunds.reports.people() == ["Ana", "Bia"]
    assert desk.refunds.reports.read(RefundFilter(person="Bia")).count == 1


def test_every_month_is_told_even_one_without_a_refund(desk: Desk) -> None:
    desk.ask(100)
    desk.office.pass_time(timedelta(days=70).total_seconds())
    desk.ask(200)
    by_month = desk.refunds.reports.read().by_month("BRL")
    first = date(desk.office.clock.now().year, 5, 1)
    assert [figures.waiting_minor for figures in by_month.values()] == [100, 0, 200]
    assert next(iter(by_month)) == first


def test_days_of_list_and_report_begin_where_the_office_is(desk: Desk) -> None:
    zone = ZoneInfo("Pacific/Auckland")
    refunds = Refunds(desk.office.database, desk.office.clock, lambda: desk.person, lambda: OfficeRules(zone=zone))
    record = desk.ask()
    here: datetime = record.refund.requested_at.astimezone(zone)
    assert here.date() != record.refund.requested_at.date()
    only = RefundFilter(from_on=here.date(), to_on=here.date())
    assert [found.refund.id for found in refunds.find(only)] == [record.refund.id]
    assert refunds.reports.read(only).count == 1
    assert [row.id for row in refunds.inbox.rows(RefundSearch(where=only), 9)] == [record.refund.id]


def test_roles_are_what_the_database_says_now(desk: Desk) -> None:
    record = desk.approve(desk.ask())
    desk.office.settle()
    _fail(desk)
    with desk.office.database.write() as uow:
        uow.people.add("Bia", Role.STAFF, None, desk.office.clock.now())
    desk.person = BIA
    with pytest.raises(RefundRefused, match="manager"):
        desk.refunds.inbox.acknowledge(record.refund.id)
