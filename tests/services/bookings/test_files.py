"""Bookings into CSV files and back: all or nothing, each refusal with its line and reason."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from backoffice.db import SqlDatabase
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import Action, BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.kinds import AssetKind
from backoffice.domain.parsing import context_for
from backoffice.domain.people import Role
from backoffice.services.bookings.columns import booking_columns
from backoffice.services.bookings.exporting import BookingExporting
from backoffice.services.bookings.importing import BookingImporting, ImportedBookings
from backoffice.services.csv_files import FileUnreadable
from backoffice.services.importing import ImportStopped
from backoffice.services.payments.job_kinds import EXPIRE_BOOKING, REFRESH_PAYMENT
from backoffice.services.ports import BookingFilter, BookingRecord
from tests.services.bookings.office import DAY, TIERS, Office
from tests.support.databases import ManualClock

VEHICLE = BookingKind.VEHICLES
HEADER = "listing,customer_name,start_date,end_date"


def _import(office: Office, path: Path, kind: BookingKind = VEHICLE, *, partial: bool = False) -> ImportedBookings:
    importing = BookingImporting(office.bookings.desk)
    return importing.save(importing.read(kind, path), partial=partial)


def _file(folder: Path, *lines: str) -> Path:
    path = folder / "bookings.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _slug(office: Office, kind: BookingKind = VEHICLE) -> str:
    return str(office.assets.get(office.listing(kind)).values["slug"])


def _told(result: ImportedBookings) -> list[tuple[int, str]]:
    return [(problem.line, problem.field) for problem in result.problems]


def _all(database: SqlDatabase, kind: BookingKind) -> list[BookingRecord]:
    with database.booking_queries.export(kind, BookingFilter(kind=kind)) as records:
        return list(records)


@pytest.mark.parametrize("by", ["slug", "id"])
def test_few_columns_are_enough_and_the_listing_is_named_by_slug_or_number(
    office: Office, tmp_path: Path, by: str
) -> None:
    name = _slug(office) if by == "slug" else str(office.listing(VEHICLE).id)
    result = _import(office, _file(tmp_path, HEADER, f"{name},Onda Mansa,2030-06-03,2030-06-06"))
    (record,) = result.created
    assert (record.asset, record.price.total_minor) == (office.listing(VEHICLE), 60_000)
    assert (record.status, record.payment_status) == (BookingStatus.CONFIRMED, PaymentStatus.PENDING)
    assert str(office.bookings.trail(record.ref)[0].message) == "The booking was imported: BRL 600.00."


def test_one_bad_row_keeps_all_out_and_each_is_named(office: Office, tmp_path: Path) -> None:
    slug = _slug(office)
    path = _file(
        tmp_path,
        f"{HEADER},customer_email,code",
        f"{slug},Onda Mansa,2030-06-03,2030-06-06,,",
        f"{slug},,2030-06-10,2030-06-12,,",
        "nowhere,Onda Mansa,2030-06-10,2030-06-12,,",
        f"{slug},Onda Mansa,03/06/2030,2030-06-12,onda@,",
        f"{slug},Onda Mansa,2030-06-10,2030-06-12,,AAAA-2222",
        f"{slug},Onda Mansa,2030-06-10,2030-06-12,,,extra",
    )
    result = _import(office, path)
    assert result.created == ()
    assert set(_told(result)) == {
        (3, "customer_name"),
        (4, "listing"),
        (5, "start_date"),
        (5, "customer_email"),
        (6, "code"),
        (7, ""),
    }
    assert _all(office.database, VEHICLE) == []
    kept = _import(office, path, partial=True)
    assert len(kept.created) == len(_all(office.database, VEHICLE)) == 1
    assert kept.failed_lines == 5


def test_rows_that_want_the_same_place_are_refused_as_in_the_form(office: Office, tmp_path: Path) -> None:
    slug = _slug(office)
    path = _file(
        tmp_path,
        f"{HEADER},override_reason",
        f"{slug},Onda Mansa,2030-06-03,2030-06-06,",
        f"{slug},Vento Leste,2030-06-05,2030-06-08,",
        f"{slug},Ilha Clara,2030-06-05,2030-06-08,They share it",
    )
    result = _import(office, path)
    assert (result.created, _told(result)) == ((), [(3, "")])
    assert _all(office.database, VEHICLE) == []
    assert len(_import(office, path, partial=True).created) == 2


def test_staff_override_nothing_by_a_file_either(office: Office, tmp_path: Path) -> None:
    slug = _slug(office)
    office.as_role(Role.STAFF)
    path = _file(
        tmp_path,
        f"{HEADER},override_reason",
        f"{slug},Onda Mansa,2030-06-03,2030-06-06,",
        f"{slug},Ilha Clara,2030-06-05,2030-06-08,They share it",
    )
    assert _told(_import(office, path)) == [(3, "")]


def test_history_is_imported_as_it_was(office: Office, tmp_path: Path) -> None:
    slug = _slug(office)
    path = _file(
        tmp_path,
        f"{HEADER},status,payment_status,payment_method,payment_intent_id,total",
        f"{slug},Onda Mansa,2029-01-03,2029-01-06,completed,paid,cash,,500.00",
        f"{slug},Vento Leste,2029-01-04,2029-01-05,cancelled,,,,",
        f"{slug},Ilha Clara,2029-02-04,2029-02-06,paid,,,pi_3Nabcdefghijk,",
    )
    first, second, third = _import(office, path).created
    assert (first.status, first.payment_status, first.payment_method) == (
        BookingStatus.COMPLETED,
        PaymentStatus.PAID,
        PaymentMethod.CASH,
    )
    assert first.price.total_minor == 50_000
    assert "by the listing's price it is BRL 600.00" in str(office.bookings.trail(first.ref)[0].message)
    assert second.status is BookingStatus.CANCELLED
    assert (third.status, third.payment_status, third.payment_method) == (
        BookingStatus.PAID,
        PaymentStatus.PAID,
        PaymentMethod.STRIPE,
    )
    assert office.job(REFRESH_PAYMENT, "payments/pi_3Nabcdefghijk") is not None


def test_an_imported_booking_that_awaits_its_payment_gets_a_deadline(office: Office, tmp_path: Path) -> None:
    row = f"{_slug(office)},Onda Mansa,2030-06-03,2030-06-06,awaiting_payment"
    (record,) = _import(office, _file(tmp_path, f"{HEADER},status", row)).created
    assert record.unpaid_until == office.clock.now() + timedelta(hours=24)
    assert office.job(EXPIRE_BOOKING, record.ref) is not None


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ("paid,pending,cash,,", "payment_status"),
        ("paid,paid,,,", "payment_method"),
        ("confirmed,paid,pay_later,,", "payment_method"),
        ("completed,refunded,cash,,", "payment_intent_id"),
        ("confirmed,not_required,,,", "payment_status"),
        ("gone,,,,", "status"),
        (",,barter,,", "payment_method"),
        (",,,ch_12345,", "payment_intent_id"),
        (",,,,0.10", "total"),
    ],
)
def test_what_cannot_be_is_refused_with_its_column(office: Office, tmp_path: Path, cells: str, field: str) -> None:
    header = f"{HEADER},status,payment_status,payment_method,payment_intent_id,total"
    row = f"{_slug(office)},Onda Mansa,2030-06-03,2030-06-06,{cells}"
    result = _import(office, _file(tmp_path, header, row))
    assert result.created == ()
    assert _told(result) == [(2, field)]


def test_a_payment_named_twice_is_refused(office: Office, tmp_path: Path) -> None:
    slug = _slug(office)
    path = _file(
        tmp_path,
        f"{HEADER},payment_intent_id",
        f"{slug},Onda Mansa,2030-06-03,2030-06-06,pi_3Nabcdefghijk",
        f"{slug},Vento Leste,2030-06-13,2030-06-16,pi_3Nabcdefghijk",
    )
    assert _told(_import(office, path)) == [(3, "payment_intent_id")]


def test_tiers_are_named(office: Office, tmp_path: Path) -> None:
    boat = office.add(AssetKind.ACTIVITIES, TIERS)
    slug, tiers = office.assets.get(boat).values["slug"], office.assets.get(boat).tiers
    path = _file(
        tmp_path,
        "listing,customer_name,date,time,tier",
        f"{slug},Onda Mansa,2030-06-03,9:00,CHILD",
        f"{slug},Onda Mansa,2030-06-03,9:00,{tiers[0].id}",
        f"{slug},Onda Mansa,2030-06-03,9:00,Elephant",
    )
    result = _import(office, path, BookingKind.ACTIVITIES, partial=True)
    assert [record.values["tier_id"] for record in result.created] == [tiers[1].id, tiers[0].id]
    assert _told(result) == [(4, "tier")]


@pytest.mark.parametrize(
    ("header", "word"),
    [
        ("customer_name", "listing"),
        ("listing,colour_of_hair", "colour_of_hair"),
        ("listing,listing", "twice"),
        ("", ""),
    ],
)
def test_a_file_with_a_wrong_header_is_refused_whole(office: Office, tmp_path: Path, header: str, word: str) -> None:
    with pytest.raises(FileUnreadable) as refused:
        _import(office, _file(tmp_path, header, "x"))
    assert word in str(refused.value.message)


def test_an_import_can_be_stopped(office: Office, tmp_path: Path) -> None:
    path = _file(tmp_path, HEADER, f"{_slug(office)},Onda Mansa,2030-06-03,2030-06-06")
    with pytest.raises(ImportStopped):
        BookingImporting(office.bookings.desk).read(VEHICLE, path, report=lambda done, total: False)


def test_files_are_read_as_people_of_a_locale_write_them(office: Office, tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        "listing;customer_name;start_date;end_date;total",
        f"{_slug(office)};Onda Mansa;03/06/2030;06/06/2030;1.234,50",
    )
    importing = BookingImporting(office.bookings.desk)
    read = importing.read(VEHICLE, path, context_for("pt_BR", "BRL"))
    (record,) = importing.save(read, partial=False).created
    assert (record.price.total_minor, record.values["pick_up_on"]) == (123_450, date(2030, 6, 3))


def _varied(office: Office) -> None:
    """Make bookings of every kind, in several statuses, with hostile texts."""
    for kind in BookingKind:
        first = office.book(kind, notes="=HYPERLINK(1)\n'quoted', \"twice\"; e não só", special_requests="@cmd")
        office.bookings.record_payment(first.ref, PaymentMethod.CASH)
        second = office.bookings.create(kind, first.asset, office.wish(kind), override_reason="They share")
        office.bookings.cancel(second.ref)
        third = office.bookings.create(
            kind, first.asset, office.wish(kind, discount_percent=20, coupon="VERÃO"), override_reason="They share"
        )
        office.bookings.act(third.ref, Action.NO_SHOW)
    boat = office.add(AssetKind.ACTIVITIES, TIERS, name="With tiers")
    tier = office.assets.get(boat).tiers[1].id
    wish = office.wish(BookingKind.ACTIVITIES, children=0, tier_id=tier, participant_names=("Um; dois", "=2"))
    office.bookings.create(BookingKind.ACTIVITIES, boat, wish, payment_intent_id="pi_3Nabcdefghijk")


def _copy(office: Office, opened: Callable[..., SqlDatabase], url: str, clock: ManualClock) -> Office:
    """Return another office with the same listings."""
    other = Office(opened(url, clock), clock)
    for kind in BookingKind:
        other.listing(kind)
    other.add(AssetKind.ACTIVITIES, TIERS, name="With tiers")
    return other


def _comparable(record: BookingRecord) -> tuple[object, ...]:
    values = {name: value for name, value in record.values.items() if name != "tier_id"}
    standing = (record.status, record.payment_status, record.payment_method, record.stripe.payment_intent_id)
    return (record.confirmation_code, values, standing, record.price.total, record.asset_name)


def test_what_was_exported_is_imported_as_it_was(
    office: Office,
    tmp_path: Path,
    opened: Callable[..., SqlDatabase],
    clock: ManualClock,
    request: pytest.FixtureRequest,
) -> None:
    elsewhere = "postgresql_url" if office.database.dialect == "sqlite" else "sqlite_url"
    for kind in BookingKind:
        office.listing(kind)
    _varied(office)
    other = _copy(office, opened, request.getfixturevalue(elsewhere), clock)
    for kind in BookingKind:
        path = tmp_path / f"{kind}.csv"
        written = BookingExporting(office.database).write(kind, path)
        result = _import(other, path, kind)
        assert [str(problem.message) for problem in result.problems] == []
        assert written == len(result.created) == (4 if kind is BookingKind.ACTIVITIES else 3)
        originals, copies = _all(office.database, kind), _all(other.database, kind)
        assert [_comparable(copy) for copy in copies] == [_comparable(original) for original in originals]
        again = tmp_path / f"{kind}-again.csv"
        BookingExporting(other.database).write(kind, again)
        assert again.read_bytes() == path.read_bytes()


def test_no_cell_is_a_formula(office: Office, tmp_path: Path) -> None:
    office.book(VEHICLE, customer_name="=1+1", notes="@SUM(A1)", pick_up_place="-2")
    lines = list(BookingExporting(office.database).lines(VEHICLE, BookingFilter(kind=VEHICLE)))
    assert lines[0].strip().split(",") == [spec.public_name for spec in booking_columns(VEHICLE)]
    assert "'=1+1" in lines[1]
    assert "'@SUM(A1)" in lines[1]


def test_only_what_the_filter_lets_through_is_exported(office: Office) -> None:
    office.book(VEHICLE)
    where = BookingFilter(kind=VEHICLE, from_on=DAY + timedelta(days=30))
    assert len(list(BookingExporting(office.database).lines(VEHICLE, where))) == 1
