from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.checks import check_field
from backoffice.domain.errors import InvalidInput
from backoffice.domain.fields import FieldType
from backoffice.domain.parsing import NEUTRAL_CONTEXT, context_for, parse_field, show_field
from backoffice.domain.specs import UnknownField
from backoffice.domain.specs.bookings import booking_defaults, booking_field, booking_fields
from tests.domain.bookings.strategies import kinds
from tests.domain.field_strategies import values

SHARED = (
    "customer_name customer_email customer_phone customer_tax_id language supplier notes special_requests staff_notes "
    "discount_percent discount_minor coupon discount_reason override_reason"
).split()
OWN = {
    BookingKind.ACTIVITIES: "activity_on activity_time adults children tier_id participant_names",
    BookingKind.EVENTS: "adults children tier_id participant_names",
    BookingKind.RESTAURANTS: "reserved_on reserved_time party_size table_label",
    BookingKind.VEHICLES: "pick_up_on pick_up_time return_on return_time pick_up_place return_place "
    "additional_drivers options",
    BookingKind.ACCOMMODATIONS: "check_in_on check_out_on guests rooms",
}
REQUIRED = {
    BookingKind.ACTIVITIES: "customer_name activity_on",
    BookingKind.EVENTS: "customer_name",
    BookingKind.RESTAURANTS: "customer_name reserved_on reserved_time party_size",
    BookingKind.VEHICLES: "customer_name pick_up_on return_on",
    BookingKind.ACCOMMODATIONS: "customer_name check_in_on check_out_on guests",
}
ALL_SPECS = tuple(dict.fromkeys(spec for kind in BookingKind for spec in booking_fields(kind)))

EMAIL = booking_field(BookingKind.EVENTS, "customer_email")
TAX_ID = booking_field(BookingKind.EVENTS, "customer_tax_id")


@pytest.mark.parametrize("kind", BookingKind)
def test_each_kind_has_the_shared_fields_and_its_own(kind: BookingKind) -> None:
    names = [spec.name for spec in booking_fields(kind)]
    assert sorted(names) == sorted([*SHARED, *OWN[kind].split()])
    assert {spec.name for spec in booking_fields(kind) if spec.required} == set(REQUIRED[kind].split())
    public = [spec.public_name for spec in booking_fields(kind)]
    assert len(set(public)) == len(public)
    assert not any(name.endswith(("_minor", "_on")) for name in public)


@pytest.mark.parametrize("kind", BookingKind)
def test_defaults_hold_every_field_and_are_valid(kind: BookingKind) -> None:
    found = booking_defaults(kind)
    assert list(found) == [spec.name for spec in booking_fields(kind)]
    assert all(check_field(spec, found[spec.name]) is None for spec in booking_fields(kind) if found[spec.name])
    assert found["language"] == "pt_BR"


def test_the_same_name_means_the_same_in_every_kind() -> None:
    by_name = {spec.name: spec for spec in ALL_SPECS}
    assert len(by_name) == len(ALL_SPECS)


def test_a_field_is_found_by_either_name_and_a_wrong_one_suggests_the_nearest() -> None:
    assert booking_field(BookingKind.ACCOMMODATIONS, " Check_In ").name == "check_in_on"
    assert booking_field(BookingKind.VEHICLES, "start_date").name == "pick_up_on"
    with pytest.raises(UnknownField, match="Did you mean “party_size”"):
        booking_field(BookingKind.RESTAURANTS, "partysize")


def test_every_field_speaks_to_people() -> None:
    for spec in ALL_SPECS:
        assert spec.label
        assert spec.label[0].isupper()
        assert not spec.help or spec.help.endswith(".")
        assert bool(spec.choices) == (spec.type is FieldType.CHOICE)
        if spec.type in (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.TEXT_LIST, FieldType.EMAIL):
            assert spec.max_length


@given(kinds, st.data(), st.sampled_from([NEUTRAL_CONTEXT, context_for("pt_BR", "BRL"), context_for("en_US", "KWD")]))
def test_what_is_shown_is_read_back(kind: BookingKind, data: st.DataObject, context: object) -> None:
    spec = data.draw(st.sampled_from(booking_fields(kind)))
    value = data.draw(values(spec))
    if check_field(spec, value) is None:
        assert parse_field(spec, show_field(spec, value, context), context) == value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("maria@example.org", "maria@example.org"),
        ("  Maria.Silva+1@Example.ORG ", "Maria.Silva+1@example.org"),
        ("<maria@example.org>", "maria@example.org"),
        ("mailto:maria@example.org", "maria@example.org"),
        ("josé@exämple.com.br", "josé@exämple.com.br"),
    ],
)
def test_an_e_mail_address_is_read(typed: str, kept: str) -> None:
    assert parse_field(EMAIL, typed, NEUTRAL_CONTEXT) == kept


NO_ADDRESSES = (
    "<>",
    "mailto:",
    "maria",
    "maria@",
    "@example.org",
    "maria@example",
    "a b@example.org",
    "a@b@c.org",
    "a@b..org",
    "x" * 300,
    "a@b.org, c@d.org",
    "maria@example.org\nBcc: x@y.org",
    "a@exa\u202emple.org",
    f"{'a' * 65}@example.org",
)


@pytest.mark.parametrize("typed", NO_ADDRESSES)
def test_what_is_no_e_mail_address_is_refused_in_words(typed: str) -> None:
    with pytest.raises(InvalidInput, match="is not an e-mail address"):
        parse_field(EMAIL, typed, NEUTRAL_CONTEXT)


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("012.345.678-90", "01234567890", "012.345.678-90"),
        ("01234567890", "01234567890", "012.345.678-90"),
        (" 12.345.678/0001-95 ", "12345678000195", "12.345.678/0001-95"),
        ("12abc34501de35", "12ABC34501DE35", "12.ABC.345/01DE-35"),
    ],
)
def test_a_tax_id_is_read_without_its_marks_and_shown_with_them(typed: str, kept: str, shown: str) -> None:
    assert parse_field(TAX_ID, typed, NEUTRAL_CONTEXT) == kept
    assert show_field(TAX_ID, kept, NEUTRAL_CONTEXT) == shown


@pytest.mark.parametrize(
    "typed", ["/", "--", "1234567890", "123456789012", "1234567800019X", "１２３４５６７８９０１", "abc"]
)
def test_what_is_no_tax_id_is_refused_in_words(typed: str) -> None:
    with pytest.raises(InvalidInput, match="neither a CPF nor a CNPJ"):
        parse_field(TAX_ID, typed, NEUTRAL_CONTEXT)


def test_days_and_times_are_read_by_their_headers() -> None:
    context = context_for("pt_BR", "BRL")
    spec = booking_field(BookingKind.RESTAURANTS, "date")
    assert parse_field(spec, "31/03/2027", context) == date(2027, 3, 31)
    assert parse_field(booking_field(BookingKind.RESTAURANTS, "time"), "20h30", context) == time(20, 30)


@given(kinds, st.integers(1, 2**63))
def test_a_booking_is_named_by_kind_and_id_and_read_back(kind: BookingKind, number: int) -> None:
    ref = BookingRef(kind, number)
    assert BookingRef.parse(str(ref)) == ref
    assert BookingKind.of(kind.asset_kind) is kind
