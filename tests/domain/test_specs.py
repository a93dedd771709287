import pytest

from backoffice.domain.checks import check_field
from backoffice.domain.fields import FieldType
from backoffice.domain.kinds import AssetKind
from backoffice.domain.specs import (
    TIER_FIELDS,
    UnknownField,
    defaults,
    field_of,
    fields_of,
    tier_defaults,
    tier_field,
)
from tests.domain.field_strategies import ALL_SPECS

SHARED = (
    "name slug description long_description price_minor currency net_rate_minor supplier street neighbourhood city "
    "state postal_code latitude longitude images tags is_active is_featured accepts_online_payment cancellation_policy "
    "refund_policy"
).split()
OWN = {
    AssetKind.ACTIVITIES: "category duration_minutes difficulty min_participants max_participants available_times "
    "highlights includes excludes itinerary",
    AssetKind.EVENTS: "event_on event_time location category max_participants speaker external_booking_url "
    "whatsapp_contact",
    AssetKind.RESTAURANTS: "cuisine price_range dining_style operating_days opening_time closing_time "
    "accepts_reservations max_party_size phone website dress_code payment_options",
    AssetKind.VEHICLES: "brand model category year licence_plate colour seats fuel transmission status "
    "extra_driver_fee_minor",
    AssetKind.ACCOMMODATIONS: "accommodation_type check_in_time check_out_time total_rooms max_guests bedrooms "
    "bathrooms beds_single beds_double beds_queen beds_king area_m2 amenities house_rules minimum_stay "
    "cleaning_fee_minor taxes_minor discount_percent",
}


@pytest.mark.parametrize("kind", AssetKind)
def test_each_kind_has_the_shared_fields_and_its_own(kind: AssetKind) -> None:
    names = [spec.name for spec in fields_of(kind)]
    assert sorted(names) == sorted([*SHARED, *OWN[kind].split()])
    public = [spec.public_name for spec in fields_of(kind)]
    assert len(set(public)) == len(public)
    assert not any(name.endswith("_minor") for name in public)


@pytest.mark.parametrize("kind", AssetKind)
def test_only_the_name_is_required_and_defaults_are_valid(kind: AssetKind) -> None:
    assert [spec.name for spec in fields_of(kind) if spec.required] == ["name"]
    values = defaults(kind, "EUR")
    assert list(values) == [spec.name for spec in fields_of(kind)]
    assert values["currency"] == "EUR"
    assert all(check_field(spec, values[spec.name]) is None for spec in fields_of(kind) if not spec.required)
    assert (values["is_active"], values["is_featured"], values["accepts_online_payment"]) == (True, False, True)


def test_tiers_have_their_fields_and_defaults() -> None:
    assert [spec.name for spec in TIER_FIELDS] == (
        "name price_minor tier_type available_quantity max_per_order benefits is_active position".split()
    )
    assert tier_defaults(3) == {
        "name": None,
        "price_minor": None,
        "tier_type": "regular",
        "available_quantity": None,
        "max_per_order": None,
        "benefits": (),
        "is_active": True,
        "position": 3,
    }


def test_a_field_is_found_by_either_name_in_any_case() -> None:
    assert field_of(AssetKind.EVENTS, " Title ").name == "name"
    assert field_of(AssetKind.EVENTS, "name").public_name == "title"
    assert field_of(AssetKind.EVENTS, "date") is field_of(AssetKind.EVENTS, "event_on")
    assert field_of(AssetKind.ACCOMMODATIONS, "type").name == "accommodation_type"
    assert tier_field("price").name == "price_minor"


def test_an_unknown_field_is_refused_with_a_suggestion() -> None:
    with pytest.raises(UnknownField, match="Did you mean “price”"):
        field_of(AssetKind.EVENTS, "prcie")
    with pytest.raises(UnknownField, match="The fields are: title, price, date"):
        field_of(AssetKind.EVENTS, "\x00zzzzzzzz" * 100_000)


def test_every_field_speaks_to_people() -> None:
    for spec in ALL_SPECS:
        assert spec.label
        assert spec.label[0].isupper()
        assert not spec.help or spec.help.endswith(".")
        assert bool(spec.choices) == (spec.type is FieldType.CHOICE)
        assert spec.minimum is None or spec.maximum is None or spec.minimum < spec.maximum
        if spec.type in (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.TEXT_LIST, FieldType.URL_LIST, FieldType.URL):
            assert spec.max_length
