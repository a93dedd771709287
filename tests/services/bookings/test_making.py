"""Making bookings: priced, with room made sure of, in one transaction with their trail and work."""

from datetime import date, timedelta

import pytest

from backoffice.domain.availability import Rule
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.confirmation_codes import kind_of_code
from backoffice.domain.errors import InvalidInput, RecordMissing
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.people import Role
from backoffice.domain.specs.bookings import booking_fields
from backoffice.services.bookings import NewBooking, NotAvailable, NotPossible, OverrideRefused
from backoffice.services.payments.job_kinds import EXPIRE_BOOKING, REFRESH_PAYMENT, SYNC_CHECKOUT
from tests.services.bookings.office import DAY, TIERS, TOTALS, Office

PAYMENT = "pi_3Nabcdefghijklmn"


@pytest.mark.parametrize("kind", list(BookingKind))
def test_every_kind_can_be_booked_at_its_own_price(office: Office, kind: BookingKind) -> None:
    record = office.book(kind)
    assert (record.price.total_minor, record.price.currency) == (TOTALS[kind], "BRL")
    assert (record.status, record.payment_status) == (BookingStatus.CONFIRMED, PaymentStatus.PENDING)
    assert kind_of_code(record.confirmation_code) is kind
    assert record.values.keys() == {spec.name for spec in booking_fields(kind)}
    assert office.bookings.get(record.ref) == record
    assert office.actions(record.ref) == ["created"]


def test_a_new_booking_starts_with_the_supplier_of_its_listing(office: Office) -> None:
    boat = office.add(AssetKind.ACTIVITIES, supplier="Mar Adentro")
    defaults = office.bookings.defaults(BookingKind.ACTIVITIES, boat)
    assert (defaults["supplier"], defaults["adults"], defaults["language"]) == ("Mar Adentro", 1, "pt_BR")


