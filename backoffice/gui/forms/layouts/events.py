"""The form of an event."""

from __future__ import annotations

from backoffice.domain.wording import QT_TRANSLATE_NOOP
from backoffice.gui.forms.layouts import shared
from backoffice.gui.forms.layouts.plan import TIERS, CardPlan, Share

CARDS = (
    CardPlan(
        QT_TRANSLATE_NOOP("backoffice", "Essentials"),
        (("name",), shared.PRICE, ("category",), *shared.SWITCHES),
    ),
    CardPlan(
        QT_TRANSLATE_NOOP("backoffice", "When and where"),
        ((Share("event_on", 3), Share("event_time", 2)), ("location",), ("max_participants",), ("speaker",)),
    ),
    CardPlan(QT_TRANSLATE_NOOP("backoffice", "Ticket tiers"), ((TIERS,),)),
    CardPlan(QT_TRANSLATE_NOOP("backoffice", "Contact"), (("whatsapp_contact",), ("external_booking_url",))),
    shared.texts(),
    shared.PICTURES,
    shared.PLACE,
    shared.SUPPLIER,
)
