"""What goes into the use cases of bookings, and what they answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import PaymentMethod
from backoffice.domain.errors import FieldProblem
from backoffice.domain.kinds import AssetRef
from backoffice.domain.money import Money
from backoffice.domain.pricing import PriceBreakdown
from backoffice.domain.wording import Message
from backoffice.services.ports import BookingRecord

if TYPE_CHECKING:
    from backoffice.domain.availability import Conflict


@dataclass(frozen=True, slots=True)
class NewBooking:
    """A booking to be made: `values` by FieldSpec name, others take their defaults.

    `payment_method`: how it is to be paid, None: not said yet. `payment_intent_id`: the payment that pays for it, where
    it is known. `override_reason`: why it is booked in spite of conflicts. `page`: a payment page is wanted at once.
    `needs_approval`: it waits for a yes of the supplier or the office.
    """

    kind: BookingKind
    asset: AssetRef
    values: Mapping[str, object] = field(default_factory=dict[str, object])
    payment_method: PaymentMethod | None = None
    payment_intent_id: str | None = None
    override_reason: str = ""
    page: bool = False
    needs_approval: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """What a booking would cost and what is in its way, as things are now. `breakdown` None: not known yet.

    `problems` name fields by FieldSpec name; `conflicts` say who has the room, and when.
    """

    breakdown: PriceBreakdown | None
    problems: tuple[FieldProblem, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Cancellation:
    """A booking that was cancelled, and what was received for it (None: nothing).

    `notice` is the sentence to show: money received is not given back by a cancellation.
    """

    record: BookingRecord
    received: Money | None
    notice: Message
