"""The form of each kind of booking: what is booked and when comes first, then who, then the rest."""

from __future__ import annotations

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.fields import Choice, FieldGroup, FieldSpec, FieldType
from backoffice.domain.wording import QT_TRANSLATE_NOOP
from backoffice.gui.forms.layouts.plan import CardPlan, Line

LISTING = FieldSpec(
    name="asset",
    label=QT_TRANSLATE_NOOP("backoffice", "Listing"),
    help=QT_TRANSLATE_NOOP("backoffice", "Type a part of its name, then choose."),
    type=FieldType.TEXT,
    group=FieldGroup.ESSENTIALS,
    required=True,
)
METHOD = FieldSpec(
    name="payment_method",
    label=QT_TRANSLATE_NOOP("backoffice", "How it is paid"),
    help=QT_TRANSLATE_NOOP("backoffice", "With “Payment page” the page is made as soon as you save."),
    type=FieldType.CHOICE,
    group=FieldGroup.PRICE,
    choices=(
        Choice("stripe", QT_TRANSLATE_NOOP("backoffice", "Payment page")),
        Choice("cash", QT_TRANSLATE_NOOP("backoffice", "Cash")),
        Choice("bank_transfer", QT_TRANSLATE_NOOP("backoffice", "Bank transfer")),
        Choice("pay_later", QT_TRANSLATE_NOOP("backoffice", "Pays later")),
    ),
)
INTENT = FieldSpec(
    name="payment_intent_id",
    label=QT_TRANSLATE_NOOP("backoffice", "PaymentIntent"),
    help=QT_TRANSLATE_NOOP("backoffice", "Only where it was paid already: the id that begins with pi_."),
    type=FieldType.TEXT,
    group=FieldGroup.PRICE,
    max_length=255,
)
APPROVAL = FieldSpec(
    name="needs_approval",
    label=QT_TRANSLATE_NOOP("backoffice", "Waits for approval"),
    help=QT_TRANSLATE_NOOP("backoffice", "It holds its place until the supplier or the office says yes or no."),
    type=FieldType.BOOLEAN,
    group=FieldGroup.PRICE,
    default=False,
)
ONLY_NEW = {spec.name: spec for spec in (LISTING, METHOD, INTENT, APPROVAL)}
"""What is asked once, when a booking is made, by name; afterwards these are changed by their own commands."""

_PEOPLE: tuple[Line, ...] = (("adults", "children"), ("tier_id",))
_WHAT: dict[BookingKind, tuple[Line, ...]] = {
    BookingKind.ACTIVITIES: (("activity_on", "activity_time"), *_PEOPLE),
    BookingKind.EVENTS: _PEOPLE,
    BookingKind.RESTAURANTS: (("reserved_on", "reserved_time"), ("party_size", "table_label")),
    BookingKind.VEHICLES: (
        ("pick_up_on", "pick_up_time"),
        ("return_on", "return_time"),
        ("pick_up_place", "return_place"),
        ("additional_drivers",),
        ("options",),
    ),
    BookingKind.ACCOMMODATIONS: (("check_in_on", "check_out_on"), ("guests", "rooms")),
}
_HEADINGS = {
    BookingKind.ACTIVITIES: QT_TRANSLATE_NOOP("backoffice", "When and how many"),
    BookingKind.EVENTS: QT_TRANSLATE_NOOP("backoffice", "How many"),
    BookingKind.RESTAURANTS: QT_TRANSLATE_NOOP("backoffice", "When and how many"),
    BookingKind.VEHICLES: QT_TRANSLATE_NOOP("backoffice", "Pick-up and return"),
    BookingKind.ACCOMMODATIONS: QT_TRANSLATE_NOOP("backoffice", "Stay"),
}
_CUSTOMER = CardPlan(
    QT_TRANSLATE_NOOP("backoffice", "Customer"),
    (("customer_name",), ("customer_email",), ("customer_phone", "customer_tax_id"), ("language",)),
)
_PAYMENT = CardPlan(
    QT_TRANSLATE_NOOP("backoffice", "Payment"), (("payment_method",), ("payment_intent_id",), ("needs_approval",))
)
_DISCOUNT = CardPlan(
    QT_TRANSLATE_NOOP("backoffice", "Discount"),
    (("discount_percent", "discount_minor"), ("coupon",), ("discount_reason",)),
)


def booking_cards(kind: BookingKind, *, is_new: bool) -> tuple[CardPlan, ...]:
    """Return the cards of a kind's form in reading order."""
    what = CardPlan(_HEADINGS[kind], ((LISTING.name,), *_WHAT[kind]) if is_new else _WHAT[kind])
    names: tuple[Line, ...] = (("participant_names",),) if kind in (BookingKind.ACTIVITIES, BookingKind.EVENTS) else ()
    notes = CardPlan(
        QT_TRANSLATE_NOOP("backoffice", "Notes"),
        (*names, ("special_requests",), ("notes",), ("staff_notes",), ("supplier",)),
    )
    return (what, _CUSTOMER, *((_PAYMENT,) if is_new else ()), _DISCOUNT, notes)
