"""The judge: what the database says of money must be what Stripe's ledger says, and no payment may be lost."""

from typing import Any

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.booking_status import PaymentMethod, PaymentStatus
from backoffice.services.payments.matching import INSTALLATION
from backoffice.services.ports import BookingRecord, Home, PaymentRecord
from tests.money.office import Office

BY_HAND = (PaymentMethod.CASH, PaymentMethod.BANK_TRANSFER)
HELD = ("requires_capture",)
DISPUTE_OVER = ("won", "warning_closed", "prevented")


def expected_status(
    intent: dict[str, Any], charge: dict[str, Any] | None, dispute: dict[str, Any] | None
) -> PaymentStatus:
    """What a booking must say of a payment, told apart from the program's own rules."""
    captured = charge["amount_captured"] if charge else 0
    if captured:
        if dispute is not None and dispute["status"] not in DISPUTE_OVER:
            return PaymentStatus.DISPUTED
        refunded = charge["amount_refunded"] if charge else 0
        if refunded == captured:
            return PaymentStatus.REFUNDED
        return PaymentStatus.PARTIALLY_REFUNDED if refunded else PaymentStatus.PAID
    if intent["status"] == "requires_capture":
        return PaymentStatus.AUTHORIZED
    if intent["status"] == "processing":
        return PaymentStatus.PROCESSING
    return PaymentStatus.FAILED if intent["last_payment_error"] else PaymentStatus.PENDING


def assert_agrees(office: Office, *bookings: BookingRecord) -> None:
    """Database and ledger tell the same of every payment; every one that holds or held money has a home."""
    intents = office.ledger.objects("payment_intent")
    charges = {charge["id"]: charge for charge in office.ledger.objects("charge")}
    disputes = {dispute["payment_intent"]: dispute for dispute in office.ledger.objects("dispute")}
    with office.database.read() as uow:
        installation = uow.office.binding().installation_id
        known = {intent["id"]: uow.payments.get(intent["id"]) for intent in intents}
        by_booking = {ref: uow.payments.of_booking(ref) for ref in (booking.ref for booking in bookings)}
    for intent in intents:
        charge = charges.get(intent["latest_charge"])
        _assert_mirrors(intent, charge, known[intent["id"]], installation)
    for booking in bookings:
        _assert_follows(office.again(booking), by_booking[booking.ref], intents, charges, disputes)
    _assert_placed_once(known)


def _assert_mirrors(
    intent: dict[str, Any], charge: dict[str, Any] | None, known: PaymentRecord | None, installation: str
) -> None:
    is_money = bool(charge and charge["amount_captured"]) or intent["status"] in HELD
    if not is_money:
        return
    if intent["metadata"].get(INSTALLATION, installation) != installation:
        assert known is None, "another office's payment"
        return
    assert known is not None, f"{intent['id']} holds money and is nobody's"
    assert known.home is not Home.UNKNOWN, f"{intent['id']} holds money and has no home"
    assert known.stripe is not None
    told = (known.stripe.status, known.stripe.money.amount_minor, known.stripe.captured.amount_minor)
    captured = charge["amount_captured"] if charge else 0
    assert told == (intent["status"], intent["amount"], captured)
    if captured:
        assert charge is not None
        assert known.stripe.refunded.amount_minor == charge["amount_refunded"]


def _assert_follows(
    booking: BookingRecord,
    payment: PaymentRecord | None,
    intents: list[dict[str, Any]],
    charges: dict[str, dict[str, Any]],
    disputes: dict[str, dict[str, Any]],
) -> None:
    """The booking says of its payment what the ledger says, whatever else happened to it."""
    if booking.stripe.payment_intent_id is None:
        ours = [one for one in intents if one["metadata"].get("backoffice_code") == booking.confirmation_code]
        assert not any(charges.get(one["latest_charge"], {}).get("amount_captured") for one in ours) or (
            booking.payment_method is not None and booking.payment_method.value != "stripe"
        )
        return
    assert payment is not None
    assert payment.payment_intent_id == booking.stripe.payment_intent_id
    intent = next(one for one in intents if one["id"] == payment.payment_intent_id)
    wanted = expected_status(intent, charges.get(intent["latest_charge"]), disputes.get(intent["id"]))
    if booking.payment_method in BY_HAND and wanted in (PaymentStatus.PENDING, PaymentStatus.FAILED):
        wanted = PaymentStatus.PAID  # in cash, after a page through which nothing came
    assert booking.payment_status is wanted, f"{booking.payment_status} is not {wanted}: {intent['status']}"


def _assert_placed_once(known: dict[str, PaymentRecord | None]) -> None:
    placed = [found.booking for found in known.values() if found is not None and found.booking is not None]
    assert len(placed) == len(set[BookingRef](placed))
