"""What every use case of bookings works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo

from backoffice.domain.people import Person
from backoffice.services.ports import Clock, Database


@dataclass(frozen=True, slots=True)
class OfficeRules:
    """What the office's settings say of bookings.

    `phone_region`: of numbers without a country code (ISO 3166). `language`: what new customers are written to in.
    `zone`: the office's time zone, in which days begin. `page_hours`: how long a payment page stays open;
    `unpaid_hours`: how long an unpaid booking holds its place. `success_url`: where a payment page leads afterwards
    ('' for the place that Stripe or practice mode offers).
    """

    phone_region: str = "BR"
    language: str = "pt_BR"
    zone: tzinfo = UTC
    page_hours: int = 24
    unpaid_hours: int = 24
    success_url: str = ""

    def midnight(self, now: datetime) -> datetime:
        """Return when the office's day began, in UTC."""
        return datetime.combine(now.astimezone(self.zone).date(), time(), self.zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """Database, clock, rules and who is at work; rules and person are asked each time, as they change."""

    database: Database
    clock: Clock
    ask_rules: Callable[[], OfficeRules]
    ask_person: Callable[[], Person]

    @property
    def rules(self) -> OfficeRules:
        """Return the office's rules of now."""
        return self.ask_rules()

    @property
    def person(self) -> Person:
        """Return who is at work."""
        return self.ask_person()

    def now(self) -> datetime:
        """Return the time in UTC."""
        return self.clock.now()

    def today(self) -> date:
        """Return the day it is at the office."""
        return self.now().astimezone(self.rules.zone).date()
