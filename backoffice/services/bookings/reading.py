"""Look at bookings, and at what one would cost: nothing is changed here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.errors import FieldProblem
from backoffice.domain.kinds import AssetRef
from backoffice.domain.specs.bookings import booking_defaults
from backoffice.services.bookings import pages
from backoffice.services.bookings.checking import check_values
from backoffice.services.bookings.part import Part
from backoffice.services.bookings.quoting import Wanted, quote_wanted
from backoffice.services.bookings.records import Quote
from backoffice.services.comparing import Comparison, compare
from backoffice.services.ports import AuditEntry, BookingRecord


class Reading(Part):
    """Defaults, checks, quotes, single bookings and their trail."""

    def defaults(self, kind: BookingKind, asset: AssetRef | None = None) -> Mapping[str, object]:
        """Return the values a new booking starts with, every field included; the supplier is the listing's.

        Raises:
            RecordMissing: the listing is gone.

        """
        values = {**booking_defaults(kind), "language": self._desk.rules.language}
        if asset is not None:
            with self._desk.database.read() as uow:
                values["supplier"] = uow.assets.get(asset).values.get("supplier")
        return values

    def check(self, kind: BookingKind, values: Mapping[str, object]) -> tuple[FieldProblem, ...]:
        """Return what is wrong, field by field (unknown fields too); empty: it can be saved where there is room."""
        return check_values(kind, values, self._desk.rules.phone_region)

    def quote(
        self, kind: BookingKind, asset: AssetRef, values: Mapping[str, object], booking: BookingRef | None = None
    ) -> Quote:
        """Return what it would cost and what is in its way now; for a form while it is filled in. Nothing is locked.

        `booking` is the one being edited, which does not stand in its own way.

        Raises:
            RecordMissing: the listing is gone.

        """
        with self._desk.database.read() as uow:
            wanted = Wanted(kind, uow.assets.get(asset), values, booking)
            problems = check_values(kind, values, self._desk.rules.phone_region, wanted.tiers)
            return quote_wanted(uow, wanted, self._desk.today(), problems)

    def get(self, ref: BookingRef) -> BookingRecord:
        """Return a booking as stored.

        Raises:
            RecordMissing: when it is not there.

        """
        with self._desk.database.read() as uow:
            return uow.bookings.get(ref)

    def compare(self, ref: BookingRef, mine: Mapping[str, object]) -> Comparison[BookingRecord]:
        """Return what the database holds now, and the fields of `mine` that differ from it.

        Raises:
            RecordMissing: it is gone.

        """
        return compare(self.get(ref), mine)

    def trail(self, ref: BookingRef) -> Sequence[AuditEntry]:
        """Return everything that happened to a booking, oldest first."""
        with self._desk.database.read() as uow:
            return uow.trail.of(str(ref))

    def direct_link(self, ref: BookingRef) -> str:
        """Return the listing's own payment link, marked with this booking's code, for it to be recognised.

        Raises:
            NotPossible: the link would charge another amount than this booking's, or there is none to pay.
            RecordMissing: it is gone.

        """
        with self._desk.database.read() as uow:
            record = uow.bookings.get(ref)
            return pages.direct_link(record, uow.assets.get(record.asset))

    def mail_draft(self, record: BookingRecord) -> str:
        """Return a `mailto:` address that opens a mail to the customer: greeting, what was booked, link and deadline.

        Raises:
            NotPossible: the booking names no e-mail address.

        """
        from backoffice.services.bookings import mail  # on use: it brings the CLDR's figures along

        with self._desk.database.read() as uow:
            asset = uow.assets.get(record.asset)
        return mail.mail_draft(record, asset.values, self._desk.rules.zone)
