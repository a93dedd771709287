"""What the settings in force mean to the use cases. They change while the program runs, so they are asked each time."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from datetime import timedelta

from backoffice.domain.people import Person, Role
from backoffice.services.assets import AssetDefaults
from backoffice.services.bookings import OfficeRules
from backoffice.services.payments import ReadAllowance
from backoffice.services.resync import Rates
from backoffice.settings import Settings


@dataclass(slots=True)
class Preferences:
    """The preferences as they are now."""

    settings: Settings

    def defaults(self) -> AssetDefaults:
        """Return what new listings begin with."""
        return AssetDefaults(self.settings.default_currency, self.settings.phone_region)

    def rates(self) -> Rates:
        """Return how fast Stripe may be asked."""
        return Rates(self.settings.requests_per_second, self.settings.requests_per_second_per_endpoint)

    def check_hour(self) -> int | None:
        """Return the hour of the night in which drift is looked for; None: never."""
        return None if self.settings.resync_check_hour < 0 else self.settings.resync_check_hour

    def old_link_grace(self) -> timedelta:
        """Return how long a replaced link stays on."""
        return timedelta(hours=self.settings.old_link_hours)

    def rules(self) -> OfficeRules:
        """Return the office's rules for bookings."""
        found = self.settings
        return OfficeRules(
            phone_region=found.phone_region,
            language="pt_BR" if found.phone_region in ("BR", "PT") else "en",
            zone=found.zone,
            page_hours=found.page_hours,
            unpaid_hours=found.unpaid_hours,
            success_url=found.success_url,
        )

    def person(self) -> Person:
        """Return who works in an office of one."""
        return Person(self.settings.person_name or login(), Role(self.settings.person_role))

    def allowance(self) -> ReadAllowance:
        """Return how much may be read of Stripe."""
        return ReadAllowance(self.settings.monthly_reads)


def login() -> str:
    """Return the name of this computer's login."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user, or a system without users
        return "?"
