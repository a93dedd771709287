"""The form of an activity."""

from __future__ import annotations

from backoffice.domain.wording import QT_TRANSLATE_NOOP
from backoffice.gui.forms.layouts import shared
from backoffice.gui.forms.layouts.plan import TIERS, CardPlan

CARDS = (
    CardPlan(
        QT_TRANSLATE_NOOP("backoffice", "Essentials"),
        (("name",), shared.PRICE, ("category", "difficulty"), *shared.SWITCHES),
    ),
    CardPlan(
        QT_TRANSLATE_NOOP("backoffice", "Schedule and capacity"),
        (("available_times",), ("duration_minutes",), ("min_participants", "max_participants")),
    ),
    CardPlan(QT_TRANSLATE_NOOP("backoffice", "Ticket tiers"), ((TIERS,),)),
    CardPlan(
        QT_TRANSLATE_NOOP("backoffice", "What guests get"),
        (("highlights",), ("includes",), ("excludes",), ("itinerary",)),
    ),
    shared.texts(),
    shared.PICTURES,
    shared.PLACE,
    shared.SUPPLIER,
)
