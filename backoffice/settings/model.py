"""What can be set. Secrets are never settings: keys and passwords lie in the OS keyring."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from backoffice.domain.errors import BackofficeError
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message

log = logging.getLogger(__name__)


class Theme(StrEnum):
    """Which colours the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class PersonRole(StrEnum):
    """What the person at this computer may do; the values are those of `domain.people.Role`."""

    STAFF = "staff"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


class Density(StrEnum):
    """How much air the tables have."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


ProfileName = Annotated[str, msgspec.Meta(min_length=1, max_length=60, pattern=r"^[^\x00-\x1f]+$")]


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One office: a database and, in the keyring under the profile's name, its Stripe key.

    `database_url` None: the SQLite file of this computer. A URL here never holds a password.
    """

    name: ProfileName
    database_url: str | None = None
    practice: bool = False


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything a person can prefer. Empty `language` and `time_zone` follow the system.

    `person_name` and `person_role` sign what is done here ('' is the name of the login). `page_hours`: how long a
    payment page stays open, Stripe's most is 24. `unpaid_hours`: how long an unpaid booking holds its place.
    `success_url`: where a payment page leads afterwards ('' is a page of Stripe's or of practice mode).
    `monthly_reads`: how many metered reads of Stripe a month may have. `resync_check_hour`: when listings are compared
    with Stripe by night, on this computer's clock (-1: never). `old_link_hours`: how long a replaced link stays on.
    """

    profiles: tuple[Profile, ...] = ()
    active_profile: str = ""
    language: str = ""
    theme: Theme = Theme.SYSTEM
    density: Density = Density.COMFORTABLE
    default_currency: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")] = "BRL"
    phone_region: Annotated[str, msgspec.Meta(pattern="^[A-Z]{2}$")] = "BR"
    time_zone: str = ""
    requests_per_second: Annotated[float, msgspec.Meta(ge=1, le=100)] = 25.0
    requests_per_second_per_endpoint: Annotated[float, msgspec.Meta(ge=1, le=100)] = 25.0
    person_name: Annotated[str, msgspec.Meta(max_length=80, pattern=r"^[^\x00-\x1f]*$")] = ""
    person_role: PersonRole = PersonRole.MANAGER
    page_hours: Annotated[int, msgspec.Meta(ge=1, le=24)] = 24
    unpaid_hours: Annotated[int, msgspec.Meta(ge=1, le=8_760)] = 24
    success_url: Annotated[str, msgspec.Meta(max_length=2_048, pattern=r"^$|^https://\S+$")] = ""
    monthly_reads: Annotated[int, msgspec.Meta(ge=100, le=100_000_000)] = 10_000
    resync_check_hour: Annotated[int, msgspec.Meta(ge=-1, le=23)] = -1
    old_link_hours: Annotated[int, msgspec.Meta(ge=0, le=8_760)] = 0

    @property
    def zone(self) -> tzinfo:
        """Return the office's time zone; this computer's where none is set, or none of that name is known."""
        if self.time_zone:
            try:
                return ZoneInfo(self.time_zone)
            except (ZoneInfoNotFoundError, ValueError, OSError) as error:
                log.info("this computer's time zone is used: %s", error)
        return datetime.now(UTC).astimezone().tzinfo or UTC

    @property
    def profile(self) -> Profile | None:
        """Return the active profile; None before the first-run choice."""
        return next((p for p in self.profiles if p.name == self.active_profile), None)

    def with_profile(self, profile: Profile) -> Settings:
        """Return settings in which this profile is stored (in place of one of its name) and active."""
        others = tuple(p for p in self.profiles if p.name != profile.name)
        return msgspec.structs.replace(self, profiles=(*others, profile), active_profile=profile.name)


class SettingsUnreadable(BackofficeError):
    """The settings file cannot be used as it is; it is left untouched."""

    def __init__(self, path: str, reason: str) -> None:
        """Name the file and what is wrong in it."""
        text = QT_TRANSLATE_NOOP(
            "backoffice",
            "The settings file {path} cannot be read: {reason}. Mend it, or move it away to start with fresh settings.",
        )
        super().__init__(Message(text, {"path": path, "reason": reason}))