def test_customers_are_kept_in_one_form(office: Office) -> None:
    record = office.book(
        customer_email="Gaivota@Example.ORG", customer_phone="(81) 99999-1234", customer_tax_id="11144477735"
    )
    kept = [record.values[f"customer_{name}"] for name in ("email", "phone", "tax_id")]
    assert kept == ["Gaivota@example.org", "+5581999991234", "11144477735"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("customer_name", ""),
        ("customer_email", "gaivota@"),
        ("customer_email", "a@b@example.org"),
        ("customer_phone", "+55811"),
        ("customer_tax_id", "11144477736"),
        ("customer_tax_id", "11222333000182"),
        ("adults", 0),
        ("tier_id", 999),
        ("discount_percent", 10),
        ("no_such_field", 1),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_saved(office: Office, field: str, value: object) -> None:
    wish = office.wish(BookingKind.ACTIVITIES, children=0, **{field: value})
    with pytest.raises(InvalidInput) as refused:
        office.bookings.create(BookingKind.ACTIVITIES, office.listing(BookingKind.ACTIVITIES), wish)
    named = {problem.field for problem in refused.value.problems}
    assert field in named or named == {"discount_reason"}
    with pytest.raises(RecordMissing):
        office.bookings.get(BookingRef(BookingKind.ACTIVITIES, 1))


def test_booking_a_listing_that_is_gone_is_refused(office: Office) -> None:
    with pytest.raises(RecordMissing):
        office.bookings.create(
            BookingKind.ACTIVITIES, AssetRef(AssetKind.ACTIVITIES, 77), office.wish(BookingKind.ACTIVITIES)
        )


def test_the_last_room_is_given_once_and_the_conflict_says_to_whom(office: Office) -> None:
    first = office.book(BookingKind.ACCOMMODATIONS)
    with pytest.raises(NotAvailable) as refused:
        office.book(BookingKind.ACCOMMODATIONS, check_in_on=DAY + timedelta(days=1))
    (conflict,) = refused.value.conflicts
    assert conflict.rule is Rule.ROOMS
    assert [one.confirmation_code for one in conflict.occupants] == [first.confirmation_code]


def test_a_stay_may_begin_on_the_day_another_ends(office: Office) -> None:
    office.book(BookingKind.ACCOMMODATIONS)
    next_stay = {"check_in_on": DAY + timedelta(days=3), "check_out_on": DAY + timedelta(days=5)}
    assert office.book(BookingKind.ACCOMMODATIONS, **next_stay).status is BookingStatus.CONFIRMED


def test_a_manager_overrides_a_conflict_with_a_reason_which_is_kept(office: Office) -> None:
    office.book(BookingKind.ACCOMMODATIONS)
    listing, wish = office.listing(BookingKind.ACCOMMODATIONS), office.wish(BookingKind.ACCOMMODATIONS)
    second = office.bookings.create(BookingKind.ACCOMMODATIONS, listing, wish, override_reason="The owner's suite")
    assert second.values["override_reason"] == "The owner's suite"
    told = [entry for entry in office.bookings.trail(second.ref) if entry.action == "overridden"]
    assert [(entry.reason, entry.person.name) for entry in told] == [("The owner's suite", "Maré Alta")]


def test_staff_may_not_override(office: Office) -> None:
    office.book(BookingKind.ACCOMMODATIONS)
    office.as_role(Role.STAFF)
    listing, wish = office.listing(BookingKind.ACCOMMODATIONS), office.wish(BookingKind.ACCOMMODATIONS)
    with pytest.raises(OverrideRefused):
        office.bookings.create(BookingKind.ACCOMMODATIONS, listing, wish, override_reason="Please")
    with pytest.raises(NotAvailable):
        office.bookings.create(BookingKind.ACCOMMODATIONS, listing, wish, override_reason="  ")


def test_a_reason_without_a_conflict_is_not_kept(office: Office) -> None:
    record = office.bookings.create(
        BookingKind.VEHICLES,
        office.listing(BookingKind.VEHICLES),
        office.wish(BookingKind.VEHICLES),
        override_reason="Just in case",
    )
    assert record.values["override_reason"] is None
    assert office.actions(record.ref) == ["created"]


def test_an_archived_listing_is_booked_by_nobody(office: Office) -> None:
    listing = office.listing(BookingKind.VEHICLES)
    office.assets.archive(listing)
    with pytest.raises(NotAvailable) as refused:
        office.bookings.create(
            BookingKind.VEHICLES, listing, office.wish(BookingKind.VEHICLES), override_reason="I insist"
        )
    assert not refused.value.is_overridable


def test_of_many_either_all_are_saved_or_none(office: Office) -> None:
    vehicle = office.listing(BookingKind.VEHICLES)
    one = NewBooking(BookingKind.VEHICLES, vehicle, office.wish(BookingKind.VEHICLES))
    with pytest.raises(NotAvailable):
        office.bookings.create_many([one, one])
    assert len(office.bookings.create_many([one])) == 1


def test_a_page_sets_a_deadline_and_asks_for_both_works(office: Office) -> None:
    record = office.bookings.create(
        BookingKind.EVENTS, office.listing(BookingKind.EVENTS), office.wish(BookingKind.EVENTS), page=True
    )
    deadline = office.clock.now() + timedelta(hours=24)
    assert (record.status, record.payment_method) == (BookingStatus.AWAITING_PAYMENT, PaymentMethod.STRIPE)
    assert (record.unpaid_until, record.stripe.page_wanted_at) == (deadline, office.clock.now())
    expiry = office.job(EXPIRE_BOOKING, record.ref)
    assert expiry is not None
    assert expiry.run_at == deadline
    assert office.job(SYNC_CHECKOUT, record.ref) is not None
    assert office.actions(record.ref) == ["created", "page_wanted"]


def test_nothing_is_asked_for_what_is_free(office: Office) -> None:
    talk = office.add(AssetKind.EVENTS, price_minor=0)
    record = office.bookings.create(BookingKind.EVENTS, talk, office.wish(BookingKind.EVENTS))
    assert (record.price.total_minor, record.payment_status) == (0, PaymentStatus.NOT_REQUIRED)
    with pytest.raises(NotPossible):
        office.bookings.create(BookingKind.EVENTS, talk, office.wish(BookingKind.EVENTS), page=True)


def test_what_waits_for_approval_gets_no_page_yet(office: Office) -> None:
    listing, wish = office.listing(BookingKind.EVENTS), office.wish(BookingKind.EVENTS)
    with pytest.raises(NotPossible):
        office.bookings.create(BookingKind.EVENTS, listing, wish, page=True, needs_approval=True)
    record = office.bookings.create(BookingKind.EVENTS, listing, wish, needs_approval=True)
    assert (record.status, record.unpaid_until) == (BookingStatus.PENDING_APPROVAL, None)


def test_a_payment_may_be_named_at_creation_and_is_asked_for(office: Office) -> None:
    listing, wish = office.listing(BookingKind.EVENTS), office.wish(BookingKind.EVENTS)
    record = office.bookings.create(BookingKind.EVENTS, listing, wish, payment_intent_id=PAYMENT)
    assert office.job(REFRESH_PAYMENT, f"payments/{PAYMENT}") is not None
    assert office.bookings.get(record.ref).stripe.payment_intent_id == PAYMENT


def test_a_payment_pays_for_one_booking_of_any_kind(office: Office) -> None:
    office.bookings.create(
        BookingKind.EVENTS,
        office.listing(BookingKind.EVENTS),
        office.wish(BookingKind.EVENTS),
        payment_intent_id=PAYMENT,
    )
    with pytest.raises(InvalidInput) as refused:
        office.bookings.create(
            BookingKind.VEHICLES,
            office.listing(BookingKind.VEHICLES),
            office.wish(BookingKind.VEHICLES),
            payment_intent_id=PAYMENT,
        )
    assert refused.value.problems[0].field == "payment_intent_id"


@pytest.mark.parametrize("typed", ["", "ch_123456", "pi_1 OR 1=1", "pi_", "https://dashboard.stripe.com/pi_123456"])
def test_what_is_no_payment_is_refused(office: Office, typed: str) -> None:
    listing, wish = office.listing(BookingKind.EVENTS), office.wish(BookingKind.EVENTS)
    with pytest.raises(InvalidInput) as refused:
        office.bookings.create(BookingKind.EVENTS, listing, wish, payment_intent_id=typed)
    assert [problem.field for problem in refused.value.problems] == ["payment_intent_id"]


def test_a_tier_is_booked_at_its_price_and_runs_out(office: Office) -> None:
    boat = office.add(AssetKind.ACTIVITIES, TIERS)
    child = office.assets.get(boat).tiers[1].id
    wish = office.wish(BookingKind.ACTIVITIES, adults=2, children=0, tier_id=child)
    assert office.bookings.create(BookingKind.ACTIVITIES, boat, wish).price.total_minor == 15_000
    with pytest.raises(NotAvailable) as refused:
        office.bookings.create(BookingKind.ACTIVITIES, boat, wish)
    assert Rule.TIER_STOCK in {conflict.rule for conflict in refused.value.conflicts}


def test_the_price_stays_what_it_was_when_booked(office: Office) -> None:
    record = office.book(BookingKind.VEHICLES)
    office.assets.update(record.asset, 1, {"price_minor": 99_900})
    assert office.bookings.get(record.ref).price.total_minor == TOTALS[BookingKind.VEHICLES]


def test_a_quote_tells_price_problems_and_conflicts_without_saving(office: Office) -> None:
    first = office.book(BookingKind.ACCOMMODATIONS)
    listing = office.listing(BookingKind.ACCOMMODATIONS)
    wish = office.wish(BookingKind.ACCOMMODATIONS, customer_name="")
    quote = office.bookings.quote(BookingKind.ACCOMMODATIONS, listing, wish)
    assert quote.breakdown is not None
    assert quote.breakdown.total_minor == TOTALS[BookingKind.ACCOMMODATIONS]
    assert [problem.field for problem in quote.problems] == ["customer_name"]
    assert [conflict.rule for conflict in quote.conflicts] == [Rule.ROOMS]
    own = office.bookings.quote(BookingKind.ACCOMMODATIONS, listing, first.values, first.ref)
    assert (own.problems, own.conflicts) == ((), ())


def test_a_quote_bears_a_form_that_is_hardly_filled_in(office: Office) -> None:
    for kind in BookingKind:
        quote = office.bookings.quote(kind, office.listing(kind), office.bookings.defaults(kind))
        assert "customer_name" in {problem.field for problem in quote.problems}


def test_days_are_those_of_the_offices_time_zone(office: Office) -> None:
    office.clock.move(13 * 3600)  # 01:00 UTC of the 18th is still the evening of the 17th in Recife
    record = office.book(BookingKind.RESTAURANTS, reserved_on=date(2030, 5, 17))
    assert record.status is BookingStatus.CONFIRMED
