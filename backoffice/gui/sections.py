"""Where one can be in the window."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.kinds import AssetKind
from backoffice.gui.booking_words import bookings_title
from backoffice.gui.translation import tr
from backoffice.gui.wording import kind_title
from backoffice.services.ports import BookingCounts, SyncCounts
from backoffice.services.ports.refund_queries import RefundCounts


class SectionName(StrEnum):
    """The sections, in their order from the top."""

    TODAY = "today"
    ALL = "all"
    ACTIVITIES = "activities"
    EVENTS = "events"
    RESTAURANTS = "restaurants"
    VEHICLES = "vehicles"
    ACCOMMODATIONS = "accommodations"
    BOOKINGS = "bookings"
    ACTIVITY_BOOKINGS = "activity_bookings"
    EVENT_BOOKINGS = "event_bookings"
    RESTAURANT_RESERVATIONS = "restaurant_reservations"
    VEHICLE_BOOKINGS = "vehicle_bookings"
    ACCOMMODATION_BOOKINGS = "accommodation_bookings"
    CALENDAR = "calendar"
    REFUNDS = "refunds"
    REFUND_REPORT = "refund_report"
    QUEUE = "queue"
    FAILURES = "failures"
    UNMATCHED = "unmatched"
    MONEY = "money"
    EVENTS_INBOX = "events_inbox"
    RESYNC = "resync"

    @property
    def kind(self) -> AssetKind | None:
        """Return the kind of listing that the section lists."""
        return AssetKind(self.value) if self.value in set(AssetKind) else None

    @property
    def booking_kind(self) -> BookingKind | None:
        """Return the kind of booking that the section lists."""
        return BookingKind(self.value) if self.value in set(BookingKind) else None

    @property
    def books(self) -> BookingKind | None:
        """Return the kind of booking that is made from here; None: it is to be chosen."""
        return BookingKind.of(self.kind) if self.kind else self.booking_kind

    @property
    def lists_bookings(self) -> bool:
        """Tell whether it is a table of bookings."""
        return self is SectionName.BOOKINGS or self.booking_kind is not None

    @property
    def icon(self) -> str:
        """Return the name of its icon."""
        if self.booking_kind is not None:
            return self.booking_kind.asset_kind.value
        return _ICONS.get(self, self.value)

    @property
    def keys(self) -> str:
        """Return the keys that go there: Alt for listings and the queue, Ctrl for bookings and money.

        The digits of both are given away: refunds and reports have Shift with them.
        """
        if self in _REST:
            return f"Alt+Shift+{_REST.index(self) + 1}"
        of_money = self.lists_bookings or self in _MONEY
        others = [section for section in SectionName if section not in _REST]
        mine = [section for section in others if (section.lists_bookings or section in _MONEY) == of_money]
        return f"{'Ctrl' if of_money else 'Alt'}+{(mine.index(self) + 1) % 10}"


_MONEY = (SectionName.CALENDAR, SectionName.UNMATCHED, SectionName.MONEY, SectionName.EVENTS_INBOX)
_REST = (SectionName.REFUNDS, SectionName.REFUND_REPORT)
_ICONS = {SectionName.FAILURES: "alert", SectionName.REFUNDS: "refund", SectionName.REFUND_REPORT: "reports"}


def section_of(kind: AssetKind | None) -> SectionName:
    """Return where the listings of a kind are shown."""
    return SectionName(kind.value) if kind else SectionName.ALL


def bookings_section(kind: BookingKind | None) -> SectionName:
    """Return where the bookings of a kind are shown."""
    return SectionName(kind.value) if kind else SectionName.BOOKINGS


def section_title(section: SectionName) -> str:
    """Return its name."""
    if section.kind is not None:
        return kind_title(section.kind)
    if section.booking_kind is not None:
        return bookings_title(section.booking_kind)
    match section:
        case SectionName.ALL:
            return tr("All listings")
        case SectionName.BOOKINGS:
            return tr("All bookings")
        case SectionName.CALENDAR:
            return tr("Calendar")
        case SectionName.REFUNDS:
            return tr("Refunds")
        case SectionName.REFUND_REPORT:
            return tr("Refunds report")
        case SectionName.QUEUE:
            return tr("Waiting to be sent")
        case SectionName.FAILURES:
            return tr("Needs attention")
        case SectionName.UNMATCHED:
            return tr("Unmatched payments")
        case SectionName.MONEY:
            return tr("Money board")
        case SectionName.EVENTS_INBOX:
            return tr("Stripe’s events")
        case SectionName.RESYNC:
            return tr("Drift and resync")
        case _:
            return tr("Today")


@dataclass(frozen=True, slots=True)
class Group:
    """Sections under one heading."""

    sections: tuple[SectionName, ...]

    @property
    def title(self) -> str:
        """Return the heading ('': none)."""
        if SectionName.ALL in self.sections:
            return tr("Listings")
        if SectionName.BOOKINGS in self.sections:
            return tr("Bookings")
        if SectionName.REFUNDS in self.sections:
            return tr("Refunds and reports")
        return tr("Stripe") if SectionName.QUEUE in self.sections else ""


GROUPS = (
    Group((SectionName.TODAY,)),
    Group((SectionName.ALL, *(section_of(kind) for kind in AssetKind))),
    Group((SectionName.BOOKINGS, *(bookings_section(kind) for kind in BookingKind), SectionName.CALENDAR)),
    Group((SectionName.REFUNDS, SectionName.REFUND_REPORT)),
    Group(
        (
            SectionName.QUEUE,
            SectionName.FAILURES,
            SectionName.RESYNC,
            SectionName.UNMATCHED,
            SectionName.MONEY,
            SectionName.EVENTS_INBOX,
        )
    ),
)


def section_count(
    section: SectionName,
    counts: SyncCounts,
    bookings: BookingCounts | None = None,
    drift: int = 0,
    refunds: RefundCounts | None = None,
) -> int:
    """Return the figure beside a section (0: none is shown). `drift`: how many listings differ from Stripe."""
    if section.kind is not None:
        return counts.by_kind.get(section.kind, 0)
    if section.booking_kind is not None:
        return bookings.by_kind.get(section.booking_kind, 0) if bookings else 0
    match section:
        case SectionName.ALL:
            return sum(counts.by_kind.values())
        case SectionName.BOOKINGS:
            return sum(bookings.by_kind.values()) if bookings else 0
        case SectionName.QUEUE:
            return counts.open_jobs - counts.discarded_jobs
        case SectionName.FAILURES:
            return counts.discarded_jobs
        case SectionName.UNMATCHED:
            return bookings.unmatched if bookings else 0
        case SectionName.RESYNC:
            return drift
        case SectionName.REFUNDS:
            return refunds.all if refunds else 0
        case _:
            return 0
