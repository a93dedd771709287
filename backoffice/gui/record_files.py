"""What CSV files hold: listings or bookings. Import and export know the difference by these values alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.kinds import AssetKind
from backoffice.domain.parsing import ParseContext
from backoffice.gui.booking_words import bookings_text, bookings_title
from backoffice.gui.office import Office
from backoffice.gui.translation import tr
from backoffice.gui.wording import count_text, kind_title
from backoffice.services.bookings.columns import booking_template
from backoffice.services.importing import Report, template
from backoffice.services.ports import AssetFilter, BookingFilter

Kind = AssetKind | BookingKind


class Reader(Protocol):
    """The use cases that read files: `Importing` and `BookingImporting`."""

    def read(self, kind: Any, path: Path, context: ParseContext, report: Report) -> Any: ...

    def save(self, read: Any, *, partial: bool) -> Any: ...


class Writer(Protocol):
    """The use cases that write files: `Exporting` and `BookingExporting`."""

    def write(self, kind: Any, path: Path, where: Any = None) -> int: ...


@dataclass(frozen=True, slots=True)
class RecordFiles:
    """One sort of records in files. Words are functions, as the language may change."""

    kind_of: Callable[[str], Kind]
    kinds: Callable[[], list[tuple[str, Kind]]]
    import_title: Callable[[], str]
    export_title: Callable[[], str]
    advice: Callable[[], str]
    """What to know before a file is chosen."""
    count: Callable[[int], str]
    template: Callable[[Any], str]
    narrow: Callable[[Any, Any], Any]
    """A kind's filter: all of it (None), or as far as a table's filter fits it."""
    reader: Callable[[Office], Reader]
    writer: Callable[[Office], Writer]


def files_of(kind: Kind | None, *, lists_bookings: bool) -> RecordFiles:
    """Return which sort a kind is; without one it follows from what is in view."""
    if kind is None:
        return BOOKING_FILES if lists_bookings else LISTING_FILES
    return BOOKING_FILES if isinstance(kind, BookingKind) else LISTING_FILES


def _narrow_listings(shown: AssetFilter | None, kind: AssetKind) -> AssetFilter:
    if shown is None:
        return AssetFilter(kind=kind)
    return replace(shown, kind=kind, choices=shown.choices if shown.kind == kind else {})


def _narrow_bookings(shown: BookingFilter | None, kind: BookingKind) -> BookingFilter:
    if shown is None:
        return BookingFilter(kind=kind)
    same = shown.asset is not None and shown.asset.kind is kind.asset_kind
    return replace(shown, kind=kind, asset=shown.asset if same else None)


def _listing_kinds() -> list[tuple[str, Kind]]:
    return [(kind_title(kind), kind) for kind in AssetKind]


def _booking_kinds() -> list[tuple[str, Kind]]:
    return [(bookings_title(kind), kind) for kind in BookingKind]


LISTING_FILES = RecordFiles(
    kind_of=AssetKind,
    kinds=_listing_kinds,
    import_title=lambda: tr("Import listings"),
    export_title=lambda: tr("Export listings"),
    advice=lambda: tr(
        "The first line of the file names the fields. Nothing is saved before you have seen what is in it."
    ),
    count=count_text,
    template=template,
    narrow=_narrow_listings,
    reader=lambda office: office.importing,
    writer=lambda office: office.exporting,
)
BOOKING_FILES = RecordFiles(
    kind_of=BookingKind,
    kinds=_booking_kinds,
    import_title=lambda: tr("Import bookings"),
    export_title=lambda: tr("Export bookings"),
    advice=lambda: tr(
        "The first line of the file names the fields; “listing” is what is booked, by its slug or number. "
        "Nothing is saved before you have seen what is in it."
    ),
    count=bookings_text,
    template=booking_template,
    narrow=_narrow_bookings,
    reader=lambda office: office.booking_importing,
    writer=lambda office: office.booking_exporting,
)
