"""The form of a restaurant."""

from __future__ import annotations

from backoffice.domain.wording import QT_TRANSLATE_NOOP
from backoffice.gui.forms.layouts import shared
from backoffice.gui.forms.layouts.plan import CardPlan

CARDS = (
    CardPlan(
        QT_TRANSLATE_NOOP("backoffice", "Essentials"),
        (("name",), shared.PRICE, ("cuisine",), ("dining_style", "price_range"), *shared.SWITCHES),
    ),
    CardPlan(
        QT_TRANSLATE_NOOP("backoffice", "Opening and tables"),
        (("operating_days",), ("opening_time", "closing_time"), ("max_party_size",), ("accepts_reservations",)),
    ),
    CardPlan(
        QT_TRANSLATE_NOOP("backoffice", "Contact"),
        (("phone",), ("website",)),
    ),
    CardPlan(QT_TRANSLATE_NOOP("backoffice", "Good to know"), (("dress_code",), ("payment_options",))),
    shared.texts(),
    shared.PICTURES,
    shared.PLACE,
    shared.SUPPLIER,
)
