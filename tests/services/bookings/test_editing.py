"""Editing bookings: what is frozen, what is priced anew, and what the trail tells field by field."""

from datetime import timedelta

import pytest

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.errors import InvalidInput, RecordChanged
from backoffice.domain.kinds import AssetKind
from backoffice.domain.money import Money
from backoffice.domain.wording import Message
from backoffice.services.bookings import NotAvailable, NotPossible
from backoffice.services.payments.job_kinds import SYNC_CHECKOUT
from tests.services.bookings.office import DAY, TIERS, Office


def test_every_changed_field_is_told_with_its_values_before_and_after(office: Office) -> None:
    record = office.book(BookingKind.RESTAURANTS)
    saved = office.bookings.update(record.ref, 1, {"table_label": "Veranda 3", "party_size": 6})
    assert (saved.version, saved.values["party_size"]) == (2, 6)
    told = [e for e in office.bookings.trail(record.ref) if e.action == "edited"]
    assert {(str(e.message), e.before, e.after) for e in told} == {
        ("Table was changed.", "", "Veranda 3"),
        ("Party size was changed.", "4", "6"),
    }
    assert {(e.person.name, e.at) for e in told} == {("Maré Alta", office.clock.now())}


def test_an_edit_that_changes_nothing_is_no_edit(office: Office) -> None:
    record = office.book()
    assert office.bookings.update(record.ref, 1, {"adults": 2, "customer_email": "gaivota@EXAMPLE.org"}) == record
    assert office.actions(record.ref) == ["created"]


def test_notes_do_not_touch_a_price_that_the_listing_has_left(office: Office) -> None:
    record = office.book(BookingKind.VEHICLES)
    office.assets.update(record.asset, 1, {"price_minor": 50_000})
    saved = office.bookings.update(record.ref, 1, {"notes": "At the pier", "pick_up_place": "Porto"})
    assert saved.price == record.price


def test_what_the_price_depends_on_prices_it_anew_and_says_so(office: Office) -> None:
    record = office.book(BookingKind.VEHICLES)
    saved = office.bookings.update(record.ref, 1, {"return_on": DAY + timedelta(days=5)})
    assert saved.price.total_minor == 100_000
    told = [e for e in office.bookings.trail(record.ref) if e.action == "priced"]
    assert [(e.before, e.after) for e in told] == [("BRL 600.00", "BRL 1,000.00")]


def test_a_discount_needs_a_reason_and_lowers_the_total(office: Office) -> None:
    record = office.book()
    with pytest.raises(InvalidInput):
        office.bookings.update(record.ref, 1, {"discount_percent": 10})
    saved = office.bookings.update(record.ref, 1, {"discount_percent": 10, "discount_reason": "Came by ferry"})
    assert saved.price.total_minor == 40_500


def test_a_paid_booking_keeps_its_price(office: Office) -> None:
    record = office.book(BookingKind.VEHICLES)
    office.bookings.record_payment(record.ref, PaymentMethod.CASH)
    with pytest.raises(NotPossible) as refused:
        office.bookings.update(record.ref, 1, {"return_on": DAY + timedelta(days=5)})
    assert refused.value.message.params == {
        "before": Money(60_000, "BRL"),
        "after": Money(100_000, "BRL"),
    }
    assert office.bookings.get(record.ref).values["return_on"] == DAY + timedelta(days=3)


def test_a_paid_booking_may_move_where_its_total_stays_equal(office: Office) -> None:
    record = office.book(BookingKind.VEHICLES)
    office.bookings.record_payment(record.ref, PaymentMethod.CASH)
    saved = office.bookings.move_dates(record.ref, 1, DAY + timedelta(days=7))
    assert (saved.values["pick_up_on"], saved.values["return_on"]) == (
        DAY + timedelta(days=7),
        DAY + timedelta(days=10),
    )
    assert (saved.price, saved.payment_status) == (record.price, PaymentStatus.PAID)


def test_an_open_page_for_another_total_is_wanted_anew(office: Office) -> None:
    record = office.bookings.create(
        BookingKind.VEHICLES, office.listing(BookingKind.VEHICLES), office.wish(BookingKind.VEHICLES), page=True
    )
    opened = office.open_page(record.ref)
    office.clock.move(60)
    office.bookings.update(record.ref, 1, {"notes": "At the pier"})
    assert office.stripe(record.ref).page_wanted_at == opened.stripe.page_wanted_at
    office.bookings.update(record.ref, 2, {"return_on": DAY + timedelta(days=5)})
    assert office.stripe(record.ref).page_wanted_at == office.clock.now()
    assert office.job(SYNC_CHECKOUT, record.ref) is not None


