"""The fields of vehicles for hire. The price is per day."""

from backoffice.domain.fields import Choice, FieldGroup, FieldSpec, FieldType
from backoffice.domain.specs import shared
from backoffice.domain.wording import QT_TRANSLATE_NOOP

FIELDS: tuple[FieldSpec, ...] = (
    shared.name(
        QT_TRANSLATE_NOOP("backoffice", "Name"),
        QT_TRANSLATE_NOOP("backoffice", "As customers read it, such as “Red buggy no. 4”."),
    ),
    shared.money(
        "price",
        QT_TRANSLATE_NOOP("backoffice", "Price"),
        QT_TRANSLATE_NOOP("backoffice", "What one day costs. Without a price it is not sold online."),
        QT_TRANSLATE_NOOP("backoffice", "per day"),
    ),
    shared.text("brand", QT_TRANSLATE_NOOP("backoffice", "Brand"), group=FieldGroup.ESSENTIALS),
    shared.text("model", QT_TRANSLATE_NOOP("backoffice", "Model"), group=FieldGroup.ESSENTIALS),
    FieldSpec(
        name="category",
        label=QT_TRANSLATE_NOOP("backoffice", "Category"),
        type=FieldType.CHOICE,
        group=FieldGroup.ESSENTIALS,
        choices=(
            Choice("buggy", QT_TRANSLATE_NOOP("backoffice", "Buggy")),
            Choice("car", QT_TRANSLATE_NOOP("backoffice", "Car")),
            Choice("suv", QT_TRANSLATE_NOOP("backoffice", "SUV")),
            Choice("motorcycle", QT_TRANSLATE_NOOP("backoffice", "Motorcycle")),
            Choice("e_bike", QT_TRANSLATE_NOOP("backoffice", "E-bike")),
            Choice("bicycle", QT_TRANSLATE_NOOP("backoffice", "Bicycle")),
            Choice("van", QT_TRANSLATE_NOOP("backoffice", "Van")),
            Choice("boat", QT_TRANSLATE_NOOP("backoffice", "Boat")),
            Choice("other", QT_TRANSLATE_NOOP("backoffice", "Other")),
        ),
    ),
    shared.number("year", QT_TRANSLATE_NOOP("backoffice", "Year built"), 1950, 2100),
    FieldSpec(
        name="licence_plate",
        label=QT_TRANSLATE_NOOP("backoffice", "Licence plate"),
        type=FieldType.TEXT,
        group=FieldGroup.ESSENTIALS,
        max_length=20,
    ),
    shared.text("colour", QT_TRANSLATE_NOOP("backoffice", "Colour")),
    shared.number("seats", QT_TRANSLATE_NOOP("backoffice", "Seats"), 1, 100),
    FieldSpec(
        name="fuel",
        label=QT_TRANSLATE_NOOP("backoffice", "Fuel"),
        type=FieldType.CHOICE,
        group=FieldGroup.DETAILS,
        choices=(
            Choice("petrol", QT_TRANSLATE_NOOP("backoffice", "Petrol")),
            Choice("ethanol", QT_TRANSLATE_NOOP("backoffice", "Ethanol")),
            Choice("flex", QT_TRANSLATE_NOOP("backoffice", "Flex (petrol and ethanol)")),
            Choice("diesel", QT_TRANSLATE_NOOP("backoffice", "Diesel")),
            Choice("electric", QT_TRANSLATE_NOOP("backoffice", "Electric")),
            Choice("hybrid", QT_TRANSLATE_NOOP("backoffice", "Hybrid")),
            Choice("none", QT_TRANSLATE_NOOP("backoffice", "None")),
        ),
    ),
    FieldSpec(
        name="transmission",
        label=QT_TRANSLATE_NOOP("backoffice", "Transmission"),
        type=FieldType.CHOICE,
        group=FieldGroup.DETAILS,
        choices=(
            Choice("manual", QT_TRANSLATE_NOOP("backoffice", "Manual")),
            Choice("automatic", QT_TRANSLATE_NOOP("backoffice", "Automatic")),
        ),
    ),
    FieldSpec(
        name="status",
        label=QT_TRANSLATE_NOOP("backoffice", "Status"),
        type=FieldType.CHOICE,
        group=FieldGroup.DETAILS,
        default="available",
        choices=(
            Choice("available", QT_TRANSLATE_NOOP("backoffice", "Available")),
            Choice("rented", QT_TRANSLATE_NOOP("backoffice", "Rented out")),
            Choice("maintenance", QT_TRANSLATE_NOOP("backoffice", "In maintenance")),
        ),
    ),
    shared.money(
        "extra_driver_fee",
        QT_TRANSLATE_NOOP("backoffice", "Extra-driver fee"),
        QT_TRANSLATE_NOOP("backoffice", "What each further driver costs a day."),
        QT_TRANSLATE_NOOP("backoffice", "per day"),
    ),
    *shared.COMMON,
)
