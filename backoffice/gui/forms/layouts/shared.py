"""Cards that look the same for every kind."""

from __future__ import annotations

from backoffice.domain.wording import QT_TRANSLATE_NOOP
from backoffice.gui.forms.layouts.plan import CardPlan, Line, Share

PRICE: Line = (Share("price_minor", 3), Share("currency", 2))
SWITCHES: tuple[Line, ...] = (("is_active", "is_featured"), ("accepts_online_payment",))

PLACE = CardPlan(
    QT_TRANSLATE_NOOP("backoffice", "Address"),
    (
        ("street",),
        ("neighbourhood", "postal_code"),
        (Share("city", 3), Share("state", 2)),
        ("latitude", "longitude"),
    ),
)
PICTURES = CardPlan(QT_TRANSLATE_NOOP("backoffice", "Pictures and tags"), (("images",), ("tags",)))
SUPPLIER = CardPlan(QT_TRANSLATE_NOOP("backoffice", "Supplier"), (("supplier",), ("net_rate_minor",)))


def texts(*own: Line) -> CardPlan:
    """Return the card of texts, a kind's own ones after the descriptions."""
    return CardPlan(
        QT_TRANSLATE_NOOP("backoffice", "Texts"),
        (("description",), ("long_description",), *own, ("cancellation_policy",), ("refund_policy",), ("slug",)),
    )
