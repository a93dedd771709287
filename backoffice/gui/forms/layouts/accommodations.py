"""The form of an accommodation."""

from __future__ import annotations

from backoffice.domain.wording import QT_TRANSLATE_NOOP
from backoffice.gui.forms.layouts import shared
from backoffice.gui.forms.layouts.plan import CardPlan

CARDS = (
    CardPlan(
        QT_TRANSLATE_NOOP("backoffice", "Essentials"),
        (("name",), shared.PRICE, ("accommodation_type",), *shared.SWITCHES),
    ),
    CardPlan(
        QT_TRANSLATE_NOOP("backoffice", "Stay and capacity"),
        (("check_in_time", "check_out_time"), ("minimum_stay", "max_guests"), ("total_rooms",)),
    ),
    CardPlan(
        QT_TRANSLATE_NOOP("backoffice", "Fees and discount"),
        (("cleaning_fee_minor", "taxes_minor"), ("discount_percent",)),
    ),
    CardPlan(
        QT_TRANSLATE_NOOP("backoffice", "Rooms and beds"),
        (
            ("bedrooms", "bathrooms"),
            ("beds_single", "beds_double"),
            ("beds_queen", "beds_king"),
            ("area_m2",),
            ("amenities",),
        ),
    ),
    shared.texts(("house_rules",)),
    shared.PICTURES,
    shared.PLACE,
    shared.SUPPLIER,
)
