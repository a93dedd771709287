"""The form of a vehicle."""

from __future__ import annotations

from backoffice.domain.wording import QT_TRANSLATE_NOOP
from backoffice.gui.forms.layouts import shared
from backoffice.gui.forms.layouts.plan import CardPlan

CARDS = (
    CardPlan(
        QT_TRANSLATE_NOOP("backoffice", "Essentials"),
        (("name",), shared.PRICE, ("category", "status"), *shared.SWITCHES),
    ),
    CardPlan(
        QT_TRANSLATE_NOOP("backoffice", "The vehicle"),
        (
            ("brand", "model"),
            ("licence_plate", "colour"),
            ("year", "seats"),
            ("fuel", "transmission"),
            ("extra_driver_fee_minor",),
        ),
    ),
    shared.texts(),
    shared.PICTURES,
    shared.PLACE,
    shared.SUPPLIER,
)