def test_a_page_is_closed_when_nothing_is_left_to_pay(office: Office) -> None:
    record = office.bookings.create(
        BookingKind.VEHICLES, office.listing(BookingKind.VEHICLES), office.wish(BookingKind.VEHICLES), page=True
    )
    office.open_page(record.ref)
    saved = office.bookings.update(record.ref, 1, {"discount_percent": 100, "discount_reason": "A prize"})
    assert (saved.price.total_minor, saved.payment_status) == (0, PaymentStatus.NOT_REQUIRED)
    assert (saved.status, saved.unpaid_until) == (BookingStatus.CONFIRMED, None)
    assert saved.stripe.page_wanted_at is None


def test_what_was_free_is_to_be_paid_once_it_costs(office: Office) -> None:
    record = office.book(discount_percent=100, discount_reason="A prize")
    assert record.payment_status is PaymentStatus.NOT_REQUIRED
    saved = office.bookings.update(record.ref, 1, {"discount_percent": None, "discount_reason": None})
    assert (saved.price.total_minor, saved.payment_status) == (45_000, PaymentStatus.PENDING)


def test_a_booking_does_not_stand_in_its_own_way(office: Office) -> None:
    record = office.book(BookingKind.ACCOMMODATIONS)
    assert office.bookings.update(record.ref, 1, {"guests": 3}).values["guests"] == 3


def test_a_booking_moves_only_where_there_is_room(office: Office) -> None:
    first = office.book(BookingKind.ACCOMMODATIONS)
    later = office.bookings.create(
        BookingKind.ACCOMMODATIONS,
        first.asset,
        office.wish(
            BookingKind.ACCOMMODATIONS,
            check_in_on=DAY + timedelta(days=3),
            check_out_on=DAY + timedelta(days=6),
        ),
    )
    with pytest.raises(NotAvailable):
        office.bookings.move_dates(later.ref, 1, DAY + timedelta(days=2))
    moved = office.bookings.move_dates(later.ref, 1, DAY + timedelta(days=2), override_reason="They share")
    assert moved.values["check_out_on"] == DAY + timedelta(days=5)
    assert moved.values["override_reason"] == "They share"


def test_an_earlier_override_does_not_override_again(office: Office) -> None:
    office.book(BookingKind.ACCOMMODATIONS)
    second = office.bookings.create(
        BookingKind.ACCOMMODATIONS,
        office.listing(BookingKind.ACCOMMODATIONS),
        office.wish(BookingKind.ACCOMMODATIONS),
        override_reason="They share",
    )
    with pytest.raises(NotAvailable):
        office.bookings.update(second.ref, 1, {"guests": 3, "override_reason": "They share"})


def test_events_have_no_day_of_their_own(office: Office) -> None:
    record = office.book(BookingKind.EVENTS)
    with pytest.raises(NotPossible):
        office.bookings.move_dates(record.ref, 1, DAY)


def test_someone_elses_edit_is_not_overwritten_and_both_can_be_compared(office: Office) -> None:
    record = office.book()
    office.bookings.update(record.ref, 1, {"notes": "Theirs"})
    with pytest.raises(RecordChanged):
        office.bookings.update(record.ref, 1, {"notes": "Mine"})
    comparison = office.bookings.compare(record.ref, {"notes": "Mine", "adults": 2})
    assert [(d.field, d.theirs, d.mine) for d in comparison.differences] == [("notes", "Theirs", "Mine")]


def test_a_booking_whose_tier_is_gone_still_takes_notes(office: Office) -> None:
    boat = office.add(AssetKind.ACTIVITIES, TIERS)
    adult = office.assets.get(boat).tiers[0].id
    wish = office.wish(BookingKind.ACTIVITIES, tier_id=adult, children=0)
    record = office.bookings.create(BookingKind.ACTIVITIES, boat, wish)
    office.assets.update(boat, 1, {"price_minor": 20_000})
    saved = office.bookings.update(record.ref, 1, {"staff_notes": "VIP"})
    assert saved.price == record.price


def test_a_cancelled_booking_is_edited_without_looking_for_room(office: Office) -> None:
    first = office.book(BookingKind.ACCOMMODATIONS)
    office.bookings.cancel(first.ref, "Ferry does not run")
    office.book(BookingKind.ACCOMMODATIONS)
    version = office.bookings.get(first.ref).version
    assert office.bookings.update(first.ref, version, {"guests": 1}).values["guests"] == 1


def test_sentences_of_the_trail_come_back_as_they_were_written(office: Office) -> None:
    record = office.book()
    (entry,) = office.bookings.trail(record.ref)
    assert entry.message == Message("The booking was made: {total}.", {"total": Money(45_000, "BRL")})
