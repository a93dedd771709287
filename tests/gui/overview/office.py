"""A real office with bookings and payments of today, for the pages that look at them as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from backoffice.bootstrap import Application
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import PaymentMethod
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.money import Money
from backoffice.services.payments.applying import apply_payment
from backoffice.services.ports import (
    AssetRecord,
    BookingRecord,
    CheckoutSession,
    EventSource,
    EventState,
    InboxEvent,
    StripeEvent,
    StripePayment,
)

CUSTOMER = {"customer_name": "Ana Souza", "customer_email": "ana@example.org", "customer_phone": "+5581999990000"}


@dataclass
class BookedOffice:
    """An open office, with what the pages ask it for."""

    application: Application

    def __getattr__(self, name: str) -> Any:
        """Be the application for all else."""
        return getattr(self.application, name)

    @property
    def today(self) -> date:
        return datetime.now(self.application.settings.zone).date()

    def listing(self, kind: AssetKind, name: str, **values: object) -> AssetRecord:
        return self.application.assets.create(kind, {"name": name, "price_minor": 18_000, **values}, ())

    def book(self, asset: AssetRef, values: Mapping[str, object], **options: Any) -> BookingRecord:
        kind = BookingKind.of(asset.kind)
        return self.application.bookings.create(kind, asset, {**CUSTOMER, **values}, **options)

    def rent(self, asset: AssetRef, starts_in: int, days: int = 3, **values: object) -> BookingRecord:
        """Book a vehicle for so many days."""
        first = self.today + timedelta(days=starts_in)
        last = first + timedelta(days=days - 1)
        return self.book(asset, {"pick_up_on": first, "return_on": last, **values}, payment_method=PaymentMethod.STRIPE)

    def pay(self, number: int, minor: int, *, link: str | None = None, **facts: Any) -> StripePayment:
        """Let a payment be seen that nobody asked for."""
        asset = facts.pop("asset", None)
        money, now = Money(minor, str(facts.pop("currency", "BRL"))), datetime.now(UTC)
        values: dict[str, Any] = {
            "payment_intent_id": f"pi_test_{number:04}",
            "money": money,
            "captured": money,
            "refunded": Money(0, money.currency),
            "status": "succeeded",
            "method": "pix",
            "created_at": now,
            "customer_email": "ana@example.org",
            "customer_name": "Ana Souza",
        }
        payment = StripePayment(**{**values, **facts})
        session = None
        metadata = {} if asset is None else {"backoffice_kind": asset.kind.value, "backoffice_id": str(asset.id)}
        if link is not None:
            session = CheckoutSession(
                f"cs_test_{number:04}",
                None,
                "complete",
                "paid",
                payment.payment_intent_id,
                None,
                payment_link_id=link,
                metadata=metadata,
            )
        with self.application.database.write() as uow:
            apply_payment(uow, payment, session, now)
        return payment

    def hear(self, *types: str) -> None:
        """Let events come, the first one first."""
        now = datetime.now(UTC)
        events = [
            InboxEvent(
                StripeEvent(f"evt_{at:04}", each, now, False, "payment_intent", "pi_test_0001", "pi_test_0001"),
                EventState.QUEUED if at % 2 == 0 else EventState.IGNORED,
                EventSource.WEBHOOK if at % 2 else EventSource.POLL,
                now + timedelta(seconds=at),
            )
            for at, each in enumerate(types)
        ]
        with self.application.database.write() as uow:
            uow.events.add(events)
            uow.events.count_reads(f"{now:%Y-%m}", 1_234)
