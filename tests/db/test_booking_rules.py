"""What no booking can be is refused: in words by the program, and at last by the database itself."""

from datetime import date, datetime

import pytest
from sqlalchemy import text

from backoffice.db import SqlDatabase
from backoffice.domain.errors import InvalidInput
from backoffice.services.database_errors import RuleBroken
from backoffice.services.ports import BookingChange
from tests.db.booking_samples import book


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("customer_name", "nul \0"),
        ("customer_name", "half \ud83d"),
        ("customer_name", None),
        ("customer_name", " \t\N{NO-BREAK SPACE}"),
        ("pick_up_on", None),
        ("pick_up_on", "2030-01-01"),
        ("pick_up_on", datetime(2030, 1, 1)),  # noqa: DTZ001 - what is refused
        ("pick_up_time", "08:00"),
        ("additional_drivers", 2**31),
        ("additional_drivers", True),
        ("discount_minor", 1.5),
        ("options", ("nul \0",)),
        ("nonsense", 1),
        ("status", "paid"),
        ("payment_status", "paid"),
        ("stripe_payment_intent_id", "pi_1"),
        ("total_minor", 1),
        ("vehicle_id", 1),
        ("search_text", "x"),
        ("id; DROP TABLE jobs", 1),
    ],
)
def test_what_no_column_holds_is_refused_by_name(database: SqlDatabase, field: str, value: object) -> None:
    with pytest.raises(InvalidInput) as caught:
        book(database, values={field: value})
    assert [problem.field for problem in caught.value.problems] == [field]
    ref = book(database).ref
    with pytest.raises(InvalidInput), database.write() as unit:
        unit.bookings.change(ref, BookingChange(values={field: value}))


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"return_on": date(2030, 5, 31)}, "dated"),
        ({"discount_percent": 101}, "discount_percent"),
        ({"discount_minor": -1}, "discount_minor"),
        ({"additional_drivers": -1}, "additional_drivers"),
        ({"additional_drivers": 200_000}, "people"),
        ({"customer_name": "n" * 10_000_000}, "customer_name"),
        ({"customer_email": "e" * 10_000_000}, "customer_email"),
        ({"customer_phone": "1" * 400}, "customer_phone"),
        ({"customer_tax_id": "1" * 10_000}, "customer_tax_id"),
    ],
)
def test_the_database_itself_keeps_the_rules(database: SqlDatabase, values: dict[str, object], rule: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        book(database, values=values)
    assert rule in str(caught.value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    "change",
    [
        "status = 'lost'",
        "payment_status = 'lost'",
        "payment_method = 'shells'",
        "total_minor = -1",
        "total_minor = 100000000",
        "currency = 'brl'",
        "ends_on = '2020-01-01'",
        "starts_on = NULL",
        "starts_on = NULL, ends_on = NULL",
        "people = 0",
        "confirmation_code = ''",
        "vehicle_id = 999",
    ],
)
def test_whoever_writes_past_the_program_is_held_to_the_rules_too(database: SqlDatabase, change: str) -> None:
    ref = book(database).ref
    with pytest.raises(RuleBroken), database.write() as unit:
        unit.bookings._connection.execute(text(f"UPDATE vehicle_bookings SET {change} WHERE id = {ref.id}"))


@pytest.mark.parametrize(
    "hostile",
    [
        "\N{SAILBOAT}\N{ZERO WIDTH JOINER}\N{BEACH WITH UMBRELLA}",
        "\N{RIGHT-TO-LEFT OVERRIDE}abc \N{ARABIC LETTER ALEF}",
        "<img src=x onerror=alert(1)>",
        "'; DROP TABLE vehicle_bookings; --",
        "100% _of_ it\\",
        "line\r\nWARNING forged",
        "\x01\x7f",
    ],
)
def test_hostile_text_is_kept_letter_by_letter(database: SqlDatabase, hostile: str) -> None:
    values: dict[str, object] = {"customer_name": hostile, "notes": hostile, "options": (hostile,), "coupon": hostile}
    found = book(database, values=values)
    assert {name: found.values[name] for name in values} == values


def test_notes_of_ten_megabytes_are_kept(database: SqlDatabase) -> None:
    notes = "\N{SAILBOAT}é" * 1_700_000
    assert book(database, values={"notes": notes}).values["notes"] == notes
