"""The use cases of bookings. Each is one transaction: lock, check, save, write the trail, ask for work."""

from __future__ import annotations

from collections.abc import Callable

from backoffice.domain.people import Person
from backoffice.services.bookings.desk import Desk, OfficeRules
from backoffice.services.bookings.making import Making
from backoffice.services.bookings.moving import Moving
from backoffice.services.bookings.paying import Paying
from backoffice.services.bookings.reading import Reading
from backoffice.services.ports import Clock, Database


class Bookings(Reading, Making, Moving, Paying):
    """Quote, make, edit, move and cancel bookings, and have them paid. Safe on any thread; never waits for the network.

    Reading: defaults, check, quote, get, compare, trail, direct_link, mail_draft.
    Making: create, create_many, update, move_dates.
    Moving: act, can_undo, undo, cancel, expire.
    Paying: record_payment, take_payment_back, record_paid_back, request_page, renew_page.
    """

    def __init__(
        self, database: Database, clock: Clock, office_rules: Callable[[], OfficeRules], person: Callable[[], Person]
    ) -> None:
        """Ask `office_rules` and `person` each time, as preferences change while the program runs."""
        super().__init__(Desk(database, clock, office_rules, person))
