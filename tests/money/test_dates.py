"""A date is cancelled: all its bookings, what was paid for them, once, whatever happens on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

import pytest

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import Action, BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.date_plan import Choice, Consent, DateScope, Means
from backoffice.domain.kinds import AssetKind
from backoffice.domain.money import Money
from backoffice.domain.refund_rules import CurrencyLimits, RefundLimits
from backoffice.domain.refunds import RefundRefused, RefundState
from backoffice.services.ports import AssetRecord, BookingRecord
from backoffice.services.refunds import Ask
from backoffice.services.refunds.date_rows import Asked
from tests.money.harbour import DAY, Harbour
from tests.money.office import ACCOUNT, Office
from tests.money.refund_desk import BIA, CAIO, STAFF, Desk


@pytest.fixture
def harbour(both: Office) -> Harbour:
    return Harbour(both)


def test_all_bookings_of_the_day_are_cancelled_and_what_was_paid_goes_back(harbour: Harbour) -> None:
    ana, rui = harbour.guest("Ana"), harbour.guest("Rui", adults=2)
    unpaid = harbour.guest("Eva", paid=False)
    other_day = harbour.guest("Leo", activity_on=DAY + timedelta(days=1))
    totals = harbour.plan().totals({})
    assert (totals.bookings, totals.refunds, totals.refunded) == (3, 2, {"BRL": 45_000})
    outcome = harbour.carry_out()
    assert outcome.is_whole
    assert (harbour.given_back(ana), harbour.given_back(rui)) == ([15_000], [30_000])
    assert harbour.office.stands(ana) == (BookingStatus.CANCELLED, PaymentStatus.REFUNDED)
    assert harbour.office.stands(unpaid)[0] is BookingStatus.CANCELLED
    assert harbour.office.sessions(status="open", id=unpaid.stripe.session_id) == []
    assert harbour.office.stands(other_day)[0] is BookingStatus.PAID
    assert harbour.plan().rows == ()
    assert {record.refund.state for record in harbour.dates.refunds_of(outcome.batch_id)} == {RefundState.SUCCEEDED}


def test_each_row_may_be_chosen_for_by_itself(harbour: Harbour) -> None:
    harbour.office.pass_time(
        (date(2030, 5, 29) - harbour.office.clock.now().date()).days * 86_400
    )  # three days before: half of it
    everything, half, nothing, left = (harbour.guest(name) for name in ("Ana", "Rui", "Eva", "Leo"))
    assert harbour.row(half).by_policy == Money(7_500, "BRL")
    chosen = {half.ref: Choice.POLICY, nothing.ref: Choice.NOTHING, left.ref: Choice.LEAVE}
    harbour.carry_out(chosen)
    found = [harbour.given_back(each) for each in (everything, half, nothing, left)]
    assert found == [[15_000], [7_500], [], []]
    assert harbour.office.stands(nothing) == (BookingStatus.CANCELLED, PaymentStatus.PAID)
    assert harbour.office.stands(left)[0] is BookingStatus.PAID


def test_money_that_came_by_hand_is_paid_back_by_hand(harbour: Harbour) -> None:
    booking = harbour.guest("Ana", paid=False)
    harbour.office.bookings.record_payment(booking.ref, PaymentMethod.CASH)
    row = harbour.row(booking)
    assert (row.means, row.paid, row.method) == (Means.BY_HAND, Money(15_000, "BRL"), "cash")
    assert harbour.plan().totals({}).by_hand == {"BRL": 15_000}
    outcome = harbour.carry_out()
    assert (outcome.is_whole, outcome.done[0].refund) == (True, None)
    assert harbour.office.stands(booking)[0] is BookingStatus.CANCELLED


def test_what_is_held_is_let_go(harbour: Harbour) -> None:
    booking = harbour.guest("Ana", paid=False)
    session = harbour.office.ledger.object("checkout.session", id=booking.stripe.session_id)
    held = harbour.office.direct_payment(15_000, capture_method="manual", metadata=dict(session["metadata"]))
    harbour.office.reconcile()
    assert harbour.row(booking).means is Means.RELEASE
    assert harbour.plan().totals({}).released == {"BRL": 15_000}
    harbour.carry_out()
    assert harbour.office.ledger.object("payment_intent", id=held)["status"] == "canceled"
    assert harbour.office.stands(booking)[0] is BookingStatus.CANCELLED


def test_what_stands_in_the_way_is_said_and_the_booking_left_unless_a_person_cancels_it(harbour: Harbour) -> None:
    disputed, boleto, in_flight = (harbour.guest(name) for name in ("Ana", "Rui", "Eva"))
    late = harbour.guest("Leo", paid=False)
    harbour.office.ledger.post("/disputes", {"payment_intent": disputed.stripe.payment_intent_id}, account=ACCOUNT)
    harbour.office.ledger.pay_later(late.stripe.session_id, method="boleto")
    harbour.office.ledger.settle(late.stripe.session_id)
    harbour.office.poll()
    harbour.office.queue.pause()
    harbour.refunds.request_and_approve(_ask(in_flight, 1_000))
    words = {row.customer: str(row.obstacle or "") for row in harbour.plan().rows}
    assert "disputes" in words["Ana"]
    assert "boleto" in words["Leo"]
    assert "on its way" in words["Eva"]
    assert words["Rui"] == ""
    assert harbour.plan().totals({}).left == 3
    harbour.office.queue.resume()
    harbour.carry_out({late.ref: Choice.NOTHING})
    assert [harbour.office.stands(each)[0] for each in (disputed, boleto, late, in_flight)] == [
        BookingStatus.PAID,
        BookingStatus.CANCELLED,
        BookingStatus.CANCELLED,
        BookingStatus.PAID,
    ]
    assert harbour.given_back(late) == harbour.given_back(disputed) == []


def _ask(booking: BookingRecord, amount: int) -> Ask:
    assert booking.stripe.payment_intent_id is not None
    return Ask(payment_intent_id=booking.stripe.payment_intent_id, money=Money(amount, "BRL"), booking=booking.ref)


def test_above_the_limits_refunds_wait_for_others_which_was_said_before(both: Office) -> None:
    limits = CurrencyLimits(second_manager_above=25_000, most_per_refund=40_000, most_per_person_and_day=40_000)
    harbour = Harbour(both, RefundLimits({"BRL": limits}))
    small, big, second, huge = (harbour.guest(name, adults=n) for name, n in (("A", 1), ("B", 2), ("C", 1), ("D", 3)))
    third = harbour.guest("E")
    plan = harbour.plan()
    foreseen = {deed.row.customer: deed.consent for deed in plan.deeds({})}
    assert foreseen["B"] is Consent.SECOND_MANAGER
    assert foreseen["D"] is Consent.NOBODY
    alone = [foreseen[name] for name in ("A", "C", "E")]
    assert sorted(alone) == [Consent.ANOTHER_MANAGER, Consent.ENOUGH, Consent.ENOUGH]
    outcome = harbour.carry_out()
    waiting = {each.deed.row.customer for each in outcome.done if each.waits}
    assert waiting == {name for name, consent in foreseen.items() if consent in _WAITS}
    assert len(waiting) == plan.totals({}).waiting == 2
    assert [each.deed.row.customer for each in outcome.failed] == ["D"]
    assert harbour.office.stands(huge)[0] is BookingStatus.PAID
    for booking in (small, big, second, third):
        assert harbour.office.stands(booking)[0] is BookingStatus.CANCELLED
    harbour.person = CAIO
    for record in harbour.dates.refunds_of(outcome.batch_id):
        if record.refund.state is RefundState.REQUESTED and record.refund.approvals_needed == 1:
            harbour.refunds.approve(record.refund.id)
    both.settle()
    assert sum(map(sum, (harbour.given_back(each) for each in (small, second, third)))) == 45_000


_WAITS = (Consent.SECOND_MANAGER, Consent.ANOTHER_MANAGER)


def test_a_limit_that_was_lowered_since_leaves_the_booking_as_it_is(harbour: Harbour) -> None:
    booking = harbour.guest("Ana")
    plan = harbour.plan()
    with harbour.office.database.write() as uow:
        uow.refund_limits.set(RefundLimits({"BRL": CurrencyLimits(most_per_refund=10_000)}))
    outcome = harbour.dates.carry_out(plan, {}, "storm")
    assert [str(each.reason) for each in outcome.failed] == ["BRL 150.00 is more than any refund may be here."]
    assert harbour.office.stands(booking)[0] is BookingStatus.PAID


def test_staff_cancel_no_date(harbour: Harbour) -> None:
    booking = harbour.guest("Ana")
    harbour.person = STAFF
    with pytest.raises(RefundRefused, match="manager cancels"):
        harbour.carry_out()
    assert harbour.office.stands(booking)[0] is BookingStatus.PAID


def test_the_same_plan_again_does_nothing_twice(harbour: Harbour) -> None:
    booking = harbour.guest("Ana")
    plan = harbour.plan()
    first = harbour.dates.carry_out(plan, {}, "storm")
    again = harbour.dates.carry_out(plan, {}, "storm")
    harbour.office.settle()
    third = harbour.dates.carry_out(plan, {}, "storm")
    ids = [each.refund.refund.id for outcome in (first, again, third) for each in outcome.done if each.refund]
    assert len(ids) == 3
    assert len(set(ids)) == 1
    assert harbour.given_back(booking) == [15_000]


def test_a_booking_reopened_after_its_date_was_cancelled_can_be_cancelled_once_more(harbour: Harbour) -> None:
    booking = harbour.guest("Ana")
    harbour.office.pass_time((date(2030, 5, 29) - harbour.office.clock.now().date()).days * 86_400)
    harbour.carry_out({booking.ref: Choice.POLICY})
    harbour.office.bookings.act(booking.ref, Action.REOPEN)
    outcome = harbour.carry_out()
    assert outcome.is_whole
    assert harbour.given_back(booking) == [7_500, 7_500]


def test_stop_leaves_the_rest_as_it_is_and_says_which(harbour: Harbour) -> None:
    bookings = [harbour.guest(name) for name in ("A", "B", "C")]
    plan = harbour.plan()
    outcome = harbour.dates.carry_out(plan, {}, "storm", lambda done, _of: done < 1)
    assert [len(outcome.done), len(outcome.untouched)] == [1, 2]
    stands = [harbour.office.stands(each)[0] for each in bookings]
    assert stands.count(BookingStatus.CANCELLED) == 1
    rest = harbour.dates.carry_out(plan, {}, "storm")
    assert rest.is_whole
    harbour.office.settle()
    assert [harbour.given_back(each) for each in bookings] == [[15_000]] * 3


@pytest.mark.parametrize("change", ["edit", "paid", "refunded", "cancelled", "under way"])
def test_what_changed_since_the_plan_was_looked_at_is_left_and_said(harbour: Harbour, change: str) -> None:
    booking = harbour.guest("Ana", paid=change != "paid")
    plan = harbour.plan()
    office = harbour.office
    match change:
        case "edit":
            office.bookings.update(booking.ref, booking.version, {"notes": "by the window"})
        case "paid":
            office.ledger.pay(booking.stripe.session_id)
            office.poll()
        case "refunded":
            office.ledger.post(
                "/refunds",
                {"payment_intent": booking.stripe.payment_intent_id, "amount": 1_000},
                account=ACCOUNT,
            )
            office.poll()
        case "cancelled":
            office.bookings.cancel(booking.ref)
        case _:
            office.bookings.act(booking.ref, Action.START)
    before = office.stands(booking)
    outcome = harbour.dates.carry_out(plan, {}, "storm")
    office.settle()
    assert [each.deed.row.booking for each in outcome.failed] == [booking.ref]
    assert office.stands(booking)[0] is before[0]
    assert harbour.given_back(booking) == ([1_000] if change == "refunded" else [])


def test_payments_count_once_stripe_has_told_of_them_since_it_was_asked(harbour: Harbour) -> None:
    booking = harbour.guest("Ana")
    intent = booking.stripe.payment_intent_id
    assert intent is not None
    plan = harbour.plan(Asked())
    assert (plan.unfetched, plan.rows[0].choices) == (1, (Choice.LEAVE,))
    harbour.office.ledger.post("/refunds", {"payment_intent": intent, "amount": 1_000}, account=ACCOUNT)
    harbour.office.pass_time(1)
    asked = harbour.dates.ask([intent])
    assert harbour.plan(asked).unfetched == 1
    harbour.office.settle()
    plan = harbour.plan(asked)
    assert (plan.unfetched, plan.rows[0].paid, plan.rows[0].default) == (0, Money(14_000, "BRL"), Choice.ALL)


def test_what_stripe_told_meanwhile_but_was_asked_before_is_no_answer(harbour: Harbour) -> None:
    intent = harbour.office.intent_of(harbour.guest("Ana"))
    late = harbour.begin_to_ask(intent)
    harbour.office.ledger.post("/refunds", {"payment_intent": intent, "amount": 1_000}, account=ACCOUNT)
    harbour.office.pass_time(1)
    asked, before = harbour.dates.ask([intent]), harbour.refunds.refresh(intent)
    harbour.office.pass_time(1)
    late()
    assert harbour.refunds.prepare(intent).asking.told_at != before, "it told something"
    assert harbour.plan(asked).unfetched == 1
    assert not harbour.refunds.prepare(intent).asking.has_answer(before)
    harbour.office.settle()
    assert harbour.refunds.prepare(intent).asking.has_answer(before)
    plan = harbour.plan(asked)
    assert (plan.unfetched, plan.rows[0].paid) == (0, Money(14_000, "BRL"))
    harbour.dates.ask([intent])
    assert harbour.plan(asked.heard(plan.rows)).unfetched == 0, "what it told stays told"


def test_one_payment_that_stripe_does_not_tell_of_keeps_no_date_from_being_cancelled(harbour: Harbour) -> None:
    ana, rui = harbour.guest("Ana"), harbour.guest("Rui")
    ours = [harbour.office.intent_of(each) for each in (ana, rui)]
    asked = harbour.dates.ask(ours)
    plan = harbour.plan(asked)
    assert (plan.unfetched, plan.problem) == (2, None)
    harbour.office.pass_time(1)
    harbour.office.ledger.set_faults({"kind": "status", "status": 500, "path": f"/v1/payment_intents/{ours[1]}"})
    harbour.office.drain()
    plan = harbour.plan(asked)
    assert {row.booking: row.default for row in plan.rows} == {ana.ref: Choice.ALL, rui.ref: Choice.LEAVE}
    assert plan.unfetched == 1
    assert plan.problem is not None
    assert str(plan.problem).startswith("Stripe did not answer:")
    harbour.office.ledger.set_faults()
    harbour.office.settle()
    assert (harbour.plan(asked).unfetched, harbour.plan(asked).problem) == (0, None)


@dataclass(frozen=True, slots=True)
class Scene:
    """A booking of each kind, and whether it is on the day."""

    kind: AssetKind
    values: Mapping[str, object]
    is_on_it: bool


_ROOM = {"name": "Quarto azul", "price_minor": 20_000, "currency": "BRL"}
SCENES = {
    "a stay that begins": Scene(
        AssetKind.ACCOMMODATIONS, {"check_in_on": DAY, "check_out_on": DAY + timedelta(days=2)}, True
    ),
    "a night in between": Scene(
        AssetKind.ACCOMMODATIONS,
        {"check_in_on": DAY - timedelta(days=1), "check_out_on": DAY + timedelta(days=1)},
        True,
    ),
    "the morning of leaving": Scene(
        AssetKind.ACCOMMODATIONS, {"check_in_on": DAY - timedelta(days=2), "check_out_on": DAY}, False
    ),
    "a hire under way": Scene(
        AssetKind.VEHICLES, {"pick_up_on": DAY - timedelta(days=1), "return_on": DAY + timedelta(days=1)}, True
    ),
    "a table": Scene(AssetKind.RESTAURANTS, {"reserved_on": DAY, "reserved_time": time(20), "party_size": 2}, True),
    "a table the evening before": Scene(
        AssetKind.RESTAURANTS,
        {"reserved_on": DAY - timedelta(days=1), "reserved_time": time(20), "party_size": 2},
        False,
    ),
}


@pytest.mark.parametrize("name", SCENES)
def test_a_day_of_the_whole_office_takes_in_what_covers_it(both: Office, name: str) -> None:
    scene, desk = SCENES[name], Desk(both)
    listing = both.assets.create(scene.kind, {**_ROOM, "name": "Casa"})
    guest = {"customer_name": "Beatriz Lima", **scene.values}
    booking = both.bookings.create(BookingKind.of(scene.kind), listing.ref, guest)
    rows = desk.refunds.dates.plan(DateScope(DAY)).rows
    boat_trip = desk.booking.ref
    assert {row.booking for row in rows} == ({booking.ref, boat_trip} if scene.is_on_it else {boat_trip})
    only = desk.refunds.dates.plan(DateScope(DAY, listing.ref)).rows
    assert [row.booking for row in only] == ([booking.ref] if scene.is_on_it else [])


def test_an_event_is_cancelled_whenever_it_is(both: Office) -> None:
    desk = Desk(both)
    desk.person = BIA
    event = both.assets.create(AssetKind.EVENTS, {"name": "Show", "price_minor": 5_000, "currency": "BRL"})
    booking = both.bookings.create(BookingKind.EVENTS, event.ref, {"customer_name": "Ana"}, page=True)
    scope = DateScope(None, event.ref)
    outcome = desk.refunds.dates.carry_out(desk.refunds.dates.plan(scope), {}, "")
    assert (outcome.batch_id, len(outcome.done)) == (f"events/{event.ref.id}", 1)
    assert both.stands(booking)[0] is BookingStatus.CANCELLED


def test_everything_is_told_in_the_trail(harbour: Harbour) -> None:
    booking = harbour.guest("Ana")
    outcome = harbour.carry_out(note="storm warning")
    with harbour.office.database.read() as uow:
        told = uow.trail.of(f"dates/{outcome.batch_id}")
        (refund,) = uow.refunds.of_payment(booking.stripe.payment_intent_id or "")
    assert [str(entry.message) for entry in told] == [
        "Cancels 1 bookings and refunds BRL 150.00.",
        "Cancelled 1 bookings; 0 of their refunds wait, 0 failed, 0 are left.",
    ]
    assert {(entry.person, entry.reason) for entry in told} == {(BIA, "storm warning")}
    assert (refund.note, refund.batch_id, refund.booking) == ("storm warning", outcome.batch_id, booking.ref)
    assert [entry.reason for entry in harbour.office.trail(booking) if entry.after == "cancelled"] == ["storm warning"]


def test_customers_are_written_to_in_their_language(harbour: Harbour) -> None:
    harbour.guest("Ana <b>", language="pt_BR")
    english = harbour.guest("Bob & Co", language="en", customer_email="bob@example.com")
    no_mail = harbour.guest("Eva", customer_email=None)
    drafts = {draft.customer: draft for draft in harbour.dates.drafts(harbour.carry_out())}
    assert "R$\xa0150,00 de volta" in drafts["Ana <b>"].text
    assert f"Your booking {english.confirmation_code} is cancelled" in drafts["Bob & Co"].text
    assert drafts["Bob & Co"].address.startswith("mailto:bob@example.com?subject=Your%20booking")
    assert "&body=Hello%20Bob%20%26%20Co" in drafts["Bob & Co"].address
    assert (drafts["Eva"].address, drafts["Eva"].booking) == ("", no_mail.ref)


def test_nothing_to_do_is_said(harbour: Harbour) -> None:
    with pytest.raises(RefundRefused, match="no booking"):
        harbour.dates.carry_out(harbour.plan(), {}, "")


def test_a_deed_made_up_by_hand_moves_no_more_than_there_is(harbour: Harbour) -> None:
    booking = harbour.guest("Ana")
    plan = harbour.plan()
    greedy = replace(plan, rows=tuple(replace(row, paid=Money(99_999, "BRL")) for row in plan.rows))
    outcome = harbour.dates.carry_out(greedy, {}, "")
    harbour.office.settle()
    assert (len(outcome.failed), harbour.given_back(booking)) == (1, [])


def test_a_listing_that_is_gone_shows_no_bookings(harbour: Harbour) -> None:
    ghost: AssetRecord = harbour.boat
    assert harbour.dates.plan(DateScope(DAY + timedelta(days=9), ghost.ref)).rows == ()
